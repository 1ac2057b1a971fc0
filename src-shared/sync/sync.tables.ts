import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bucketKinds } from './protocol.ts';

/** Small facts of this database about synchronising: epoch, incarnation, clock offset, last run. */
export const syncState = sqliteTable('sync_state', { key: text('key').primaryKey(), value: text('value').notNull() });

/** Server: the last version given to a row effect. One row. */
export const syncVersions = sqliteTable('sync_versions', {
  id: integer('id').primaryKey(),
  value: integer('value').notNull(),
});

/** Server: each home (branch, department, owner) that ever held a row, and the named ones, by a small number. */
export const syncBuckets = sqliteTable('sync_buckets', {
  id: integer('id').primaryKey(),
  kind: text('kind', { enum: bucketKinds }).notNull(),
  key: text('key').notNull().unique(),
  branchId: text('branch_id'),
  deptId: text('dept_id'),
  ownerId: text('owner_id'),
});

/** Server: which row is in which bucket since which version; `removed` 0, or the reason's number. Never grows by edits. */
export const feed = sqliteTable(
  'feed',
  {
    bucket: integer('bucket').notNull(),
    tableName: text('table_name').notNull(),
    rowId: text('row_id').notNull(),
    version: integer('version').notNull(),
    removed: integer('removed').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.bucket, table.tableName, table.rowId] }),
    index('feed_by_version').on(table.bucket, table.version),
  ],
);

/** Server: the answer to each command of a device, so that a repeat gets the first one. */
export const syncResults = sqliteTable(
  'sync_results',
  {
    commandId: text('command_id').primaryKey(),
    deviceId: text('device_id').notNull(),
    attempt: integer('attempt').notNull(),
    status: text('status').notNull(),
    refusal: text('refusal'),
    /** `[[table, id], …]` touched on the server. */
    touched: text('touched').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('sync_results_by_time').on(table.at)],
);

/** Server: how far each incarnation of each device has come. */
export const syncDevices = sqliteTable(
  'sync_devices',
  {
    deviceId: text('device_id').notNull(),
    incarnation: text('incarnation').notNull(),
    lastSeq: integer('last_seq').notNull(),
    seenAt: integer('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deviceId, table.incarnation] })],
);

/** Server: the version at the start of each day, by which tombstones are aged. */
export const syncDays = sqliteTable('sync_days', {
  day: integer('day').primaryKey(),
  version: integer('version').notNull(),
});

/**
 * Device: every command in order. Those above `decidedTo` in `sync_state` wait for the server; those below it were
 * accepted and stay for 14 days, to be sent again to a server that was restored.
 * [Note: one mark instead of moved rows] An answer moves the mark: nothing is written anew, so a long outbox goes out fast.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    commandId: text('command_id').notNull().unique(),
    procedure: text('procedure').notNull(),
    input: text('input').notNull(),
    actorId: text('actor_id').notNull(),
    at: integer('at').notNull(),
    /** The clock correction in force when the command was made. */
    clockOffset: integer('clock_offset').notNull(),
    schema: integer('schema').notNull(),
    hash: text('hash').notNull(),
    attempt: integer('attempt').notNull(),
    failures: integer('failures').notNull(),
    /** `sent` by version 0.1; `sentTo` in `sync_state` tells it now. */
    state: text('state', { enum: ['waiting', 'sent'] }).notNull(),
    /** Put back after the server was restored: its effects are part of the images already. */
    resent: integer('resent').notNull().default(0),
  },
  (table) => [index('outbox_by_resent').on(table.resent)],
);

/** Device: when the commands up to one were accepted. */
export const outboxDecided = sqliteTable('outbox_decided', {
  lastSeq: integer('last_seq').primaryKey(),
  at: integer('at').notNull(),
});

