import { maxPushBytes, maxPushCommands, type PushRequest, type WireCommand } from '../protocol.ts';
import type { OutboxRow } from './outbox.ts';
import { listUndecided, raiseSentTo } from './outbox-marks.ts';
import type { DeviceParts } from './parts.ts';

/** A clock that is this little off is not corrected: the network's own delay is as long. */
const offsetNoiseMs = 1_000;

export interface Batch {
  readonly rows: readonly OutboxRow[];
  readonly request: PushRequest;
}

/**
 * The next commands in order, marked as sent before they leave. A command's sequence is its place behind the last one
 * that the server decided, so the same commands go out under the same numbers until they are answered. `answered` are
 * commands whose answers are here and not stored yet. [sync 1.2]
 */
export function takeBatch(
  parts: DeviceParts,
  incarnation: string,
  epoch: string,
  limit: number,
  answered: readonly OutboxRow[] = [],
): Batch | undefined {
  const { core, state } = parts;
  const candidates = listUndecided(core.statements, state, Math.min(limit, maxPushCommands), answered.at(-1)?.seq);
  const rows: OutboxRow[] = [];
  let bytes = 0;
  for (const row of candidates) {
    bytes += Buffer.byteLength(row.input) + 160;
    if (row.actor_id !== candidates[0]!.actor_id || (rows.length > 0 && bytes > maxPushBytes)) break;
    rows.push(row);
  }
  const last = rows.at(-1);
  if (!last) return undefined;
  raiseSentTo(state, last.seq);
  const acked = Number(state.get('acked') ?? 0) + answered.length;
  const offset = Number(state.get('clockOffset') ?? 0);
  const commands = rows.map((row, position): WireCommand => {
    const correction = Math.abs(offset - row.clock_offset) > offsetNoiseMs ? offset - row.clock_offset : 0;
    const at = Math.max(0, row.at + correction);
    const { command_id: id, procedure, input, schema, attempt, failures } = row;
    // What was put back is never "exactly as sent": its answer brings the images as they are now.
    const hash = row.resent ? '' : row.hash;
    return [id, acked + position + 1, procedure, JSON.parse(input), at, schema, hash, attempt, failures];
  });
  return { rows, request: { epoch, incarnation, by: last.actor_id, commands } };
}
