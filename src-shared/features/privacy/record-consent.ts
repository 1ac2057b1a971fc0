import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type {
  ConsentNotFound,
  ConsentNotSeparate,
  NewConsent,
  SubjectNotFound,
  SubjectTable,
} from './consent.model.ts';
import type { NoticeNotFound } from './notice.model.ts';
import { permitConsent } from './privacy.policy.ts';
import { findConsent, findNotice, findSubject, type Subject } from './privacy.repository.ts';
import { consents } from './privacy.tables.ts';

type Terms = Omit<NewConsent, 'id' | 'subjectTable' | 'subjectId'>;
type TermsRefusal = ConsentNotSeparate | NoticeNotFound;
type SubjectRefusal = SubjectNotFound | NotAllowed;

/** Who collected it, when, under which notice and from where goes with it. [S-PI-1] */
export function recordConsent(
  tx: WriteTx,
  actor: Actor,
  { id: newId, subjectTable, subjectId, ...terms }: NewConsent,
): Result<Written, SubjectRefusal | TermsRefusal | IdTaken> {
  const id = newId!;
  if (findConsent(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const subject = checkSubject(tx, actor, subjectTable, subjectId);
  if (!subject.ok) return subject;
  const check = checkTerms(tx, terms);
  if (!check.ok) return check;
  addConsent(tx, subjectTable, subject.value, id, terms);
  return ok({ id, commandId: tx.command.id });
}

interface RecordConsentsInput extends Terms {
  readonly subjectTable: SubjectTable;
  readonly subjectIds: readonly string[];
}

/** One basis for many persons, as for those a contract was made with. */
export function recordConsents(
  tx: WriteTx,
  actor: Actor,
  { subjectTable, subjectIds, ...terms }: RecordConsentsInput,
): Result<WrittenMany, SubjectRefusal | TermsRefusal> {
  const check = checkTerms(tx, terms);
  if (!check.ok) return check;
  const ids: string[] = [];
  for (const subjectId of new Set(subjectIds)) {
    const subject = checkSubject(tx, actor, subjectTable, subjectId);
    if (!subject.ok) return subject;
    const id = tx.newId();
    addConsent(tx, subjectTable, subject.value, id, terms);
    ids.push(id);
  }
  return ok({ ids, commandId: tx.command.id });
}

interface WithdrawInput {
  readonly id: string;
  readonly reason?: string | null | undefined;
}

/** From now on; what was done until now stays valid. Taking back twice is once. [S-PI-2] */
export function withdrawConsent(
  tx: WriteTx,
  actor: Actor,
  { id, reason = null }: WithdrawInput,
): Result<Written, ConsentNotFound | SubjectRefusal> {
  const found = findConsent(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'CONSENT_NOT_FOUND' });
  const subject = checkSubject(tx, actor, found.subjectTable, found.subjectId);
  if (!subject.ok) return subject;
  if (found.withdrawnAt === null) {
    tx.update(consents, id, { withdrawnAt: tx.at, withdrawnBy: actor.userId, withdrawReason: reason });
  }
  return ok({ id, commandId: tx.command.id });
}

function checkSubject(tx: WriteTx, actor: Actor, table: SubjectTable, id: string): Result<Subject, SubjectRefusal> {
  const subject = findSubject(tx, table, id);
  if (!subject || subject.deletedAt !== null) return refuse({ code: 'SUBJECT_NOT_FOUND' });
  const permit = permitConsent(actor, table, subject);
  return permit.ok ? ok(subject) : permit;
}

function checkTerms(tx: WriteTx, { purpose, basis, separate, noticeId }: Terms): Result<void, TermsRefusal> {
  const needsOwn = (purpose === 'sensitive' || purpose === 'sharing') && basis === 'consent';
  if (needsOwn && separate !== true) return refuse({ code: 'CONSENT_NOT_SEPARATE' });
  if (noticeId && !findNotice(tx, noticeId)) return refuse({ code: 'NOTICE_NOT_FOUND' });
  return ok(undefined);
}

function addConsent(tx: WriteTx, subjectTable: SubjectTable, subject: Subject, id: string, terms: Terms): void {
  const { branchId, deptId, ownerId } = subject;
  tx.insert(consents, {
    id,
    subjectTable,
    subjectId: subject.id,
    purpose: terms.purpose,
    basis: terms.basis,
    channels: [...(terms.channels ?? [])],
    noticeId: terms.noticeId ?? null,
    source: terms.source,
    evidence: terms.evidence ?? null,
    separate: terms.separate ?? false,
    givenAt: terms.givenAt ?? tx.at,
    collectedBy: tx.command.actorId,
    branchId,
    deptId,
    ownerId,
  });
}
