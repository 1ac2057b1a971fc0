import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findVisibleRow } from '../../reading/rows.ts';
import { findNames, findUserRecord } from '../people/people.repository.ts';
import { isShared, type TeamTable } from './team.model.ts';
import type { TeamRow } from './teams.contract.ts';
import { permitShare } from './teams.policy.ts';
import { findTeamRecord, listSharedWith, listTeam, recordTables, type TeamMemberRecord } from './teams.repository.ts';

/** The team of a record that the actor may see; undefined for any other. */
export function findTeam(
  db: ReadDb,
  actor: Actor,
  { recordTable, recordId }: { readonly recordTable: TeamTable; readonly recordId: string },
  now: number,
): { members: TeamRow[]; mayShare: boolean } | undefined {
  const record = findVisibleRow(db, actor, recordTables[recordTable], recordId);
  if (!record) return undefined;
  const members = teamRows(db, listTeam(db, recordId), now);
  return { members, mayShare: record.deletedAt === null && permitShare(actor, recordTable, record).ok };
}

/** What is shared with the actor now, with the names of the records and their owners. */
export function listMine(db: ReadDb, actor: Actor, now: number) {
  const names = findNames(db);
  return teamRows(db, listSharedWith(db, actor.userId, now), now).flatMap((row) => {
    const record = findTeamRecord(db, row.recordTable, row.recordId);
    if (!record || record.deletedAt !== null) return [];
    return [{ ...row, recordName: record.name, ownerName: names.user(record.ownerId) }];
  });
}

function teamRows(db: ReadDb, rows: readonly TeamMemberRecord[], now: number): TeamRow[] {
  const names = findNames(db);
  return rows.map((row) => ({
    ...row,
    memberName: names.user(row.memberId),
    memberDeptName: names.department(findUserRecord(db, row.memberId)?.deptId ?? null),
    isOver: !isShared(row, now),
  }));
}
