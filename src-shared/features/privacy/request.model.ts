import { z } from 'zod';
import { id, instant, line, text } from '../../kernel/fields.ts';
import { scopeFields } from '../../kernel/scope.ts';
import { subjectTables } from './consent.model.ts';

/** Articles 44 to 48: see and copy, correct, delete, take consent back, take along, have it explained. */
export const requestKinds = ['access', 'copy', 'correct', 'delete', 'withdraw', 'transfer', 'explain'] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestStates = ['received', 'verified', 'done', 'refused'] as const;
export type RequestState = (typeof requestStates)[number];

export const request = z.object({
  id,
  kind: z.enum(requestKinds),
  subjectTable: z.enum(subjectTables).nullable(),
  subjectId: id.nullable(),
  /** Who asks, as they named themselves; null once the person was destroyed. */
  requester: line(100).nullable(),
  channel: line(100).nullable(),
  detail: text(2000).nullable(),
  receivedAt: instant,
  dueAt: instant,
  state: z.enum(requestStates),
  /** How it was made sure that it is the person. */
  identityNote: text(500).nullable(),
  outcome: text(2000).nullable(),
  closedAt: instant.nullable(),
  ...scopeFields,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type PrivacyRequest = z.infer<typeof request>;

export const newRequest = z.object({
  id: id.optional(),
  kind: z.enum(requestKinds),
  subjectTable: z.enum(subjectTables).nullable().optional(),
  subjectId: id.nullable().optional(),
  requester: line(100).min(1),
  channel: line(100).nullable().optional(),
  detail: text(2000).nullable().optional(),
  receivedAt: instant.optional(),
});
export type NewRequest = z.infer<typeof newRequest>;

export function isOverdue({ state, dueAt }: Pick<PrivacyRequest, 'state' | 'dueAt'>, now: number): boolean {
  return isOpen(state) && now > dueAt;
}

export function isOpen(state: RequestState): boolean {
  return state === 'received' || state === 'verified';
}

export interface RequestNotFound {
  readonly code: 'PRIVACY_REQUEST_NOT_FOUND';
}
/** It was answered already, or it needs the identity check first. */
export interface RequestStateRefused {
  readonly code: 'PRIVACY_REQUEST_STATE_REFUSED';
  readonly state: RequestState;
}
/** The person asked to be deleted and is still here: the destruction is what fulfils it. */
export interface RequestNeedsDestruction {
  readonly code: 'PRIVACY_REQUEST_NEEDS_DESTRUCTION';
}
