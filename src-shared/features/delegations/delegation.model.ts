import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';

/** What may be delegated: the daily work. Running the company's people, rights, history and backups never is. */
export const delegableModules = ['customer', 'contact', 'followUp', 'lead', 'task', 'approval'] as const;
export type DelegableModule = (typeof delegableModules)[number];

export const delegation = z.object({
  id,
  fromUserId: id,
  toUserId: id,
  modules: z.array(z.enum(delegableModules)),
  startAt: instant,
  endAt: instant,
  reason: line(200),
  revokedAt: instant.nullable(),
  revokedBy: id.nullable(),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});

export type Delegation = z.infer<typeof delegation>;

export const delegationStates = ['planned', 'running', 'ended', 'revoked'] as const;
export type DelegationState = (typeof delegationStates)[number];

type Span = Pick<Delegation, 'startAt' | 'endAt' | 'revokedAt'>;

/** It begins and ends by the clock alone: nobody has to switch it on or off, and a device needs no server for it. */
export function delegationState({ startAt, endAt, revokedAt }: Span, now: number): DelegationState {
  if (revokedAt !== null) return 'revoked';
  if (now < startAt) return 'planned';
  return now < endAt ? 'running' : 'ended';
}

export function isRunning(span: Span, now: number): boolean {
  return delegationState(span, now) === 'running';
}

export const newDelegation = z.object({
  id: id.optional(),
  /** Left out: whoever asks. Somebody else's needs the right to edit people. */
  fromUserId: id.optional(),
  toUserId: id,
  modules: z.array(z.enum(delegableModules)).min(1),
  startAt: instant,
  endAt: instant,
  reason: line(200).min(1),
});
export type NewDelegation = z.infer<typeof newDelegation>;

/** A year is the longest: what lasts longer is a matter of roles. */
export const longestDelegationMs = 366 * 86_400_000;

export interface DelegationNotFound {
  readonly code: 'DELEGATION_NOT_FOUND';
}

/** The receiver stands in for somebody else at that time, or the giver has somebody standing in through them. */
export interface DelegationChain {
  readonly code: 'DELEGATION_CHAIN';
  readonly name: string;
}

/** The giver does not have these modules. */
export interface DelegationTooWide {
  readonly code: 'DELEGATION_TOO_WIDE';
  readonly modules: string;
}
