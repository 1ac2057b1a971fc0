import type { ImageBatch, PushReply, PushResult, WireRefusal } from '../protocol.ts';
import { toLocalValues } from './columns.ts';
import { addGuest } from './guests.ts';
import { type OutboxRow, readEffects } from './outbox.ts';
import { decidedTo, raiseDecidedTo, sentTo } from './outbox-marks.ts';
import type { DeviceParts } from './parts.ts';
import type { PendingEffect } from './rows.ts';

type SettleParts = Pick<DeviceParts, 'core' | 'state' | 'tables' | 'rows' | 'buckets'>;

type StoredEffect = ReturnType<typeof readEffects>[number];

/** How many commands left the outbox each way. */
export interface Settled {
  decided: number;
  failed: string | undefined;
}

/** Takes the server's answers in, all or none: decided commands wait no more, rows are computed again. [sync 2.3] */
export function settle(parts: SettleParts, sent: readonly OutboxRow[], reply: PushReply, now: number): Settled {
  const { statements } = parts.core;
  const settled: Settled = { decided: 0, failed: undefined };
  const before = decidedTo(parts.state);
  const dirty = new Map<string, readonly [string, string]>();
  let run: OutboxRow[] = [];
  const endRun = () => {
    if (run.length > 0) settleApplied(parts, run[0]!.seq, run.at(-1)!.seq);
    run = [];
  };
  reply.results.forEach((result, position) => {
    const command = sent[position];
    if (command?.command_id !== result[0]) throw new Error('The answers are in the order of the commands');
    if (result[1] === 'applied' && !command.resent) {
      run.push(command);
      settled.decided += 1;
      return;
    }
    endRun();
    if (result[1] === 'failed') {
      statements('UPDATE outbox SET failures = failures + 1 WHERE seq = ?').run(command.seq);
      settled.failed = command.command_id;
      return;
    }
    settled.decided += 1;
    // The effects of a command that was put back are part of the images, and so is what was built on them.
    const effects = command.resent ? [] : readEffects(statements, command.seq);
    for (const effect of effects)
      dirty.set(`${effect.table_name} ${effect.row_id}`, [effect.table_name, effect.row_id]);
    raiseDecidedTo(parts.state, command.seq);
    const refusal = refusalOf(result);
    if (refusal) {
      hold(parts, command, effects, refusal, now);
      takeOut(parts, command.seq);
    } else if (command.resent) statements('UPDATE outbox SET resent = 0 WHERE seq = ?').run(command.seq);
  });
  endRun();
  const after = decidedTo(parts.state);
  if (after > before) statements('INSERT INTO outbox_decided (last_seq, at) VALUES (?, ?)').run(after, now);
  storeImages(parts, reply.images);
  for (const [name, id] of dirty.values()) parts.rows.recompute(parts.tables.find(name)!, id);
  return settled;
}

/**
 * A run of commands that were applied exactly as sent, by sets: what is visible is the server's image now, save for rows
 * that later commands still wait on, whose effects join the image behind them.
 */
function settleApplied(parts: SettleParts, first: number, last: number): void {
  const { statements } = parts.core;
  const isLater = `EXISTS (SELECT 1 FROM outbox_effects l WHERE l.table_name = e.table_name AND l.row_id = e.row_id AND l.seq > ?)`;
  const stillWaiting = statements(
    `SELECT e.table_name, e.row_id, e.op, e.fields, e.was FROM outbox_effects e WHERE e.seq BETWEEN ? AND ? AND ${isLater} ORDER BY e.seq, e.n`,
  ).all(first, last, last) as StoredEffect[];
  foldEffects(parts, stillWaiting);
  const moved = statements(
    `SELECT DISTINCT e.table_name, e.row_id FROM outbox_effects e WHERE e.seq BETWEEN ? AND ? AND (e.op = 'insert' OR instr(e.fields, '"branchId"') OR instr(e.fields, '"deptId"') OR instr(e.fields, '"ownerId"')) AND NOT ${isLater}`,
  ).all(first, last, last) as { table_name: string; row_id: string }[];
  statements(
    `DELETE FROM shadow_rows WHERE (table_name, row_id) IN (SELECT e.table_name, e.row_id FROM outbox_effects e WHERE e.seq BETWEEN ? AND ? AND NOT ${isLater})`,
  ).run(first, last, last);
  raiseDecidedTo(parts.state, last);
  parts.rows.forgetCounts();
  for (const { table_name: name, row_id: id } of moved) {
    const table = parts.tables.find(name)!;
    const home = parts.rows.findVisibleHome(table, id);
    if (home && !parts.buckets.holdsHome(home)) addGuest(parts, name, id);
  }
}

