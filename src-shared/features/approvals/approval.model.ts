import { z } from 'zod';
import { id, instant, text } from '../../kernel/fields.ts';
import { findNoun, scopedNounOf, scopedNouns } from '../../kernel/rights/nouns.ts';

/** What a second person is needed for (V2.3.5, S-PI-10). */
export const approvalKinds = ['export', 'deletion', 'rights', 'restore', 'keyRecovery', 'destruction'] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

/** `done` and `failed` are what came of an approved one; a waiting one expires by itself. */
export const approvalStates = ['waiting', 'approved', 'refused', 'withdrawn', 'expired', 'done', 'failed'] as const;
export type ApprovalState = (typeof approvalStates)[number];
export type StoredApprovalState = Exclude<ApprovalState, 'expired'>;

export const approvalMs = 7 * 86_400_000;

/**
 * How an approved request comes true: the server runs its frozen command; or, where the answer is a file or the act is
 * not a write, whoever asked does it once themselves.
 */
export type Fulfilment = 'run' | 'claim';

interface Guarded {
  readonly kind: ApprovalKind;
  readonly fulfilment: Fulfilment;
  /** What the requester must be allowed; the approver too. */
  readonly action: string;
}

const remove = (noun: string): Guarded => ({ kind: 'deletion', fulfilment: 'run', action: `${noun}.delete` });
const rights = (action: string): Guarded => ({ kind: 'rights', fulfilment: 'run', action });
const exported = (noun: string): Guarded => ({ kind: 'export', fulfilment: 'claim', action: `${noun}.export` });

/** The table that a room keeps its records in: `followUps` in `follow_ups`. */
export function tableOfRoom(room: string): string {
  return room.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const guarded: Readonly<Record<string, Guarded>> = {
  'users.remove': remove('user'),
  'privacy.applyRetention': { kind: 'destruction', fulfilment: 'run', action: 'privacy.destroy' },
  'privacy.destroyPerson': { kind: 'destruction', fulfilment: 'run', action: 'privacy.destroy' },
  'bin.purge': { kind: 'destruction', fulfilment: 'run', action: 'bin.purge' },
  'roles.create': rights('role.create'),
  'roles.edit': rights('role.edit'),
  'roles.remove': rights('role.delete'),
  'roles.restore': rights('role.delete'),
  'posts.create': rights('role.create'),
  'posts.edit': rights('role.edit'),
  'posts.remove': rights('role.delete'),
  'posts.restore': rights('role.delete'),
  'users.edit': rights('role.edit'),
  'officers.setLimits': rights('role.edit'),
  'signInPolicy.set': rights('role.edit'),
  'exports.contactsVcard': exported('contact'),
  'leave.exportAll': { kind: 'destruction', fulfilment: 'claim', action: 'backup.manage' },
  'leave.callDevices': { kind: 'destruction', fulfilment: 'claim', action: 'backup.manage' },
  'leave.destroy': { kind: 'destruction', fulfilment: 'claim', action: 'backup.manage' },
  'backups.restore': { kind: 'restore', fulfilment: 'claim', action: 'backup.manage' },
  'authority.beginRecoveryKey': { kind: 'keyRecovery', fulfilment: 'claim', action: 'user.edit' },
  'devices.reportLost': { kind: 'destruction', fulfilment: 'claim', action: 'user.edit' },
};

/** Every action that lets somebody agree to a request. */
export const guardedActions: readonly string[] = [
  ...new Set([
    ...Object.values(guarded).map(({ action }) => action),
    'privacy.manage',
    ...scopedNouns.flatMap((noun) => [`${noun}.delete`, `${noun}.export`]),
  ]),
].sort();

/** What a procedure is to the rule of two; undefined where it never needs a second person. */
export function guardOf(procedure: string, input: unknown): Guarded | undefined {
  const fields = (input ?? {}) as Record<string, unknown>;
  if (procedure === 'exports.list') {
    const noun = findNoun(tableOfRoom(String(fields.room)));
    return noun === undefined ? undefined : exported(noun);
  }
  // Taking a lost device's rights away is anybody's duty; destroying what is on it takes two.
  if (procedure === 'devices.reportLost' && fields.wipe !== true) return undefined;
  // Rules that destroy by themselves are agreed to by two, as each destruction would be.
  if (procedure === 'privacy.setSettings') {
    return fields.retentionAuto === true
      ? { kind: 'destruction', fulfilment: 'run', action: 'privacy.manage' }
      : undefined;
  }
  if (procedure === 'users.edit' && !changesRights(fields)) return undefined;
  return guarded[procedure] ?? removalOf(procedure);
}

/** Every room of records has its mass deletions watched, also one that is added later. */
function removalOf(procedure: string): Guarded | undefined {
  const [room = '', verb] = procedure.split('.');
  const noun = verb === 'remove' ? scopedNounOf(tableOfRoom(room)) : null;
  return noun === null ? undefined : remove(noun);
}

/** Of a person's file only their roles and posts are rights. */
function changesRights({ changes }: Record<string, unknown>): boolean {
  return Object.keys((changes ?? {}) as object).some((field) => field === 'roleIds' || field === 'postIds');
}

/** How many records a request is about, as it says itself. */
export function countOf(input: unknown): number {
  const { ids } = (input ?? {}) as { ids?: unknown };
  return Array.isArray(ids) ? ids.length : 1;
}

export const approval = z.object({
  id,
  kind: z.enum(approvalKinds),
  procedure: z.string(),
  inputHash: z.string(),
  action: z.string(),
  total: z.number().int(),
  reason: z.string(),
  requestedBy: id,
  requestedByName: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant,
  state: z.enum(approvalStates),
  decidedBy: id.nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  note: z.string().nullable(),
  /** What came of it: `OK`, or the refusal's code. */
  outcome: z.string().nullable(),
  /** Whether whoever asks may decide it. */
  canDecide: z.boolean(),
  isOwn: z.boolean(),
  /** Nobody else may decide it: the requester may confirm it alone from then on. Null where a second person can. */
  aloneFrom: instant.nullable(),
});
export type Approval = z.infer<typeof approval>;

export const newApproval = z.object({
  id: id.optional(),
  procedure: z.string().max(60),
  input: z.unknown(),
  reason: text(500).trim().min(2),
  /** How many records it is about, as the refusal said. */
  total: z.number().int().min(0).max(10_000_000).optional(),
});
export type NewApproval = z.infer<typeof newApproval>;

export interface ApprovalNeeded {
  readonly code: 'APPROVAL_NEEDED';
  readonly kind: ApprovalKind;
  readonly procedure: string;
  readonly total: number;
  readonly limit: number;
  /** What was asked, as it is frozen: whoever asks a second person sends it along. */
  readonly input: unknown;
}
export interface ApprovalNotFound {
  readonly code: 'APPROVAL_NOT_FOUND';
}
export interface ApprovalOwn {
  readonly code: 'APPROVAL_OWN';
}
export interface ApprovalOver {
  readonly code: 'APPROVAL_OVER';
}
export interface ApprovalNotNeeded {
  readonly code: 'APPROVAL_NOT_NEEDED';
}
export interface ApprovalTooEarly {
  readonly code: 'APPROVAL_TOO_EARLY';
}
