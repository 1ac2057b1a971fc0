import type { TeamPart, TeamTable } from '../features/teams/team.model.ts';
import { listSharedWith, type TeamMemberRecord } from '../features/teams/teams.repository.ts';
import type { Shares } from '../kernel/rights/join-grants.ts';
import type { ReadDb } from '../ports/database.ts';
import type { Granted } from './find-role-grants.ts';

/** What colleagues shared with the person and still do at this moment: the records, and of each what its team may see. */
export function findTeamShares(db: ReadDb, { userId }: Granted, at: number | undefined): Shares {
  if (at === undefined) return {};
  const shared = listSharedWith(db, userId, at);
  if (shared.length === 0) return {};
  const records = (table: TeamTable, part?: TeamPart) =>
    shared.filter((row) => row.recordTable === table && (part === undefined || row.parts.includes(part)));
  const both = (part: TeamPart) => [...records('customers', part), ...records('leads', part)];
  return {
    customer: sharesOf(records('customers'), (ids) => ids),
    lead: sharesOf(records('leads'), (ids) => ids),
    contact: sharesOf(records('customers', 'contacts'), (ids) =>
      find(db, 'SELECT id FROM contacts WHERE customer_id IN (SELECT value FROM json_each(?))', ids),
    ),
    followUp: sharesOf(both('followUps'), (ids) => [
      ...find(db, 'SELECT id FROM follow_ups WHERE customer_id IN (SELECT value FROM json_each(?))', ids),
      ...find(db, 'SELECT id FROM follow_ups WHERE target_id IN (SELECT value FROM json_each(?))', ids),
    ]),
    task: sharesOf(both('tasks'), (ids) => [
      ...find(db, 'SELECT id FROM tasks WHERE related_id IN (SELECT value FROM json_each(?))', ids),
      ...find(
        db,
        'SELECT id FROM tasks WHERE related_id IN (SELECT id FROM contacts WHERE customer_id IN (SELECT value FROM json_each(?)))',
        ids,
      ),
    ]),
  };
}

function sharesOf(rows: readonly TeamMemberRecord[], belowOf: (recordIds: readonly string[]) => readonly string[]) {
  const recordIds = (wanted: readonly TeamMemberRecord[]) => wanted.map((row) => row.recordId);
  const writable = recordIds(rows.filter((row) => row.access === 'write'));
  return { ids: [...new Set(belowOf(recordIds(rows)))], editIds: [...new Set(belowOf(writable))] };
}

function find(db: ReadDb, sql: string, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : db.rows<{ id: string }>(sql, JSON.stringify(ids)).map((row) => row.id);
}
