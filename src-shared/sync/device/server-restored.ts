import type { IncidentKind } from '../../features/sync/sync.model.ts';
import type { DeviceParts } from './parts.ts';

const dayMs = 86_400_000;
export const keepSentDays = 14;

/**
 * The server lost what it had acknowledged: what it accepted in the last 14 days goes back before the waiting commands,
 * and every bucket is read again. The ids keep single what it still knows. [sync 7.2]
 */
export function sendAgain(parts: DeviceParts, now: number, kind: IncidentKind, lastSeq: number): void {
  const { core, state, buckets, incidents } = parts;
  const { changes } = core
    .statements(
      "INSERT OR IGNORE INTO outbox (seq, command_id, procedure, input, actor_id, at, clock_offset, schema, hash, attempt, failures, state, resent) SELECT seq, command_id, procedure, input, actor_id, at, ?, schema, '', attempt, 0, 'sent', 1 FROM sent_commands WHERE accepted_at >= ?",
    )
    .run(Number(state.get('clockOffset') ?? 0), now - keepSentDays * dayMs);
  // The order of sequences is the order of the outbox: commands sent before are sent in front.
  buckets.beginEpoch();
  state.remove('grants');
  state.set('acked', String(lastSeq));
  incidents.note(kind, now, { resent: changes });
}

/** Forgets accepted commands after 14 days; the server's backups are younger than that. */
export function forgetSent(parts: DeviceParts, now: number): void {
  parts.core.statements('DELETE FROM sent_commands WHERE accepted_at < ?').run(now - keepSentDays * dayMs);
}

/** Commands put back and not decided yet: no sweep ends before they are. */
export function countResent(parts: DeviceParts): number {
  return (parts.core.statements('SELECT count(*) AS count FROM outbox WHERE resent = 1').get() as { count: number })
    .count;
}
