import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { capacityScopes } from './capacity.model.ts';
import { noticeKinds } from './notice.model.ts';
import { ownerChangeKinds } from './owner-change.model.ts';
import { poolKinds, type RecycleRule, type Seat } from './pool.model.ts';

/**
 * Where records lie that nobody owns. Such a record's department is the pool: so scopes, lists, counts and sync know
 * pools without knowing of them.
 */
export const pools = sqliteTable('pools', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: poolKinds }).notNull(),
  name: text('name').notNull(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  branchId: text('branch_id'),
  sort: integer('sort').notNull(),
  admins: text('admins', { mode: 'json' }).$type<string[]>().notNull(),
  members: text('members', { mode: 'json' }).$type<Seat[]>().notNull(),
  hiddenFields: text('hidden_fields', { mode: 'json' }).$type<string[]>().notNull(),
  dailyViewLimit: integer('daily_view_limit'),
  claimDailyLimit: integer('claim_daily_limit'),
  prevOwnerCooldownDays: integer('prev_owner_cooldown_days').notNull(),
  newProtectDays: integer('new_protect_days').notNull(),
  minIntervalMin: integer('min_interval_min').notNull(),
  recycleRules: text('recycle_rules', { mode: 'json' }).$type<RecycleRule[]>().notNull(),
  previousRules: text('previous_rules', { mode: 'json' }).$type<RecycleRule[]>().notNull(),
  rulesFrom: text('rules_from').notNull(),
  excludeKey: integer('exclude_key', { mode: 'boolean' }).notNull(),
  warnDays: integer('warn_days').notNull(),
  ...recordColumns,
});

/** How many records somebody may own, and lock against recycling. */
export const poolCapacities = sqliteTable('pool_capacities', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: poolKinds }).notNull(),
  scope: text('scope', { enum: capacityScopes }).notNull(),
  targetId: text('target_id'),
  maxOwned: integer('max_owned'),
  countsDeal: integer('counts_deal', { mode: 'boolean' }).notNull(),
  countsKey: integer('counts_key', { mode: 'boolean' }).notNull(),
  maxLocked: integer('max_locked'),
  ...recordColumns,
});

/** The claim log, each row its claimer's: daily limits count it and nothing else. */
export const poolClaims = sqliteTable(
  'pool_claims',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id').notNull(),
    poolId: text('pool_id').notNull(),
    kind: text('kind', { enum: poolKinds }).notNull(),
    recordId: text('record_id').notNull(),
    at: integer('at').notNull(),
    ...recordColumns,
  },
  (table) => [index('pool_claims_by_owner').on(table.ownerId, table.poolId, table.at)],
);

/** Pages of records in a pool that somebody opened; the daily view limit counts it. Each row its viewer's. */
export const poolViews = sqliteTable(
  'pool_views',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id').notNull(),
    poolId: text('pool_id').notNull(),
    recordId: text('record_id').notNull(),
    at: integer('at').notNull(),
    ...recordColumns,
  },
  (table) => [index('pool_views_by_owner').on(table.ownerId, table.poolId, table.at)],
);

/** Who had a customer or lead before whom and why; it travels and moves with the record. */
export const ownerChanges = sqliteTable(
  'owner_changes',
  {
    id: text('id').primaryKey(),
    recordTable: text('record_table', { enum: ['customers', 'leads'] }).notNull(),
    recordId: text('record_id').notNull(),
    kind: text('kind', { enum: ownerChangeKinds }).notNull(),
    fromOwnerId: text('from_owner_id'),
    toOwnerId: text('to_owner_id'),
    fromPoolId: text('from_pool_id'),
    toPoolId: text('to_pool_id'),
    reason: text('reason'),
    remark: text('remark'),
    at: integer('at').notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('owner_changes_by_record').on(table.recordId, table.at),
    index('owner_changes_by_time').on(table.recordTable, table.kind, table.at),
  ],
);

/** What somebody has to learn about their records; each row its reader's. */
export const poolNotices = sqliteTable(
  'pool_notices',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id').notNull(),
    kind: text('kind', { enum: noticeKinds }).notNull(),
    recordKind: text('record_kind', { enum: poolKinds }).notNull(),
    recordId: text('record_id').notNull(),
    recordName: text('record_name').notNull(),
    at: integer('at').notNull(),
    seenAt: integer('seen_at'),
    ...recordColumns,
  },
  (table) => [index('pool_notices_by_owner').on(table.ownerId, table.seenAt, table.at)],
);

/** What the daily job did; one row a day and kind of record, known everywhere. */
export const poolRuns = sqliteTable('pool_runs', {
  id: text('id').primaryKey(),
  day: text('day').notNull(),
  kind: text('kind', { enum: poolKinds }).notNull(),
  /** The last record that was looked at: a broken run goes on there. Null once all were. */
  upTo: text('up_to'),
  finishedAt: integer('finished_at'),
  looked: integer('looked').notNull(),
  released: integer('released').notNull(),
  ...recordColumns,
});
