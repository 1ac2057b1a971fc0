import type { OutboxItem } from '../../features/sync/sync.model.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type OutboxRow, readEffects } from './outbox.ts';
import { countUndecided, hasUndecided, isSent, isUndecided, listUndecided } from './outbox-marks.ts';
import type { DeviceParts } from './parts.ts';
import { findSubject } from './subject.ts';

type CancelRefusal =
  | { readonly code: 'OUTBOX_NOT_FOUND' }
  | { readonly code: 'OUTBOX_ALREADY_SENT' }
  | { readonly code: 'OUTBOX_BUILT_UPON'; readonly commandId: string };

/** Changes the server has not decided yet, oldest first. */
export function listWaiting(parts: DeviceParts, offset: number, limit: number): { rows: OutboxItem[]; total: number } {
  const rows = listUndecided(parts.core.statements, parts.state, offset + limit).slice(offset);
  return { rows: rows.map((row) => toItem(parts, row)), total: countWaiting(parts) };
}

export function countWaiting(parts: DeviceParts): number {
  return countUndecided(parts.core.statements, parts.state);
}

export function hasWaiting(parts: DeviceParts): boolean {
  return hasUndecided(parts.core.statements, parts.state);
}

function toItem(parts: DeviceParts, row: OutboxRow): OutboxItem {
  const effects = readEffects(parts.core.statements, row.seq);
  const first = effects[0];
  const fields = first ? (JSON.parse(first.fields) as Record<string, unknown>) : {};
  const was = first?.was ? (JSON.parse(first.was) as Record<string, unknown>) : {};
  const stamps = new Set(['updatedAt', 'updatedBy', 'createdAt', 'createdBy', 'revision', 'id']);
  return {
    commandId: row.command_id,
    procedure: row.procedure,
    at: row.at,
    state: isSent(parts.state, row) ? 'sent' : 'waiting',
    attempts: row.attempt,
    subject: findSubject(parts, effects),
    rows: new Set(effects.map((effect) => `${effect.table_name} ${effect.row_id}`)).size,
    changes: Object.entries(fields)
      .filter(([field, value]) => !stamps.has(field) && value !== null)
      .map(([field, to]) => ({ field, from: was[field] ?? null, to })),
  };
}

/** Takes a change back that was never sent: its rows are what they were. [sync 5.4] */
export function cancelWaiting(parts: DeviceParts, commandId: string): Result<{ commandId: string }, CancelRefusal> {
  const { core, rows, tables } = parts;
  const { statements } = core;
  const row = statements('SELECT * FROM outbox WHERE command_id = ?').get(commandId) as OutboxRow | undefined;
  if (!row || !isUndecided(parts.state, row)) return refuse({ code: 'OUTBOX_NOT_FOUND' });
  if (isSent(parts.state, row)) return refuse({ code: 'OUTBOX_ALREADY_SENT' });
  const effects = readEffects(statements, row.seq);
  const later = findLater(parts, row, effects);
  if (later !== undefined) return refuse({ code: 'OUTBOX_BUILT_UPON', commandId: later });
  core.ledger.transaction(() => {
    statements('DELETE FROM outbox WHERE seq = ?').run(row.seq);
    statements('DELETE FROM outbox_effects WHERE seq = ?').run(row.seq);
    for (const effect of effects) rows.recompute(tables.find(effect.table_name)!, effect.row_id);
  });
  core.ledger.recordEvent({
    kind: 'sync.cancelled',
    actorId: row.actor_id,
    deviceId: null,
    details: { commandId, procedure: row.procedure },
  });
  return ok({ commandId });
}

/** A later waiting command that touches the same rows, or names one that this command made. */
function findLater(parts: DeviceParts, row: OutboxRow, effects: ReturnType<typeof readEffects>): string | undefined {
  for (const effect of effects) {
    const named = effect.op === 'insert' ? effect.row_id : '\u0000';
    const later = parts.core
      .statements(
        'SELECT command_id FROM outbox o WHERE o.seq > ? AND (instr(o.input, ?) > 0 OR EXISTS (SELECT 1 FROM outbox_effects e WHERE e.seq = o.seq AND e.row_id = ?)) ORDER BY o.seq DESC LIMIT 1',
      )
      .get(row.seq, named, effect.row_id) as { command_id: string } | undefined;
    if (later) return later.command_id;
  }
  return undefined;
}
