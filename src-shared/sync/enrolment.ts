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
  /** Which password the account has: a desktop keeps its key under the same one. */
  account: '/enrol/account',
  /** The person shows on their desktop that they know it. */
  adopt: '/enrol/account/adopt',
  /** How the device stands: trust, lease, recovery key, and whether it is to delete its data. */
  standing: '/enrol/standing',
  /** A device's word that it deleted its data. */
  wiped: '/enrol/wiped',
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

/** `stamp` names the account's password without telling it; null while it waits for an activation. */
/** The screen is to be locked once: something odd was seen at this time, and the password proves who sits there. */
const lockSince = z.number().int().nullable().default(null);

export const accountStanding = z.object({
  stamp: z.string().nullable(),
  dueAt: z.number().int().nullable(),
  lockSince,
});
export type AccountStanding = z.infer<typeof accountStanding>;

export const adoptRequest = z.strictObject({ password: typed, activationCode: z.string().max(100).optional() });
export type AdoptRequest = z.infer<typeof adoptRequest>;

/** A server of 0.1.0 tells no stamp: the next contact does. */
export const passwordChanged = z.object({ stamp: z.string().nullable().default(null) });

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

/** A query parameter: the beginning of the fingerprint of the CA that the device knows. */
export const knownAuthorityParameter = 'ca';
export const knownAuthorityFingerprint = z.string().regex(/^[0-9a-f]{32,64}$/);

/** What a device says when it asks how it stands. */
export const standingRequest = z.object({
  appVersion: z.string().max(40),
  /** For which recovery key its own key is kept. */
  recoveryRecipient: z.string().max(100).nullable(),
  /** A server that pretended to be the company's since it last asked. */
  badServer: z.object({ at: z.number().int(), reason: z.string().max(60), count: z.number().int() }).nullable(),
});
export type StandingRequest = z.infer<typeof standingRequest>;

export const standingReply = z.object({
  standing: z.enum(['good', 'waiting', 'revoked', 'closed', 'expired']),
  now: z.number().int(),
  trust: trustStatement,
  /** Days from now that the data may be opened without asking again. Only for a device in good standing. */
  leaseDays: z.number().int().nullable(),
  /** A role of the person forbids working without the server; a server of 0.2.0 does not say. */
  offlineAllowed: z.boolean().default(true),
  recoveryRecipient: z.string().nullable(),
  /** Delete the company's data: the order's id. */
  wipe: z.object({ id: z.uuid() }).nullable(),
  lockSince,
});
export type StandingReply = z.infer<typeof standingReply>;

/** Why a device was not enrolled or renewed. */
export type EnrolRefusal =
  | { readonly code: 'CODE_REFUSED' }
  | { readonly code: 'WRONG_PASSWORD'; readonly left: number }
  | { readonly code: 'LOCKED_OUT'; readonly until: number }
  | { readonly code: 'PASSWORD_TOO_WEAK'; readonly rule: string }
  | { readonly code: 'CSR_INVALID'; readonly reason: string };

/** Why a desktop does not take over the account's password. */
export type AdoptFault = EnrolRefusal | { readonly code: 'ACTIVATION_FAILED' };
