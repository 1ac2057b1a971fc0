import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * How people prove who they are. These tables exist for the server alone: they never travel to a device, and the
 * people themselves are records of the people room.
 */

/** One row per person who may sign in. Passwords are Argon2id; every code is stored as its SHA-256. */
export const credentials = sqliteTable('credentials', {
  userId: text('user_id').primaryKey(),
  passwordHash: text('password_hash'),
  passwordChangedAt: integer('password_changed_at'),
  passwordHistory: text('password_history', { mode: 'json' }).$type<string[]>().notNull().default([]),
  activationHash: text('activation_hash'),
  activationExpiresAt: integer('activation_expires_at'),
  totpSecret: text('totp_secret'),
  totpConfirmedAt: integer('totp_confirmed_at'),
  /** The last thirty-second step that was accepted: no code counts twice. */
  totpLastStep: integer('totp_last_step').notNull().default(0),
  recoveryHashes: text('recovery_hashes', { mode: 'json' }).$type<string[]>().notNull().default([]),
  disabledAt: integer('disabled_at'),
  lastSignInAt: integer('last_sign_in_at'),
  createdAt: integer('created_at').notNull(),
});
export type CredentialRow = typeof credentials.$inferSelect;

/** Signed-in browsers and scripts. Ended sessions are deleted; the audit remembers them. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    userId: text('user_id').notNull(),
    kind: text('kind', { enum: ['web', 'api'] }).notNull(),
    createdAt: integer('created_at').notNull(),
    lastSeenAt: integer('last_seen_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    idleMs: integer('idle_ms').notNull(),
    address: text('address'),
    userAgent: text('user_agent'),
  },
  (table) => [index('sessions_by_user').on(table.userId)],
);
export type SessionRow = typeof sessions.$inferSelect;

/** Failed proofs per account name, known or not; survives a restart. */
export const loginFailures = sqliteTable('login_failures', {
  account: text('account').primaryKey(),
  count: integer('count').notNull(),
  lastAt: integer('last_at').notNull(),
  lockedUntil: integer('locked_until').notNull().default(0),
});
