import { hash } from 'node:crypto';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { invariant } from '../kernel/invariant.ts';
import type { FieldRules } from '../kernel/rights/field-rights.ts';
import type { Effect, FieldValues, NewRowOf, ReadDb, RowOf } from '../ports/database.ts';
import { type Command, carriedWords } from './command.ts';
import type { Statements } from './read-db.ts';
import { codecOf } from './row-codec.ts';

/** Reading and the three ways a row changes; every change is recorded as an effect. Only the ledger makes one. */
export interface WriteTx extends ReadDb {
  readonly command: Command;
  /** Business time, ms: when the person did it. */
  readonly at: number;
  /** When this host decides, ms; equals `at` on the device. */
  readonly decidedAt: number;
  readonly host: 'device' | 'server';
  /** How whoever acts sees the fields: an edit tells what was seen. */
  readonly fields: FieldRules;
  /** The same ids in the same order on every host: derived from the command's id. */
  newId(): string;
  /**
   * A word that the host where the command is made gives and every other host is told, such as a number that is already
   * on paper. `decide` gets the word that came with the command, undefined where there is none, and answers the one that
   * holds. [Note: words that travel]
   */
  settle<Word>(decide: (carried: unknown) => Word): Word;
  /** Fills creation and change stamps that the row does not name. */
  insert<Table extends SQLiteTable>(table: Table, rows: NewRecord<Table> | readonly NewRecord<Table>[]): void;
  /** Changes only fields that differ; nothing differs, nothing is written. */
  update<Table extends SQLiteTable>(table: Table, id: string, patch: Partial<RowOf<Table>>): void;
  /** Deletes the row itself; the recycle bin is an `update` of `deletedAt`. */
  remove(table: SQLiteTable, id: string): void;
}

type Stamps = 'createdBy' | 'createdAt' | 'updatedBy' | 'updatedAt' | 'deletedAt' | 'revision';
/** A new row; the ledger stamps who and when. */
export type NewRecord<Table extends SQLiteTable> = Omit<NewRowOf<Table>, Stamps> &
  Partial<Pick<NewRowOf<Table>, Stamps & keyof NewRowOf<Table>>>;

export interface WriteTxOptions {
  readonly db: ReadDb;
  readonly statements: Statements;
  readonly command: Command;
  readonly decidedAt: number;
  readonly host: 'device' | 'server';
  /** The server's next row version; a device leaves versions to the server. */
  readonly nextRevision: (() => number) | undefined;
  readonly fields: FieldRules;
}

export function createWriteTx(options: WriteTxOptions): {
  tx: WriteTx;
  effects: RecordedEffect[];
  words: readonly unknown[];
} {
  const { db, statements, command, decidedAt, host, nextRevision, fields } = options;
  const effects: RecordedEffect[] = [];
  const words: unknown[] = [];
  const carried = carriedWords(command.input);
  let ids = 0;

  const insertOne = (table: SQLiteTable, row: FieldValues) => {
    const codec = codecOf(table);
    const stamped: Record<string, unknown> = { ...row };
    if (codec.byProperty.has('createdAt')) {
      stamped.createdAt ??= command.at;
      stamped.createdBy ??= command.actorId;
      stamped.updatedAt ??= command.at;
      stamped.updatedBy ??= command.actorId;
    }
    const revision = nextRevision?.() ?? 0;
    statements(codec.insertSql).run(...codec.values({ ...stamped, revision }));
    effects.push({ table: codec.name, id: String(row.id), op: 'insert', set: stamped, revision });
  };

  const tx: WriteTx = {
    ...db,
    command,
    at: command.at,
    decidedAt,
    host,
    fields,
    newId: () => derivedId(command.id, ids++),
    settle: (decide) => {
      const word = decide(carried[words.length]);
      words.push(word);
      return word;
    },
    insert: (table, rows) => {
      for (const row of Array.isArray(rows) ? rows : [rows]) insertOne(table, row as FieldValues);
    },
    update: (table, id, patch) => {
      const codec = codecOf(table);
      const driverRow = statements(codec.selectSql).get(id) as Record<string, unknown> | undefined;
      invariant(driverRow, `update of a missing row in ${codec.name}`);
      const current = codec.decode(driverRow);
      const set: Record<string, unknown> = {};
      const was: Record<string, unknown> = {};
      for (const [property, value] of Object.entries(patch)) {
        if (value === undefined || isSameValue(current[property], value)) continue;
        set[property] = value;
        was[property] = current[property];
      }
      if (Object.keys(set).length === 0) return;
      if (codec.byProperty.has('updatedAt') && !('updatedAt' in set)) {
        set.updatedAt = command.at;
        was.updatedAt = current.updatedAt;
        set.updatedBy = command.actorId;
        was.updatedBy = current.updatedBy;
      }
      const revision = nextRevision?.() ?? (current.revision as number | undefined) ?? 0;
      const names = Object.keys(set);
      const columns = [...names, ...(nextRevision && codec.byProperty.has('revision') ? ['revision'] : [])];
      const assignments = columns.map((property) => `"${codec.byProperty.get(property)!.column}" = ?`).join(', ');
      const values = columns.map((property) =>
        property === 'revision' ? revision : codec.byProperty.get(property)!.toDriver(set[property]),
      );
      statements(`UPDATE "${codec.name}" SET ${assignments} WHERE "id" = ?`).run(...values, id);
      effects.push({ table: codec.name, id, op: 'update', set, was, revision });
    },
    remove: (table, id) => {
      const codec = codecOf(table);
      const driverRow = statements(codec.selectSql).get(id) as Record<string, unknown> | undefined;
      if (!driverRow) return;
      statements(codec.removeSql).run(id);
      effects.push({
        table: codec.name,
        id,
        op: 'remove',
        was: codec.decode(driverRow),
        revision: nextRevision?.() ?? 0,
      });
    },
  };
  return { tx, effects, words };
}

/** An effect and the version the server gave it; 0 on a device. */
export type RecordedEffect = Effect & { readonly revision: number };

/** Equal as JSON keeps them. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  return JSON.stringify(left) === JSON.stringify(right);
}

/** A UUIDv7-shaped id with the command's time in front and 74 bits of SHA-256 of (command, count) behind. */
function derivedId(commandId: string, count: number): string {
  const hex = hash('sha256', `${commandId}:${count}`, 'hex');
  const variant = ((Number.parseInt(hex[3]!, 16) & 3) | 8).toString(16);
  return `${commandId.slice(0, 13)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}
