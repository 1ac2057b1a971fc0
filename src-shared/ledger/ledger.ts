import { z } from 'zod';
import { invariant } from '../kernel/invariant.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Actor } from '../kernel/scope.ts';
import type { ReadDb, Sqlite } from '../ports/database.ts';
import type { Clock, Ids } from '../ports/ports.ts';
import { type AuditEvent, createAuditSink } from './audit.ts';
import type { AuditKey } from './audit-key.ts';
import type { Changes } from './changes.ts';
import { type Command, type CommandDefinition, type CommandRegistry, carryWords, type Refusal } from './command.ts';
import type { Statements } from './read-db.ts';
import { createWriteTx, type RecordedEffect, type WriteTx } from './write-tx.ts';

/** One decided command with what it did; sinks see it inside the transaction. */
export interface Entry {
  readonly command: Command;
  readonly decidedAt: number;
  readonly effects: readonly RecordedEffect[];
  readonly output: unknown;
  /** Who had delegated what was done here, where the actor's own rights would not have done. */
  readonly insteadOf?: readonly string[];
}

/** Derives something from each write, in the write's own transaction (outbox, decision log, feed). */
export interface Sink {
  (entry: Entry): void;
  /** Told at the outermost begin and before its commit, where it gathers something for the whole transaction. */
  begin?: () => void;
  beforeCommit?: () => void;
  /** Told after a rollback, of the whole or of one command, where it keeps something of the database in memory. */
  forget?: (isWhole: boolean) => void;
}

export interface LedgerOptions {
  readonly sqlite: Sqlite;
  readonly statements: Statements;
  readonly db: ReadDb;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly host: 'device' | 'server';
  readonly commands: CommandRegistry;
  readonly sinks: readonly Sink[];
  readonly changes: Changes;
  readonly nextRevision?: () => number;
  /** What an actor may bring in by a command: its input, less what is left out, or why not. */
  readonly screen?: (actor: Actor, definition: CommandDefinition, input: unknown) => Result<unknown, Refusal>;
  /** Whether the command may run now: what needs a second person waits for them. */
  readonly gate?: (db: ReadDb, actor: Actor, command: Command, input: unknown) => Result<void, Refusal>;
  /** What must hold after every write; where it does not, nothing was written. */
  readonly holds?: (tx: WriteTx, effects: readonly RecordedEffect[]) => Result<void, Refusal>;
  /** Signs heads of the audit; without it records are chained only. */
  readonly auditKey?: AuditKey | undefined;
}

export interface Decided {
  readonly result: Result<unknown, Refusal>;
  readonly effects: readonly RecordedEffect[];
}

export interface Ledger {
  /** A person's write on this host, now: one transaction, on disk when it returns. */
  execute(procedure: string, input: unknown, actor: Actor, from?: Partial<CommandOrigin>): Result<unknown, Refusal>;
  /** Decides a command made elsewhere; inside `transaction` it is a savepoint of it. */
  decide(command: Command, actor: Actor): Decided;
  /** Several decisions and sync's own rows in one transaction; changes are told after the commit. */
  transaction<T>(work: () => T): T;
  /** An audited event that is not a write. */
  recordEvent(event: Omit<AuditEvent, 'at'> & { at?: number }): void;
  /** Signs a word about the audit, such as an exported file; null where this host has no key. */
  vouch(message: Buffer): { publicKey: string; signature: string } | null;
  /** Signs the newest audit record, so that what was written last is anchored too. */
  sealAudit(): void;
}

export interface CommandOrigin {
  readonly commandId: string;
  readonly deviceId: string | null;
  readonly at: number;
}

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * The only door for writes: rows, audit, decision log and outbox change in one transaction or not at all.
 *
 * [Note: why audit is derived] Nobody calls audit: each sink derives its record from the effects that the write
 * transaction recorded, so a write that forgot its audit cannot exist.
 */
