import { chainHash, createChainHead } from './chain.ts';
import type { Command } from './command.ts';
import type { Entry, Sink } from './ledger.ts';
import type { Statements } from './read-db.ts';
import type { RecordedEffect } from './write-tx.ts';

/** Keeps each transaction the server decided with its effects, chained (design 7). */
export function createDecisionSink(statements: Statements): Sink {
  const head = createChainHead(statements, 'decisions');
  const sink = (entry: Entry): void => {
    const { command, decidedAt } = entry;
    const prevHash = head.get();
    const line = [
      command.id,
      command.procedure,
      command.actorId,
      command.deviceId,
      command.at,
      decidedAt,
      packEffects(command, entry.effects),
    ];
    const hash = chainHash(prevHash, line);
    statements(
      'INSERT INTO decisions (command_id, procedure, actor_id, device_id, at, decided_at, effects, prev_hash, hash) VALUES (?,?,?,?,?,?,?,?,?)',
    ).run(...line, prevHash, hash);
    head.set(hash);
  };
  return Object.assign(sink, { forget: () => head.forget() });
}

type Stamped = Pick<Command, 'at' | 'actorId'>;
type Values = Record<string, unknown>;
/** `left` names by its letters what was left out of `set`; a removal keeps only `was`. */
type PackedEffect = readonly [table: string, id: string, revision: number, left: string, set: Values | 0, was?: Values];

/** What the command's own line tells already, by the letter that stands for it. */
const told: readonly (readonly [letter: string, property: string, value: (command: Stamped, id: string) => unknown])[] =
  [
    ['i', 'id', (_command, id) => id],
    ['c', 'createdAt', ({ at }) => at],
    ['C', 'createdBy', ({ actorId }) => actorId],
    ['u', 'updatedAt', ({ at }) => at],
    ['U', 'updatedBy', ({ actorId }) => actorId],
  ];

/** The log is the largest thing on a server's disk: stamps that equal the command's own are not written a second time. */
export function packEffects(command: Stamped, effects: readonly RecordedEffect[]): string {
  return JSON.stringify(effects.map((effect) => packEffect(command, effect)));
}

function packEffect(command: Stamped, effect: RecordedEffect): PackedEffect {
  const { table, id, revision } = effect;
  if (effect.op === 'remove') return [table, id, revision, '', 0, effect.was];
  const set: Values = { ...effect.set };
  let left = '';
  for (const [letter, property, value] of told) {
    if (!(property in set) || set[property] !== value(command, id)) continue;
    // Undefined is left out by JSON and costs less than a deletion.
    set[property] = undefined;
    left += letter;
  }
  return effect.op === 'insert' ? [table, id, revision, left, set] : [table, id, revision, left, set, effect.was];
}

/** The effects of a line of the log, whole; version 0.1 wrote them out. */
export function unpackEffects(command: Stamped, effects: string): RecordedEffect[] {
  return (JSON.parse(effects) as (PackedEffect | RecordedEffect)[]).map((packed) => {
    if (!Array.isArray(packed)) return packed as RecordedEffect;
    const [table, id, revision, left, kept, was] = packed as PackedEffect;
    if (kept === 0) return { table, id, op: 'remove', was: was ?? {}, revision };
    const set: Values = { ...kept };
    for (const [letter, property, value] of told) if (left.includes(letter)) set[property] = value(command, id);
    return was ? { table, id, op: 'update', set, was, revision } : { table, id, op: 'insert', set, revision };
  });
}
