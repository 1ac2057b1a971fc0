import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';

/** What may be typed into a password field. The rules of a new password are `checkPassword`'s. */
export const typedPassword = z.string().min(1).max(256);

/** Six digits of the authenticator, or one of the recovery codes. */
export const secondFactor = z.string().trim().min(6).max(40);

export const deviceStatuses = ['waiting', 'active', 'revoked'] as const;

export const session = z.object({
  id,
  kind: z.enum(['web', 'api']),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  current: z.boolean(),
});
export type Session = z.infer<typeof session>;

export const accountRow = z.object({
  userId: id,
  account: z.string(),
  name: z.string(),
  disabled: z.boolean(),
  hasPassword: z.boolean(),
  totp: z.boolean(),
  lockedUntil: instant.nullable(),
  lastSignInAt: instant.nullable(),
  devices: z.number().int(),
});
export type AccountRow = z.infer<typeof accountRow>;

export const device = z.object({
  id,
  name: line(100),
  userId: id,
  account: z.string(),
  userName: z.string(),
  os: z.string(),
  appVersion: z.string(),
  status: z.enum(deviceStatuses),
  enrolledAt: instant,
  lastSeenAt: instant.nullable(),
  certificateNotAfter: instant.nullable(),
});
export type Device = z.infer<typeof device>;

export const enrolCodeRow = z.object({
  id,
  userId: id,
  account: z.string(),
  deviceName: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant,
  status: z.enum(['open', 'used', 'expired', 'revoked']),
});
export type EnrolCodeRow = z.infer<typeof enrolCodeRow>;
