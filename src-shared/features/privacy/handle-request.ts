import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { loadWorkCalendar } from '../schedule/work-calendar.repository.ts';
import type { SubjectNotFound } from './consent.model.ts';
import { maySeeSubject, permitOn, permitPrivacy } from './privacy.policy.ts';
import { findPrivacySettings, findSubject } from './privacy.repository.ts';
import { privacyRequests } from './privacy.tables.ts';
import {
  isOpen,
  type NewRequest,
  type RequestNeedsDestruction,
  type RequestNotFound,
  type RequestStateRefused,
} from './request.model.ts';
import { requestDueAt } from './request-due.model.ts';
import { findFulfilment, findRequest } from './requests.repository.ts';

/** Written down the moment it arrives: its time runs from then. [S-PI-5] */
export function createRequest(
  tx: WriteTx,
  actor: Actor,
  input: NewRequest,
): Result<Written, NotAllowed | IdTaken | SubjectNotFound> {
  const permit = permitPrivacy(actor, 'privacy.manage');
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findRequest(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const calendar = loadWorkCalendar(tx, actor.branchId);
  const { subjectTable = null, subjectId = null, receivedAt = tx.at } = input;
  if (subjectTable && subjectId) {
    const subject = findSubject(tx, subjectTable, subjectId);
    if (!subject || !maySeeSubject(actor, subjectTable, subject)) return refuse({ code: 'SUBJECT_NOT_FOUND' });
  }
  tx.insert(privacyRequests, {
    id,
    kind: input.kind,
    subjectTable,
    subjectId,
    requester: input.requester,
    channel: input.channel ?? null,
    detail: input.detail ?? null,
    receivedAt: Math.min(receivedAt, tx.at),
    dueAt: requestDueAt(Math.min(receivedAt, tx.at), findPrivacySettings(tx).requestDays, calendar),
    state: 'received',
    branchId: actor.branchId,
    deptId: actor.deptId,
    ownerId: actor.userId,
  });
  return ok({ id, commandId: tx.command.id });
}

type StepRefusal = RequestNotFound | NotAllowed | RequestStateRefused;

interface VerifyInput {
  readonly id: string;
  readonly note: string;
}

/** How it was made sure that whoever asks is the person; nothing is handed out before. */
export function verifyRequest(tx: WriteTx, actor: Actor, { id, note }: VerifyInput): Result<Written, StepRefusal> {
  return step(tx, actor, id, ['received'], { state: 'verified', identityNote: note });
}

interface CloseInput {
  readonly id: string;
  readonly outcome: string;
}

/** Whoever asked to be deleted was answered when they are destroyed, and not by words. [S-PI-5] */
export function completeRequest(
  tx: WriteTx,
  actor: Actor,
  { id, outcome }: CloseInput,
): Result<Written, StepRefusal | RequestNeedsDestruction> {
  const found = findRequest(tx, id);
  const isLeft = found?.kind === 'delete' && found.subjectId !== null && isOpen(found.state);
  if (isLeft && found.state === 'verified' && !findFulfilment(tx, found)) {
    const permit = permitOn(actor, found, 'privacy.manage');
    return permit.ok ? refuse({ code: 'PRIVACY_REQUEST_NEEDS_DESTRUCTION' }) : permit;
  }
  return step(tx, actor, id, ['verified'], { state: 'done', outcome, closedAt: tx.at });
}

/** A refusal tells why (article 50). */
export function refuseRequest(tx: WriteTx, actor: Actor, { id, outcome }: CloseInput): Result<Written, StepRefusal> {
  return step(tx, actor, id, ['received', 'verified'], { state: 'refused', outcome, closedAt: tx.at });
}

function step(
  tx: WriteTx,
  actor: Actor,
  id: string,
  from: readonly string[],
  patch: Partial<typeof privacyRequests.$inferSelect>,
): Result<Written, StepRefusal> {
  const found = findRequest(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'PRIVACY_REQUEST_NOT_FOUND' });
  const permit = permitOn(actor, found, 'privacy.manage');
  if (!permit.ok) return permit;
  if (!isOpen(found.state) || !from.includes(found.state)) {
    return refuse({ code: 'PRIVACY_REQUEST_STATE_REFUSED', state: found.state });
  }
  tx.update(privacyRequests, id, patch);
  return ok({ id, commandId: tx.command.id });
}