function refusalOf(result: PushResult): WireRefusal | undefined {
  if (result[1] === 'refused') return result[2];
  if (result[1] === 'duplicate') return result[3];
  return undefined;
}

function foldEffects(parts: SettleParts, effects: readonly StoredEffect[]): void {
  const byRow = new Map<string, { name: string; id: string; effects: PendingEffect[] }>();
  for (const { table_name: name, row_id: id, op, fields } of effects) {
    const key = `${name} ${id}`;
    const row = byRow.get(key) ?? { name, id, effects: [] };
    row.effects.push({ op, fields: JSON.parse(fields) });
    byRow.set(key, row);
  }
  for (const row of byRow.values()) {
    const table = parts.tables.find(row.name)!;
    const image = parts.rows.foldIntoImage(table, row.id, row.effects);
    if (image && !parts.buckets.holdsHome(table.homeOfImage(image))) addGuest(parts, row.name, row.id);
  }
}

/** Nothing a person did vanishes: a refused command waits for them, and with it what builds on it. [sync 5] */
function hold(
  parts: SettleParts,
  command: OutboxRow,
  effects: readonly StoredEffect[],
  refusal: WireRefusal,
  now: number,
): void {
  const kept = readEffects(parts.core.statements, command.seq);
  addHeld(parts, command, JSON.stringify(kept), refusal, findHeldBase(parts, command, effects), now);
  holdDependents(parts, command, effects, now);
}

function addHeld(
  parts: SettleParts,
  command: OutboxRow,
  effects: string,
  refusal: WireRefusal,
  dependsOn: string | null,
  now: number,
): void {
  parts.core
    .statements(
      'INSERT OR REPLACE INTO held_commands (seq, command_id, procedure, input, effects, actor_id, at, held_at, schema, attempt, refusal, depends_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      command.seq,
      command.command_id,
      command.procedure,
      command.input,
      effects,
      command.actor_id,
      command.at,
      now,
      command.schema,
      command.attempt,
      JSON.stringify(refusal),
      dependsOn,
    );
}

/** The held creation that this command builds on. */
function findHeldBase(parts: SettleParts, command: OutboxRow, effects: readonly StoredEffect[]): string | null {
  const held = parts.core
    .statements('SELECT command_id, effects FROM held_commands WHERE seq < ? ORDER BY seq')
    .all(command.seq) as { command_id: string; effects: string }[];
  const touched = new Set(effects.map((effect) => effect.row_id));
  const base = held.find((each) =>
    createdIds(JSON.parse(each.effects) as StoredEffect[]).some((id) => touched.has(id) || command.input.includes(id)),
  );
  return base?.command_id ?? null;
}

/** Commands not sent yet that touch or name what the held command would have created, and theirs in turn. [sync 5.2] */
function holdDependents(parts: SettleParts, base: OutboxRow, effects: readonly StoredEffect[], now: number): void {
  const { statements } = parts.core;
  for (const rowId of createdIds(effects)) {
    const dependents = statements(
      "SELECT * FROM outbox o WHERE o.seq > ? AND o.state = 'waiting' AND o.resent = 0 AND (instr(o.input, ?) > 0 OR EXISTS (SELECT 1 FROM outbox_effects e WHERE e.seq = o.seq AND e.row_id = ?)) ORDER BY o.seq",
    ).all(Math.max(base.seq, sentTo(parts.state)), rowId, rowId) as OutboxRow[];
    for (const dependent of dependents) {
      const own = readEffects(statements, dependent.seq);
      addHeld(parts, dependent, JSON.stringify(own), { code: 'BUILDS_ON_HELD' }, base.command_id, now);
      takeOut(parts, dependent.seq);
      for (const effect of own) parts.rows.recompute(parts.tables.find(effect.table_name)!, effect.row_id);
      holdDependents(parts, dependent, own, now);
    }
  }
}

function createdIds(effects: readonly StoredEffect[]): string[] {
  return effects.filter((effect) => effect.op === 'insert').map((effect) => effect.row_id);
}

function takeOut(parts: SettleParts, seq: number): void {
  parts.core.statements('DELETE FROM outbox WHERE seq = ?').run(seq);
  parts.core.statements('DELETE FROM outbox_effects WHERE seq = ?').run(seq);
}

function storeImages(parts: SettleParts, images: ImageBatch): void {
  for (const [name, id, values] of images.rows) {
    const table = parts.tables.find(name);
    if (!table) continue;
    const local = values
      ? toLocalValues(table, images.columns[name]!, values, parts.rows.findServerImage(table, id))
      : undefined;
    if (local && !parts.buckets.holdsHome(table.homeOfImage(local))) addGuest(parts, name, id);
    parts.rows.setServerImage(table, id, local);
  }
}
