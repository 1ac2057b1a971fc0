import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findUserRecord } from '../people/people.repository.ts';
import { maySignIn, type UserNotFound } from '../people/user.model.ts';
import type { RecordNotFound, TeamTable, TeamTerms } from './team.model.ts';
import { permitShare } from './teams.policy.ts';
import { findTeamRecord, setMember } from './teams.repository.ts';

interface AddToTeamInput extends TeamTerms {
  readonly recordTable: TeamTable;
  readonly recordIds: readonly string[];
  readonly memberIds: readonly string[];
}

type AddToTeamRefusal = RecordNotFound | NotAllowed | FieldInvalid | UserNotFound;

/** A person is in a team once: adding again changes the terms. The owner needs no share. */
export function addToTeam(tx: WriteTx, actor: Actor, input: AddToTeamInput): Result<WrittenMany, AddToTeamRefusal> {
  const end = checkEnd(tx, input.expiresAt);
  if (!end.ok) return end;
  for (const memberId of input.memberIds) {
    const member = findUserRecord(tx, memberId);
    if (!member || member.deletedAt !== null || !maySignIn(member.status)) return refuse({ code: 'USER_NOT_FOUND' });
  }
  const ids: string[] = [];
  for (const recordId of new Set(input.recordIds)) {
    const record = findTeamRecord(tx, input.recordTable, recordId);
    if (!record || record.deletedAt !== null) return refuse({ code: 'RECORD_NOT_FOUND' });
    const permit = permitShare(actor, input.recordTable, record);
    if (!permit.ok) return permit;
    for (const memberId of new Set(input.memberIds)) {
      if (memberId !== record.ownerId) ids.push(setMember(tx, input.recordTable, record, memberId, input));
    }
  }
  return ok({ ids, commandId: tx.command.id });
}

/** A share that would be over already is a slip of the hand. */
export function checkEnd(tx: WriteTx, expiresAt: number | null): Result<void, FieldInvalid> {
  if (expiresAt === null || expiresAt > tx.at) return ok(undefined);
  return refuse({ code: 'FIELD_INVALID', field: 'expiresAt', rule: 'past' });
}
