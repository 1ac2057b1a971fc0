import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../ports/columns.ts';

/** Every write and every security event of this host, append-only, each record chained to the one before (S-LOG). */
export const auditRecords = sqliteTable(
  'audit_records',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    /** `command` for writes, else the event's kind (`login.failed`, `export`, …). */
    kind: text('kind').notNull(),
    procedure: text('procedure'),
    commandId: text('command_id'),
    actorId: text('actor_id'),
    deviceId: text('device_id'),
    /** When the person did it, ms. */
    at: integer('at').notNull(),
    /** When this host recorded it, ms. */
    recordedAt: integer('recorded_at').notNull(),
    /** What changed, with the values as `audit-values.ts` lets them in: `[table, id, op, {field: [was, is]}]` each. */
    changes: text('changes', { mode: 'json' }).$type<AuditChange[]>().notNull(),
    details: text('details', { mode: 'json' }).$type<Record<string, unknown>>(),
    /** Mixed into the digest of `changes`, which is what the chain covers; null in records of 0.1.0. */
    salt: text('salt'),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [index('audit_records_by_command').on(table.commandId)],
);

/** One changed row of an audit record. */
export type AuditChange = readonly [
  table: string,
  id: string,
  op: 'insert' | 'update' | 'remove',
  fields: Record<string, readonly [was: unknown, is: unknown]>,
];

/** Which audit records speak of a row: the way from a record to its history. */
export const auditRows = sqliteTable(
  'audit_rows',
  { rowId: text('row_id').notNull(), seq: integer('seq').notNull() },
  (table) => [primaryKey({ columns: [table.rowId, table.seq] })],
);

/** Where the chains stood, signed with a key that is not in this database: every 1,000 records or five minutes. */
export const auditHeads = sqliteTable('audit_heads', {
  seq: integer('seq').primaryKey(),
  hash: text('hash').notNull(),
  decisionSeq: integer('decision_seq').notNull(),
  decisionHash: text('decision_hash').notNull(),
  at: integer('at').notNull(),
  keyId: text('key_id').notNull(),
  signature: text('signature').notNull(),
});

/** Public halves of the keys that signed heads of this chain, each since the record it began with. */
export const auditKeys = sqliteTable('audit_keys', {
  id: text('id').primaryKey(),
  publicKey: text('public_key').notNull(),
  firstSeq: integer('first_seq').notNull(),
});

/** Heads that devices sent when they synchronised: a device's chain cannot get shorter or other than it was here. */
export const auditAnchors = sqliteTable(
  'audit_anchors',
  {
    deviceId: text('device_id').notNull(),
    keyId: text('key_id').notNull(),
    seq: integer('seq').notNull(),
    hash: text('hash').notNull(),
    at: integer('at').notNull(),
    signature: text('signature').notNull(),
    publicKey: text('public_key').notNull(),
    receivedAt: integer('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deviceId, table.keyId, table.seq] })],
);

/** Each transaction the server decided, in order, with its effects and versions: increments, standby and cluster read it. */
export const decisions = sqliteTable('decisions', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  commandId: text('command_id').notNull(),
  procedure: text('procedure').notNull(),
  actorId: text('actor_id').notNull(),
  deviceId: text('device_id'),
  at: integer('at').notNull(),
  decidedAt: integer('decided_at').notNull(),
  effects: text('effects').notNull(),
  prevHash: text('prev_hash').notNull(),
  hash: text('hash').notNull(),
});

/** When a field of a row was last edited, where that is not the row's creation; the server merges by it. */
export const fieldEdits = sqliteTable(
  'field_edits',
  {
    rowId: text('row_id').notNull(),
    field: text('field').notNull(),
    at: integer('at').notNull(),
    by: text('by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.rowId, table.field] })],
);

/**
 * Two people changed one field without seeing each other: the value shown and the other one, kept until somebody
 * chooses. Carries the record's scope, so the record's owner sees it on every device.
 */
export const conflicts = sqliteTable(
  'conflicts',
  {
    id: text('id').primaryKey(),
    tableName: text('table_name').notNull(),
    rowId: text('row_id').notNull(),
    field: text('field').notNull(),
    shownValue: text('shown_value', { mode: 'json' }).$type<unknown>(),
    otherValue: text('other_value', { mode: 'json' }).$type<unknown>(),
    shownBy: text('shown_by'),
    otherBy: text('other_by'),
    shownAt: integer('shown_at').notNull(),
    otherAt: integer('other_at').notNull(),
    /** `later`: the later edit is shown; `parked`: the incoming one was over a week old; `deleted`: an edit met a deletion. */
    reason: text('reason', { enum: ['later', 'parked', 'deleted'] }).notNull(),
    state: text('state', { enum: ['open', 'resolved'] }).notNull(),
    resolvedBy: text('resolved_by'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('conflicts_by_row').on(table.rowId), index('conflicts_by_state').on(table.state, table.ownerId)],
);