/** Device: what each command did, row by row: while it waits, laid over the server's image. */
export const outboxEffects = sqliteTable(
  'outbox_effects',
  {
    seq: integer('seq').notNull(),
    n: integer('n').notNull(),
    tableName: text('table_name').notNull(),
    rowId: text('row_id').notNull(),
    op: text('op', { enum: ['insert', 'update', 'remove'] }).notNull(),
    /** Values by property name. */
    fields: text('fields').notNull(),
    was: text('was'),
  },
  (table) => [
    primaryKey({ columns: [table.seq, table.n] }),
    index('outbox_effects_by_row').on(table.tableName, table.rowId, table.seq),
  ],
);

/** Device: the server's image of each row that a waiting command touches; null where the server has none. */
export const shadowRows = sqliteTable(
  'shadow_rows',
  { tableName: text('table_name').notNull(), rowId: text('row_id').notNull(), image: text('image') },
  (table) => [primaryKey({ columns: [table.tableName, table.rowId] })],
);

/** Device: changes the server refused, and what builds on them. */
export const heldCommands = sqliteTable('held_commands', {
  seq: integer('seq').primaryKey(),
  commandId: text('command_id').notNull().unique(),
  procedure: text('procedure').notNull(),
  input: text('input').notNull(),
  effects: text('effects').notNull(),
  actorId: text('actor_id').notNull(),
  at: integer('at').notNull(),
  heldAt: integer('held_at').notNull(),
  schema: integer('schema').notNull(),
  attempt: integer('attempt').notNull(),
  refusal: text('refusal').notNull(),
  dependsOn: text('depends_on'),
});

/** Device: refused changes that a person gave up or handed to a colleague, whole, for 30 days. */
export const droppedCommands = sqliteTable('dropped_commands', {
  commandId: text('command_id').primaryKey(),
  droppedAt: integer('dropped_at').notNull(),
  /** The colleague who has it; null where it was given up. */
  handedTo: text('handed_to'),
  /** The rows of `held_commands`: the change and what was held with it. */
  rows: text('rows').notNull(),
});

/** Device: where version 0.1 kept accepted commands; empty since, they stay in the outbox. */
export const sentCommands = sqliteTable(
  'sent_commands',
  {
    seq: integer('seq').primaryKey(),
    commandId: text('command_id').notNull().unique(),
    procedure: text('procedure').notNull(),
    input: text('input').notNull(),
    effects: text('effects').notNull(),
    actorId: text('actor_id').notNull(),
    at: integer('at').notNull(),
    schema: integer('schema').notNull(),
    attempt: integer('attempt').notNull(),
    acceptedAt: integer('accepted_at').notNull(),
  },
  (table) => [index('sent_commands_by_time').on(table.acceptedAt)],
);

/** Device: granted buckets and how far each is read. `sweep`: 0 no, 1 reading again, 2 asking, 3 allowed. */
export const deviceBuckets = sqliteTable('device_buckets', {
  id: integer('id').primaryKey(),
  kind: text('kind', { enum: bucketKinds }).notNull(),
  branchId: text('branch_id'),
  deptId: text('dept_id'),
  ownerId: text('owner_id'),
  cursor: integer('cursor').notNull(),
  sweep: integer('sweep').notNull().default(0),
});

/** Device: rows that arrived during a re-read. */
export const syncSeen = sqliteTable(
  'sync_seen',
  { bucket: integer('bucket').notNull(), tableName: text('table_name').notNull(), rowId: text('row_id').notNull() },
  (table) => [primaryKey({ columns: [table.bucket, table.tableName, table.rowId] })],
);

/** Device: rows held by a bucket that is not their home. */
export const extraRows = sqliteTable(
  'extra_rows',
  { bucket: integer('bucket').notNull(), tableName: text('table_name').notNull(), rowId: text('row_id').notNull() },
  (table) => [
    primaryKey({ columns: [table.bucket, table.tableName, table.rowId] }),
    index('extra_rows_by_row').on(table.tableName, table.rowId),
  ],
);

/** Both hosts: what synchronising noticed and mended, or asks about. */
export const syncIncidents = sqliteTable('sync_incidents', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  kind: text('kind').notNull(),
  at: integer('at').notNull(),
  detail: text('detail').notNull(),
  state: text('state', { enum: ['noted', 'asking', 'answered'] }).notNull(),
});
