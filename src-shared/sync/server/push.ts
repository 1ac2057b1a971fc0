import { isFault } from '../../kernel/fault.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Command } from '../../ledger/command.ts';
import type { Decided } from '../../ledger/ledger.ts';
import { effectsHash } from '../effects-hash.ts';
import {
  type Decision,
  type ImageBatch,
  type ImageValues,
  maxFailures,
  type PushReply,
  type PushRequest,
  type PushResult,
  SyncError,
  type WireCommand,
  type WireRefusal,
} from '../protocol.ts';
import type { TableInfo } from '../synced-tables.ts';
import { isHomeGranted } from './buckets.ts';
import { noteIncident } from './note-incident.ts';
import type { Caller, ServerParts } from './parts.ts';

interface StoredResult {
  command_id: string;
  attempt: number;
  status: Decision;
  refusal: string | null;
  touched: string;
}
type Touched = readonly [table: string, id: string];

/** Decides a request's commands in order in one transaction; each answer is on disk before it leaves. [sync 1] */
export function handlePush(parts: ServerParts, caller: Caller, actor: Actor, request: PushRequest): PushReply {
  const expected = findLastSeq(parts, caller, request.incarnation) + 1;
  const plan = checkSequence(parts, caller, request, expected);
  return parts.core.ledger.transaction(() => {
    const results: PushResult[] = [];
    const touched = new Map<string, Touched>();
    let lastSeq = expected - 1;
    for (const { command, stored } of plan) {
      const outcome = stored ? toDuplicate(stored) : decide(parts, caller, actor, request, command);
      results.push(outcome.result);
      for (const row of outcome.touched) touched.set(row.join(' '), row);
      if (outcome.result[1] === 'failed') break;
      lastSeq = Math.max(lastSeq, command[1]);
    }
    setLastSeq(parts, caller, request.incarnation, lastSeq);
    return { results, images: readImages(parts, actor, [...touched.values()]) };
  });
}

interface Planned {
  readonly command: WireCommand;
  readonly stored: StoredResult | undefined;
}

/** [sync 1.3] */
function checkSequence(parts: ServerParts, caller: Caller, request: PushRequest, first: number): Planned[] {
  const { statements } = parts.core;
  let expected = first;
  if (new Set(request.commands.map(([id]) => id)).size < request.commands.length) {
    noteIncident(parts, caller, 'malformed', { reason: 'repeated' });
    throw new SyncError('MALFORMED', { reason: 'repeated' });
  }
  return request.commands.map((command) => {
    const [id, seq, , , , , , attempt] = command;
    const known = statements('SELECT * FROM sync_results WHERE command_id = ?').get(id) as StoredResult | undefined;
    const isRetry = known !== undefined && known.status === 'refused' && attempt > known.attempt;
    if (seq > expected) {
      noteIncident(parts, caller, 'sequenceGap', { seq, expected });
      throw new SyncError('SEQUENCE_GAP', { expected });
    }
    if (seq < expected && !known) {
      noteIncident(parts, caller, 'forked', { seq, expected });
      throw new SyncError('FORKED', { expected });
    }
    if (seq === expected) expected += 1;
    return { command, stored: isRetry && seq >= first ? undefined : known };
  });
}

interface Outcome {
  readonly result: PushResult;
  readonly touched: readonly Touched[];
}

function toDuplicate(stored: StoredResult): Outcome {
  const refusal = stored.refusal === null ? undefined : (JSON.parse(stored.refusal) as WireRefusal);
  return {
    result: refusal
      ? [stored.command_id, 'duplicate', stored.status, refusal]
      : [stored.command_id, 'duplicate', stored.status],
    touched: JSON.parse(stored.touched) as Touched[],
  };
}

function decide(parts: ServerParts, caller: Caller, actor: Actor, request: PushRequest, wire: WireCommand): Outcome {
  const [id, , , , , , hash, attempt, failures] = wire;
  const store = (status: Decision, touched: readonly Touched[], refusal?: WireRefusal) =>
    storeResult(parts, caller, { id, attempt, status, touched, refusal });
  if (request.by !== actor.userId) {
    noteIncident(parts, caller, 'foreignActor', { commandId: id });
    return refused(id, { code: 'FOREIGN_ACTOR' }, store);
  }
  let decided: Decided;
  try {
    decided = parts.core.ledger.decide(toCommand(parts, caller, actor, wire), actor);
  } catch (error) {
    // A full or busy disk is the server's own trouble: the whole request is taken back and sent again.
    if (isFault(error) || !parts.core.sqlite.inTransaction || isDiskError(error)) throw error;
    parts.core.ports.log.error('sync.commandFailed', { commandId: id, procedure: wire[2], error: messageOf(error) });
    if (failures + 1 < maxFailures) return { result: [id, 'failed'], touched: [] };
    noteIncident(parts, caller, 'setAside', { commandId: id, procedure: wire[2] });
    return refused(id, { code: 'COMMAND_FAILED' }, store);
  }
  if (!decided.result.ok) return refused(id, { ...decided.result.error }, store);
  const touched = touchedRows(parts, decided);
  const fields = conflictsOf(decided.result.value);
  if (fields.length > 0) {
    store('conflict', touched);
    return { result: [id, 'conflict', fields], touched };
  }
  if (effectsHash(decided.effects.filter((effect) => parts.tables.find(effect.table))) === hash) {
    store('applied', touched);
    return { result: [id, 'applied'], touched: [] };
  }
  store('merged', touched);
  return { result: [id, 'merged'], touched };
}

