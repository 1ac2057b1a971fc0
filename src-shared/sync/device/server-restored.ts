import type { IncidentKind } from '../../features/sync/sync.model.ts';
import { decidedTo } from './outbox-marks.ts';
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
    .statements('UPDATE outbox SET resent = 1, failures = 0 WHERE seq > ? AND seq <= ? AND resent = 0')
    .run(findForgotten(parts, now), decidedTo(state));
  // The order of sequences is the order of the outbox: commands sent before are sent in front.
  buckets.beginEpoch();
  state.remove('grants');
  state.set('acked', String(lastSeq));
  incidents.note(kind, now, { resent: changes });
}

/** Forgets accepted commands after 14 days; the server's backups are younger than that. */
export function forgetSent(parts: DeviceParts, now: number): void {
  const { statements } = parts.core;
  const last = findForgotten(parts, now);
  if (last === 0) return;
  statements('DELETE FROM outbox_effects WHERE seq <= ? AND seq NOT IN (SELECT seq FROM outbox WHERE resent = 1)').run(
    last,
  );
  statements('DELETE FROM outbox WHERE seq <= ? AND +resent = 0').run(last);
  statements('DELETE FROM outbox_decided WHERE last_seq <= ?').run(last);
}

/** The last command that was accepted more than 14 days ago. */
function findForgotten(parts: DeviceParts, now: number): number {
  const { seq } = parts.core
    .statements('SELECT max(last_seq) AS seq FROM outbox_decided WHERE at < ?')
    .get(now - keepSentDays * dayMs) as { seq: number | null };
  return seq ?? 0;
}
