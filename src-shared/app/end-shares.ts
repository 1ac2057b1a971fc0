import type { TeamTable } from '../features/teams/team.model.ts';
import type { ReadDb } from '../ports/database.ts';
import { dropExtras } from '../sync/device/guests.ts';
import type { DeviceParts } from '../sync/device/parts.ts';
import { listTeamRows, type RowName } from './team-rows.ts';

/**
 * On a device: what was shared with its person and is over by now leaves, whether the server can be reached or not. What
 * the person has at home here, or by another share, stays. Returns how many rows left.
 */
export function endShares(parts: DeviceParts, db: ReadDb, userId: string): number {
  const { ledger, ports } = parts.core;
  const now = ports.clock.now();
  const ended = db.rows<{ id: string; recordTable: TeamTable; recordId: string }>(
    'SELECT id, record_table AS "recordTable", record_id AS "recordId" FROM team_members WHERE member_id = ? AND (expires_at <= ? OR deleted_at IS NOT NULL)',
    userId,
    now,
  );
  const gone = ended.flatMap(({ recordTable, recordId }): RowName[] => listTeamRows(db, recordTable, recordId));
  return gone.length === 0 ? 0 : ledger.transaction(() => dropExtras(parts, gone));
}
