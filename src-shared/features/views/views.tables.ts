import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { scenes } from '../../kernel/listing.ts';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { followedTables } from './follow.model.ts';
import type { PreferenceValue } from './preference.model.ts';
import { type View, viewDensities, viewRooms } from './view.model.ts';

/** Saved views; the owner is the person they belong to, and no branch or department sees them. */
export const views = sqliteTable(
  'views',
  {
    id: text('id').primaryKey(),
    room: text('room', { enum: viewRooms }).notNull(),
    name: text('name').notNull(),
    scene: text('scene', { enum: scenes }).notNull(),
    text: text('text'),
    filters: text('filters', { mode: 'json' }).$type<View['filters']>().notNull(),
    sort: text('sort', { mode: 'json' }).$type<View['sort']>(),
    columns: text('columns', { mode: 'json' }).$type<View['columns']>().notNull(),
    density: text('density', { enum: viewDensities }),
    order: integer('position').notNull(),
    isDefault: integer('is_default', { mode: 'boolean' }).notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('views_by_owner').on(table.ownerId, table.room, table.order)],
);

/** A person's settings by key; they travel with the account. */
export const preferences = sqliteTable(
  'preferences',
  {
    id: text('id').primaryKey(),
    key: text('key').notNull(),
    value: text('value', { mode: 'json' }).$type<PreferenceValue>(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('preferences_by_owner').on(table.ownerId, table.key)],
);

/** The records a person starred. */
export const follows = sqliteTable(
  'follows',
  {
    id: text('id').primaryKey(),
    table: text('record_table', { enum: followedTables }).notNull(),
    recordId: text('record_id').notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('follows_by_owner').on(table.ownerId, table.table, table.recordId),
    index('follows_by_record').on(table.recordId),
  ],
);
