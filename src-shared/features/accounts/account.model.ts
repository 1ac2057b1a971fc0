import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { wipeFacts } from '../../kernel/wipe.ts';

/** What may be typed into a password field. The rules of a new password are `checkPassword`'s. */
export const typedPassword = z.string().min(1).max(256);

/** Six digits of the authenticator, or one of the recovery codes. */
export const secondFactor = z.string().trim().min(6).max(40);

/** What an administrator's act answers when it is done. */
export const done = z.object({ done: z.literal(true) });
export const ended = z.object({ ended: z.number().int() });
export const accountNotFound = { ACCOUNT_NOT_FOUND: { status: 404 } } as const;
export const sessionNotFound = { SESSION_NOT_FOUND: { status: 404 } } as const;

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

/** What a person is told after signing in, so that they notice if it was not they. */
export const signInNotice = z.object({
  /** The sign-in before this one; null for the first. */
  lastAt: instant.nullable(),
  lastAddress: z.string().nullable(),
  lastAgent: z.string().nullable(),
  /** Wrong tries in between. */
  failed: z.number().int(),
  newDevice: z.boolean(),
  newAddress: z.boolean(),
});
export type SignInNotice = z.infer<typeof signInNotice>;

/** What still stands between a good sign-in and the work: a password that is due, a second step to set up. */
export const signInNeeds = ['password', 'secondFactor'] as const;
export type SignInNeed = (typeof signInNeeds)[number];

export const accountRow = z.object({
  userId: id,
  account: z.string(),
  name: z.string(),
  disabled: z.boolean(),
  hasPassword: z.boolean(),
  totp: z.boolean(),
  lockedUntil: instant.nullable(),
  lastSignInAt: instant.nullable(),
  passwordDueAt: instant.nullable(),
  sessions: z.number().int(),
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
  lostAt: instant.nullable(),
  /** It is to delete its data at its next contact. */
  wipeAskedAt: instant.nullable(),
  /** Its own signed word that it did has arrived. */
  wipedAt: instant.nullable(),
  /** Days it may be opened without reaching the server; null is the company's own rule. */
  leaseDays: z.number().int().nullable(),
});
export type Device = z.infer<typeof device>;

/** A device of one's own, as its person sees it in the browser. */
export const ownDevice = device.pick({
  id: true,
  name: true,
  os: true,
  status: true,
  lastSeenAt: true,
  lostAt: true,
  wipeAskedAt: true,
  wipedAt: true,
});
export type OwnDevice = z.infer<typeof ownDevice>;

/** Days a desktop may be opened without reaching the server: enough for a journey, not for a thief. */
export const leaseDays = z.number().int().min(1).max(365);

/** A device's signed word that it deleted the company's data, with who asked for it. */
export const wipeRecord = z.object({
  deviceName: z.string(),
  account: z.string(),
  userName: z.string(),
  askedAt: instant,
  askedBy: z.string().nullable(),
  receivedAt: instant,
  facts: wipeFacts,
  /** SHA-256 of the certificate whose key signed. */
  fingerprint: z.string(),
  signature: z.string(),
});
export type WipeRecord = z.infer<typeof wipeRecord>;

/** How the company's keys and certificates stand. */
export const authorityState = z.object({
  ca: z.object({ fingerprint: z.string(), notAfter: instant }),
  /** A new CA takes the old one's place; null where none does. */
  takeover: z
    .object({
      startedAt: instant,
      endsAt: instant,
      fingerprintBefore: z.string(),
      followed: z.number().int(),
      waiting: z.array(z.object({ id, name: z.string(), account: z.string() })),
    })
    .nullable(),
  /** Devices whose program is too old to take over a new CA. */
  cannotFollow: z.array(z.object({ id, name: z.string(), account: z.string() })),
  server: z.object({
    notAfter: instant,
    /** The company's own certificate from a file, which is renewed there. */
    own: z.boolean(),
  }),
  recovery: z.object({
    recipient: z.string(),
    /** A new key was shown and waits to be typed back. */
    waiting: z.boolean(),
    /** Devices whose key is kept for this recovery key, and those that will do so at their next contact. */
    followed: z.number().int(),
    behind: z.number().int(),
    retired: z.array(z.object({ recipient: z.string(), until: instant, backups: z.number().int() })),
  }),
  leaseDays,
});
export type AuthorityState = z.infer<typeof authorityState>;

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
