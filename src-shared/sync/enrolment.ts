import { z } from 'zod';
import { trustStatement } from './trust-statement.ts';

/** Where a device speaks to the server's authority; the same port as everything else. */
export const enrolPaths = {
  trust: '/enrol/trust',
  enrol: '/enrol',
  renew: '/enrol/renew',
  /** For a certificate that ended while the device was away: the person signs in once more. */
  again: '/enrol/again',
  /** The person's password, changed from their own desktop. */
  password: '/enrol/password',
} as const;

const pem = z.string().min(1).max(10_000);
const typed = z.string().min(1).max(1_000);

export const enrolRequest = z.strictObject({
  /** The secret of the enrolment code, hex. */
  secret: z.string().regex(/^[0-9a-f]{32}$/),
  account: z.string().trim().min(1).max(64),
  /** The account's password; where the account has none yet, this becomes it. */
  password: typed,
  csrPem: pem,
  deviceName: z.string().trim().min(1).max(100),
  os: z.string().max(100),
  appVersion: z.string().max(40),
  incarnation: z.string().min(1).max(80),
});
export type EnrolRequest = z.infer<typeof enrolRequest>;

export const renewRequest = z.strictObject({ csrPem: pem });
export const enrolAgainRequest = z.strictObject({
  account: z.string().trim().min(1).max(64),
  password: typed,
  csrPem: pem,
});

export const passwordRequest = z.strictObject({ currentPassword: typed, newPassword: typed });

export const renewReply = z.object({
  certPem: pem,
  notBefore: z.number().int(),
  notAfter: z.number().int(),
  trust: trustStatement,
});
export type RenewReply = z.infer<typeof renewReply>;

export const enrolReply = renewReply.extend({
  deviceId: z.uuid(),
  /** `waiting`: an administrator has to approve the device before it may synchronise. */
  status: z.enum(['active', 'waiting']),
  company: z.string(),
  /** `age` recipient of the company's recovery key. */
  recoveryRecipient: z.string(),
  user: z.object({
    id: z.uuid(),
    account: z.string(),
    name: z.string(),
    branchId: z.string().nullable(),
    deptId: z.string().nullable(),
  }),
});
export type EnrolReply = z.infer<typeof enrolReply>;

/** Why a device was not enrolled or renewed. */
export type EnrolRefusal =
  | { readonly code: 'CODE_REFUSED' }
  | { readonly code: 'WRONG_PASSWORD'; readonly left: number }
  | { readonly code: 'LOCKED_OUT'; readonly until: number }
  | { readonly code: 'PASSWORD_TOO_WEAK'; readonly rule: string }
  | { readonly code: 'CSR_INVALID'; readonly reason: string };
