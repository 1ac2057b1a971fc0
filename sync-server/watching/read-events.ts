import type { WatchEvent } from '#shared/features/watching/judge.model.ts';
import type { ReadDb } from '#shared/ports/database.ts';

interface Row {
  seq: number;
  kind: string;
  procedure: string | null;
  actorId: string | null;
  deviceId: string | null;
  at: number;
  recordedAt: number;
  rows: number;
  details: string | null;
}

/** Records of one look; what is more waits for the next, which follows at once. */
export const recordsPerLook = 2_000;

/** What was recorded since the last look. Of changes only their number is read, never their values. */
export function readEvents(db: ReadDb, afterSeq: number): { readonly seq: number; readonly event: WatchEvent }[] {
  return db
    .rows<Row>(
      `SELECT seq, kind, procedure, actor_id AS "actorId", device_id AS "deviceId", at, recorded_at AS "recordedAt",
        CASE kind WHEN 'command' THEN json_array_length(changes) ELSE 0 END AS rows, details
       FROM audit_records WHERE seq > ? ORDER BY seq LIMIT ${recordsPerLook}`,
      afterSeq,
    )
    .map(({ seq, details, rows, ...row }) => {
      const told = details === null ? {} : (JSON.parse(details) as Record<string, unknown>);
      return {
        seq,
        event: {
          ...row,
          rows: numberOf(told.rows) ?? numberOf(told.failed) ?? rows,
          outcome: told.outcome === 'refused' ? 'refused' : 'done',
          subject: textOf(told.id),
          address: textOf(told.address),
        },
      };
    });
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 100 ? value : null;
}
