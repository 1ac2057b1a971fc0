import { type TeamPart, type TeamTable, teamBucket } from '../features/teams/team.model.ts';
import type { Actor } from '../kernel/scope.ts';
import type { Entry, Sink } from '../ledger/ledger.ts';
import type { ReadDb } from '../ports/database.ts';
import type { Clock } from '../ports/ports.ts';
import { eventBuckets, rowsOfChangedSeats } from './event-shares.ts';
import { findTeamRecords, listTeamRows, type RowName } from './team-rows.ts';

interface TeamFeedOptions {
  readonly db: ReadDb;
  readonly clock: Clock;
}

interface Refresher {
  refreshExtras(table: string, id: string): void;
}

/** How shared records travel: each person has a bucket of what colleagues share with them. [sync 3.2] */
export interface TeamFeed {
  readonly rules: {
    extraBucketsOf(table: string, id: string): readonly string[];
    extraGrants(actor: Actor): readonly string[];
  };
  /** Behind the feed's own sink: a changed team brings all rows of its record up to date, in the same transaction. */
  sink(feed: Refresher): Sink;
  /** Takes out of the buckets what is no longer shared by now; called often, it costs nothing while nothing ends. */
  endShares(feed: Refresher, transaction: (work: () => void) => void): number;
}

export function createTeamFeed({ db, clock }: TeamFeedOptions): TeamFeed {
  let endedUpTo = 0;
  const refresh = (feed: Refresher, rows: readonly RowName[]) => {
    for (const [table, id] of rows) feed.refreshExtras(table, id);
  };
  return {
    rules: {
      extraBucketsOf: (table, id) => [
        ...membersOf(db, table, id, clock.now()).map(teamBucket),
        ...eventBuckets(db, table, id),
      ],
      extraGrants: (actor) => [teamBucket(actor.userId)],
    },
    sink: (feed) => (entry) => {
      for (const [table, id] of changedTeams(db, entry)) refresh(feed, listTeamRows(db, table, id));
      refresh(feed, rowsOfChangedSeats(db, entry));
    },
    endShares: (feed, transaction) => {
      const now = clock.now();
      const ended = db.rows<{ recordTable: TeamTable; recordId: string }>(endedShares, endedUpTo, now);
      if (ended.length > 0) {
        transaction(() => {
          for (const { recordTable, recordId } of ended) refresh(feed, listTeamRows(db, recordTable, recordId));
        });
      }
      endedUpTo = now;
      return ended.length;
    },
  };
}

/** Shares whose time is over and that still stand in their member's bucket: after a restart none is ended twice. */
const endedShares = `SELECT DISTINCT t.record_table AS "recordTable", t.record_id AS "recordId"
  FROM team_members t JOIN sync_buckets b ON b.key = 'extra:team:' || t.member_id
  JOIN feed f ON f.bucket = b.id AND f.table_name = 'team_members' AND f.row_id = t.id AND f.removed = 0
  WHERE t.expires_at > ? AND t.expires_at <= ? AND t.deleted_at IS NULL`;

/** Who of the record's team sees this row now. */
function membersOf(db: ReadDb, table: string, id: string, now: number): string[] {
  const found = findTeamRecords(db, table, id).flatMap(({ recordId, part }) => listMembers(db, recordId, part, now));
  return [...new Set(found)];
}

function listMembers(db: ReadDb, recordId: string, part: TeamPart | null, now: number): string[] {
  return db
    .rows<{ memberId: string; parts: string }>(
      'SELECT member_id AS "memberId", parts FROM team_members WHERE record_id = ? AND deleted_at IS NULL AND (expires_at IS NULL OR expires_at > ?)',
      recordId,
      now,
    )
    .filter((row) => part === null || (JSON.parse(row.parts) as TeamPart[]).includes(part))
    .map((row) => row.memberId);
}

/** Records whose team a command touched. */
function changedTeams(db: ReadDb, { effects }: Entry): [TeamTable, string][] {
  const records = new Map<string, TeamTable>();
  for (const effect of effects) {
    if (effect.table !== 'team_members') continue;
    const row = db.row<{ recordTable: TeamTable; recordId: string }>(
      'SELECT record_table AS "recordTable", record_id AS "recordId" FROM team_members WHERE id = ?',
      effect.id,
    );
    const gone = effect.op === 'remove' ? effect.was : undefined;
    const recordId = row?.recordId ?? (gone?.recordId as string | undefined);
    const recordTable = row?.recordTable ?? (gone?.recordTable as TeamTable | undefined);
    if (recordId && recordTable) records.set(recordId, recordTable);
  }
  return [...records].map(([id, table]) => [table, id]);
}