type Store = (status: Decision, touched: readonly Touched[], refusal?: WireRefusal) => void;

function refused(id: string, refusal: WireRefusal, store: Store): Outcome {
  store('refused', [], refusal);
  return { result: [id, 'refused', refusal], touched: [] };
}

function toCommand(parts: ServerParts, caller: Caller, actor: Actor, wire: WireCommand): Command {
  const [id, , procedure, input, at, schema] = wire;
  const meant = parts.convert?.(procedure, input, schema) ?? { procedure, input };
  const cappedAt = Math.min(at, parts.core.ports.clock.now());
  return { id, ...meant, actorId: actor.userId, at: cappedAt, deviceId: caller.deviceId };
}

function touchedRows(parts: ServerParts, { effects }: Decided): Touched[] {
  const rows = new Map<string, Touched>();
  for (const { table, id } of effects) if (parts.tables.find(table)) rows.set(`${table} ${id}`, [table, id]);
  return [...rows.values()];
}

function conflictsOf(output: unknown): readonly string[] {
  const conflicts = (output as { conflicts?: unknown } | null | undefined)?.conflicts;
  return Array.isArray(conflicts) ? conflicts : [];
}

/** The rows as the person may see them now; null where the person has none. [sync 1.7] */
function readImages(parts: ServerParts, actor: Actor, touched: readonly Touched[]): ImageBatch {
  const columns: Record<string, readonly string[]> = {};
  const rows: [string, string, ImageValues | null][] = [];
  for (const [name, id] of touched) {
    const table = parts.tables.find(name);
    if (!table) continue;
    const values = parts.image(actor, table, id);
    const isVisible = values !== undefined && mayHold(parts, actor, table, id, values);
    if (isVisible) columns[name] = table.columns;
    rows.push([name, id, isVisible ? values : null]);
  }
  return { columns, rows };
}

function mayHold(parts: ServerParts, actor: Actor, table: TableInfo, id: string, values: ImageValues): boolean {
  const home = table.homeOfImage(values);
  if (table.home === 'global') return true;
  if (table.home === 'self') return home.ownerId === actor.userId;
  if (isHomeGranted(actor, home)) return true;
  const { ids } = parts.feed.buckets.grantsOf(actor);
  const extras = parts.core
    .statements(
      "SELECT b.id FROM sync_buckets b CROSS JOIN feed f ON f.bucket = b.id AND f.table_name = ? AND f.row_id = ? AND f.removed = 0 WHERE b.kind = 'extra'",
    )
    .all(table.name, id) as { id: number }[];
  return extras.some((bucket) => ids.has(bucket.id));
}

interface NewResult {
  readonly id: string;
  readonly attempt: number;
  readonly status: Decision;
  readonly touched: readonly Touched[];
  readonly refusal: WireRefusal | undefined;
}

function storeResult(parts: ServerParts, caller: Caller, result: NewResult): void {
  parts.core
    .statements(
      'INSERT INTO sync_results (command_id, device_id, attempt, status, refusal, touched, at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (command_id) DO UPDATE SET device_id = excluded.device_id, attempt = excluded.attempt, status = excluded.status, refusal = excluded.refusal, touched = excluded.touched, at = excluded.at',
    )
    .run(
      result.id,
      caller.deviceId,
      result.attempt,
      result.status,
      result.refusal ? JSON.stringify(result.refusal) : null,
      JSON.stringify(result.touched),
      parts.core.ports.clock.now(),
    );
}

function findLastSeq(parts: ServerParts, caller: Caller, incarnation: string): number {
  const row = parts.core
    .statements('SELECT last_seq FROM sync_devices WHERE device_id = ? AND incarnation = ?')
    .get(caller.deviceId, incarnation) as { last_seq: number } | undefined;
  return row?.last_seq ?? 0;
}

function setLastSeq(parts: ServerParts, caller: Caller, incarnation: string, lastSeq: number): void {
  parts.core
    .statements(
      'INSERT INTO sync_devices (device_id, incarnation, last_seq, seen_at) VALUES (?, ?, ?, ?) ON CONFLICT (device_id, incarnation) DO UPDATE SET last_seq = excluded.last_seq, seen_at = excluded.seen_at',
    )
    .run(caller.deviceId, incarnation, lastSeq, parts.core.ports.clock.now());
}

function isDiskError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^SQLITE_(FULL|IOERR|BUSY|LOCKED|CORRUPT|NOMEM|READONLY)/.test(code);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
