import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import type { SubjectNotFound, SubjectTable } from './consent.model.ts';
import { maySeeSubject, permitPrivacy } from './privacy.policy.ts';
import { findSubject } from './privacy.repository.ts';
import { legalHolds } from './privacy.tables.ts';

interface HoldInput {
  readonly subjectTable: SubjectTable;
  readonly subjectId: string;
  readonly reason: string;
}

/** The law asks to keep it: nobody deletes it, and it is used for nothing else. [S-PI-4] */
export function placeHold(
  tx: WriteTx,
  actor: Actor,
  { subjectTable, subjectId, reason }: HoldInput,
): Result<Written, NotAllowed | SubjectNotFound> {
  const permit = permitPrivacy(actor, 'privacy.manage');
  if (!permit.ok) return permit;
  const subject = findSubject(tx, subjectTable, subjectId);
  if (!subject || !maySeeSubject(actor, subjectTable, subject)) return refuse({ code: 'SUBJECT_NOT_FOUND' });
  const id = tx.newId();
  const { branchId, deptId, ownerId } = subject;
  tx.insert(legalHolds, { id, subjectTable, subjectId, reason, branchId, deptId, ownerId });
  return ok({ id, commandId: tx.command.id });
}

export function liftHold(
  tx: WriteTx,
  actor: Actor,
  { subjectId }: { readonly subjectId: string },
): Result<Written, NotAllowed | SubjectNotFound> {
  const permit = permitPrivacy(actor, 'privacy.manage');
  if (!permit.ok) return permit;
  const holds = selectRows(tx, legalHolds, 't.subject_id = ? AND t.lifted_at IS NULL', subjectId);
  const isSeen = holds.every(({ subjectTable }) => {
    const subject = findSubject(tx, subjectTable, subjectId);
    return subject !== undefined && maySeeSubject(actor, subjectTable, subject);
  });
  if (holds.length === 0 || !isSeen) return refuse({ code: 'SUBJECT_NOT_FOUND' });
  for (const hold of holds) tx.update(legalHolds, hold.id, { liftedAt: tx.at });
  return ok({ id: subjectId, commandId: tx.command.id });
}
