import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { checkEnd } from './add-to-team.ts';
import type { RecordNotFound, TeamAccess, TeamMemberNotFound, TeamPart } from './team.model.ts';
import { permitShare, permitTakeOut } from './teams.policy.ts';
import { findTeamMember, findTeamRecord, type TeamMemberRecord, type TeamRecord } from './teams.repository.ts';
import { teamMembers } from './teams.tables.ts';

interface ChangeTeamInput {
  readonly ids: readonly string[];
  readonly access?: TeamAccess | undefined;
  readonly expiresAt?: number | null | undefined;
  readonly parts?: readonly TeamPart[] | undefined;
}

type TeamRefusal = TeamMemberNotFound | RecordNotFound | NotAllowed;

/** Other terms for people who are in a team: read or write, until when, with what of the record. */
export function changeTeam(
  tx: WriteTx,
  actor: Actor,
  { ids, access, expiresAt, parts }: ChangeTeamInput,
): Result<WrittenMany, TeamRefusal | FieldInvalid> {
  const end = checkEnd(tx, expiresAt ?? null);
  if (!end.ok) return end;
  for (const id of new Set(ids)) {
    const found = findBoth(tx, id);
    if (!found.ok) return found;
    const { member, record } = found.value;
    const permit = permitShare(actor, member.recordTable, record);
    if (!permit.ok) return permit;
    tx.update(teamMembers, id, {
      ...(access === undefined ? {} : { access }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(parts === undefined ? {} : { parts: [...new Set(parts)] }),
    });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

export function removeFromTeam(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, TeamRefusal> {
  for (const id of new Set(ids)) {
    const found = findBoth(tx, id);
    if (!found.ok) return found;
    const permit = permitTakeOut(actor, found.value.member, found.value.record);
    if (!permit.ok) return permit;
    tx.update(teamMembers, id, { deletedAt: tx.at });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

function findBoth(
  tx: WriteTx,
  id: string,
): Result<{ member: TeamMemberRecord; record: TeamRecord }, TeamMemberNotFound | RecordNotFound> {
  const member = findTeamMember(tx, id);
  if (!member || member.deletedAt !== null) return refuse({ code: 'TEAM_MEMBER_NOT_FOUND' });
  const record = findTeamRecord(tx, member.recordTable, member.recordId);
  return record ? ok({ member, record }) : refuse({ code: 'RECORD_NOT_FOUND' });
}
