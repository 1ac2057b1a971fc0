import type { Scope } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { customers } from '../customers/customers.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import type { TeamTable, TeamTerms } from './team.model.ts';
import { teamMembers } from './teams.tables.ts';

export type TeamMemberRecord = RowOf<typeof teamMembers>;

export const recordTables = { customers, leads } as const;

/** A record that may have a team. */
export interface TeamRecord extends Scope {
  readonly id: string;
  readonly name: string;
  readonly deletedAt: number | null;
}

export function findTeamRecord(db: ReadDb, table: TeamTable, id: string): TeamRecord | undefined {
  return findRow(db, recordTables[table], id);
}

export function findTeamMember(db: ReadDb, id: string): TeamMemberRecord | undefined {
  return findRow(db, teamMembers, id);
}

/** The one row a person has in a record's team. */
export function findMembership(db: ReadDb, recordId: string, memberId: string): TeamMemberRecord | undefined {
  return selectRows(
    db,
    teamMembers,
    't.record_id = ? AND t.member_id = ? AND t.deleted_at IS NULL ORDER BY t.id LIMIT 1',
    recordId,
    memberId,
  )[0];
}

export function listTeam(db: ReadDb, recordId: string): TeamMemberRecord[] {
  return selectRows(db, teamMembers, 't.record_id = ? AND t.deleted_at IS NULL ORDER BY t.created_at, t.id', recordId);
}

/** What is shared with a person at this moment. */
export function listSharedWith(db: ReadDb, memberId: string, now: number): TeamMemberRecord[] {
  return selectRows(
    db,
    teamMembers,
    't.member_id = ? AND t.deleted_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > ?) ORDER BY t.expires_at IS NULL, t.expires_at, t.id',
    memberId,
    now,
  );
}

/** Puts a person into a record's team, or gives them the new terms. */
export function setMember(
  tx: WriteTx,
  recordTable: TeamTable,
  record: TeamRecord,
  memberId: string,
  { access, expiresAt, parts }: TeamTerms,
): string {
  const terms = { access, expiresAt, parts: [...new Set(parts)] };
  const known = findMembership(tx, record.id, memberId);
  if (known) {
    tx.update(teamMembers, known.id, terms);
    return known.id;
  }
  const id = tx.newId();
  const { branchId, deptId, ownerId } = record;
  tx.insert(teamMembers, { id, recordTable, recordId: record.id, memberId, ...terms, branchId, deptId, ownerId });
  return id;
}
