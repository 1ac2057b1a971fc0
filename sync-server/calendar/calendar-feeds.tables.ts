import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Addresses under which calendar programs read a person's calendar; the server alone keeps them, as hashes. */
export const calendarFeeds = sqliteTable(
  'calendar_feeds',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id').notNull(),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull(),
    createdAt: integer('created_at').notNull(),
    usedAt: integer('used_at'),
    revokedAt: integer('revoked_at'),
  },
  (table) => [
    uniqueIndex('calendar_feeds_by_token').on(table.tokenHash),
    index('calendar_feeds_by_owner').on(table.ownerId),
  ],
);