export function createLedger(options: LedgerOptions): Ledger {
  const { sqlite, statements, db, clock, ids, host, commands, sinks, changes, nextRevision } = options;
  const { screen, gate, holds, auditKey } = options;
  const audit = createAuditSink(statements, auditKey);
  let depth = 0;

  const undo = (isOutermost: boolean): void => {
    // A full disk ends the transaction by itself.
    if (sqlite.inTransaction) {
      if (isOutermost) statements('ROLLBACK').run();
      else {
        statements('ROLLBACK TO nested').run();
        statements('RELEASE nested').run();
      }
    }
    audit.forget();
    for (const sink of sinks) sink.forget?.(isOutermost);
    if (isOutermost) changes.discard();
  };

  const transaction = <T>(work: () => T): T => {
    const isOutermost = depth === 0;
    statements(isOutermost ? 'BEGIN IMMEDIATE' : 'SAVEPOINT nested').run();
    depth += 1;
    let value: T;
    try {
      if (isOutermost) for (const sink of sinks) sink.begin?.();
      value = work();
      if (isOutermost) for (const sink of sinks) sink.beforeCommit?.();
      statements(isOutermost ? 'COMMIT' : 'RELEASE nested').run();
    } catch (error) {
      undo(isOutermost);
      throw error;
    } finally {
      depth -= 1;
    }
    if (isOutermost) changes.flush();
    return value;
  };

  const decide = (command: Command, actor: Actor): Decided => {
    const definition = commands[command.procedure];
    if (!definition) return { result: { ok: false, error: { code: 'UNKNOWN_PROCEDURE' } }, effects: [] };
    const parsed = definition.input.safeParse(command.input);
    if (!parsed.success) return { result: { ok: false, error: { code: 'INPUT_INVALID' } }, effects: [] };
    const screened = screen?.(actor, definition, parsed.data) ?? ok(parsed.data);
    if (!screened.ok) return { result: screened, effects: [] };
    const gated = gate?.(db, actor, command, screened.value) ?? ok(undefined);
    if (!gated.ok) return { result: gated, effects: [] };
    const mark = changes.mark();
    try {
      return transaction(() => {
        const decidedAt = clock.now();
        const { tx, effects, words } = createWriteTx({
          db,
          statements,
          command,
          decidedAt,
          host,
          nextRevision,
          fields: actor.fields,
        });
        const insteadOf = new Set<string>();
        const result = definition.run(tx, noting(actor, insteadOf), screened.value) as Result<unknown, Refusal>;
        if (!result.ok) throw new Refused(result.error);
        const held = holds?.(tx, effects) ?? ok(undefined);
        if (!held.ok) throw new Refused(held.error);
        const entry: Entry = {
          command: { ...command, input: carryWords(command.input, words) },
          decidedAt,
          effects,
          output: result.value,
          insteadOf: [...insteadOf],
        };
        if (effects.length > 0) {
          audit.write(entry);
          for (const sink of sinks) sink(entry);
          for (const effect of effects) changes.add(effect);
        }
        return { result: ok(result.value), effects };
      });
    } catch (error) {
      changes.rollback(mark);
      if (error instanceof Refused) return { result: { ok: false, error: error.refusal }, effects: [] };
      throw error;
    }
  };

  return {
    transaction,
    decide,
    execute: (procedure, input, actor, from = {}) => {
      const definition = commands[procedure];
      invariant(definition, `command ${procedure} is registered`);
      const command: Command = {
        id: from.commandId ?? ids.next(),
        procedure,
        input: withId(definition, input, ids),
        actorId: actor.userId,
        at: from.at ?? clock.now(),
        deviceId: from.deviceId ?? null,
      };
      return decide(command, actor).result;
    },
    recordEvent: (event) => {
      const now = clock.now();
      transaction(() => audit.record({ ...event, at: event.at ?? now }, now));
    },
    vouch: (message) => (auditKey ? { publicKey: auditKey.publicKey, signature: auditKey.sign(message) } : null),
    sealAudit: () => transaction(() => audit.seal(clock.now())),
  };
}

/** The actor whose policies tell in whose place they allowed something. */
function noting(actor: Actor, insteadOf: Set<string>): Actor {
  if (!actor.standingIn) return actor;
  return { ...actor, standingIn: { ...actor.standingIn, note: (giverId) => insteadOf.add(giverId) } };
}

/** [Note: ids before decisions] A new record's id is settled before the command is made, so that every host decides about the same record. */
function withId({ input: schema }: CommandDefinition, input: unknown, ids: Ids): unknown {
  const takesId = schema instanceof z.ZodObject && 'id' in schema.shape;
  if (!takesId || input === null || typeof input !== 'object') return input;
  return 'id' in input && input.id !== undefined ? input : { ...input, id: ids.next() };
}
