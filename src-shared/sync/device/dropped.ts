import type { DroppedItem } from '../../features/sync/sync.model.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { findHeld, type HeldNotFound, type HeldRow, listDependents, toItem } from './held.ts';
import type { DeviceParts } from './parts.ts';

const keepMs = 30 * 86_400_000;

interface DroppedRow {
  readonly command_id: string;
  readonly dropped_at: number;
  readonly handed_to: string | null;
  readonly rows: string;
}

export interface HandOverInput {
  readonly commandId: string;
  readonly ownerId: string;
  readonly title: string;
  readonly note: string | null;
}

/** Gives a held change up with what was held with it; for 30 days it can be brought back. [sync 5.6] */
export function discardHeld(parts: DeviceParts, commandId: string): Result<{ commandIds: string[] }, HeldNotFound> {
  if (!findHeld(parts, commandId)) return refuse({ code: 'HELD_NOT_FOUND' });
  const ids = parts.core.ledger.transaction(() => drop(parts, commandId, null));
  note(parts, 'sync.heldDiscarded', null, ids);
  return ok({ commandIds: ids });
}

/**
 * Gives a held change to a colleague as a task that carries its whole content. The task travels like any other work,
 * so this works without a line; the content stays here too, for 30 days. [sync 5.7]
 */
export function handOverHeld(
  parts: DeviceParts,
  actor: Actor,
  input: HandOverInput,
): Result<{ taskId: string; commandId: string }, HeldNotFound | { readonly code: string }> {
  const held = findHeld(parts, input.commandId);
  if (!held) return refuse({ code: 'HELD_NOT_FOUND' });
  const work = [held, ...listDependents(parts, input.commandId)].map((row) => {
    const item = toItem(parts, row);
    return {
      procedure: row.procedure,
      input: item.input,
      refusal: item.refusal,
      label: item.subject?.label ?? null,
      takenAt: null,
    };
  });
  const { ownerId, title, note: words } = input;
  return parts.core.ledger.transaction(() => {
    const result = parts.core.ledger.execute('tasks.handOver', { ownerId, title, note: words, work }, actor);
    if (!result.ok) return result;
    const ids = drop(parts, input.commandId, ownerId);
    note(parts, 'sync.heldHandedOver', actor.userId, ids);
    const made = result.value as { id: string; commandId: string };
    return ok({ taskId: made.id, commandId: made.commandId });
  });
}

/** Takes a change back into the held-back list that was given up or handed over. */
export function bringBackDropped(
  parts: DeviceParts,
  commandId: string,
): Result<{ commandIds: string[] }, HeldNotFound> {
  const { statements } = parts.core;
  const found = statements('SELECT * FROM dropped_commands WHERE command_id = ?').get(commandId) as
    | DroppedRow
    | undefined;
  if (!found) return refuse({ code: 'HELD_NOT_FOUND' });
  const rows = JSON.parse(found.rows) as HeldRow[];
  parts.core.ledger.transaction(() => {
    for (const row of rows) {
      const names = Object.keys(row);
      statements(
        `INSERT OR IGNORE INTO held_commands (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ).run(...(Object.values(row) as (string | number | null)[]));
    }
    statements('DELETE FROM dropped_commands WHERE command_id = ?').run(commandId);
  });
  const ids = rows.map((row) => row.command_id);
  note(parts, 'sync.heldBroughtBack', null, ids);
  return ok({ commandIds: ids });
}

/** What was given up or handed over in the last 30 days, newest first. */
export function listDropped(parts: DeviceParts): DroppedItem[] {
  const rows = parts.core
    .statements('SELECT * FROM dropped_commands WHERE dropped_at > ? ORDER BY dropped_at DESC')
    .all(parts.core.ports.clock.now() - keepMs) as DroppedRow[];
  return rows.map((row) => ({
    ...toItem(parts, (JSON.parse(row.rows) as HeldRow[])[0]!),
    droppedAt: row.dropped_at,
    handedTo: row.handed_to,
  }));
}

function drop(parts: DeviceParts, commandId: string, handedTo: string | null): string[] {
  const { statements, ports } = parts.core;
  const rows = [findHeld(parts, commandId)!, ...listDependents(parts, commandId)];
  const now = ports.clock.now();
  statements('DELETE FROM dropped_commands WHERE dropped_at < ?').run(now - keepMs);
  statements(
    'INSERT OR REPLACE INTO dropped_commands (command_id, dropped_at, handed_to, rows) VALUES (?, ?, ?, ?)',
  ).run(commandId, now, handedTo, JSON.stringify(rows));
  for (const row of rows) statements('DELETE FROM held_commands WHERE command_id = ?').run(row.command_id);
  return rows.map((row) => row.command_id);
}

function note(parts: DeviceParts, kind: string, actorId: string | null, commandIds: readonly string[]): void {
  parts.core.ledger.recordEvent({ kind, actorId, deviceId: null, details: { commandIds } });
}
