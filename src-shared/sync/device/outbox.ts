import type { Sink } from '../../ledger/ledger.ts';
import type { RecordedEffect } from '../../ledger/write-tx.ts';
import type { SyncCore } from '../core.ts';
import { effectsHash } from '../effects-hash.ts';
import type { ImageValues } from '../protocol.ts';
import type { SyncState } from '../state.ts';
import type { SyncedTables, TableInfo } from '../synced-tables.ts';
import { overlay, type Rows } from './rows.ts';

/** A waiting command as the outbox keeps it. */
export interface OutboxRow {
  readonly seq: number;
  readonly command_id: string;
  readonly procedure: string;
  readonly input: string;
  readonly actor_id: string;
  readonly at: number;
  readonly clock_offset: number;
  readonly schema: number;
  readonly hash: string;
  readonly attempt: number;
  readonly failures: number;
  readonly state: 'waiting' | 'sent';
  readonly resent: number;
}

export interface OutboxParts {
  readonly core: Pick<SyncCore, 'statements'>;
  readonly tables: SyncedTables;
  readonly state: SyncState;
  readonly rows: Rows;
  readonly schema: number;
  /** Attempts of held commands that are being sent again, by command id. */
  readonly attempts: Map<string, number>;
}

/** Whether this database belongs to a server, so that its commands must travel. */
export function isMember(state: SyncState): boolean {
  return state.get('member') === '1';
}

/** Puts each command of a member device into the outbox with its effects, in the command's own transaction. */
export function createOutboxSink(parts: OutboxParts): Sink {
  const { core, tables, state, rows, schema, attempts } = parts;
  const { statements } = core;
  return ({ command, effects }) => {
    const travelling = effects.filter((effect) => tables.find(effect.table));
    if (!isMember(state) || travelling.length === 0) return;
    const { lastInsertRowid } = statements(
      "INSERT INTO outbox (command_id, procedure, input, actor_id, at, clock_offset, schema, hash, attempt, failures, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 'waiting')",
    ).run(
      command.id,
      command.procedure,
      JSON.stringify(command.input),
      command.actorId,
      command.at,
      Number(state.get('clockOffset') ?? 0),
      schema,
      effectsHash(travelling),
      attempts.get(command.id) ?? 0,
    );
    const insert = statements(
      'INSERT INTO outbox_effects (seq, n, table_name, row_id, op, fields, was) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    effects.forEach((effect, n) => {
      const table = tables.find(effect.table);
      if (!table) return;
      if (!rows.hasShadow(table, effect.id))
        rows.addShadow(table, effect.id, imageBefore(parts, table, effect.id, effects));
      insert.run(
        lastInsertRowid,
        n,
        effect.table,
        effect.id,
        effect.op,
        JSON.stringify(effect.op === 'remove' ? {} : effect.set),
        effect.op === 'update' ? JSON.stringify(effect.was) : null,
      );
    });
  };
}

/** The row as it was before the command: what is there now, with the command's effects taken back. */
function imageBefore(
  parts: OutboxParts,
  table: TableInfo,
  id: string,
  effects: readonly RecordedEffect[],
): ImageValues | undefined {
  let values = parts.core.statements(table.imageSql).raw().get(id) as ImageValues | undefined;
  for (const effect of effects.toReversed()) {
    if (effect.table !== table.name || effect.id !== id) continue;
    if (effect.op === 'insert') values = undefined;
    else if (effect.op === 'remove') values = table.codec.values(effect.was);
    else values = overlay(table, values, [{ op: 'update', fields: effect.was }]);
  }
  return values;
}

export function readEffects(
  statements: SyncCore['statements'],
  seq: number,
): { table_name: string; row_id: string; op: 'insert' | 'update' | 'remove'; fields: string; was: string | null }[] {
  return statements('SELECT table_name, row_id, op, fields, was FROM outbox_effects WHERE seq = ? ORDER BY n').all(
    seq,
  ) as ReturnType<typeof readEffects>;
}
