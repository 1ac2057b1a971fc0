import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SignInNotice } from '#shared/features/accounts/account.model.ts';

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
  lastSignInAddress: text('last_sign_in_address'),
  lastSignInAgent: text('last_sign_in_agent'),
  /** Wrong tries since the last sign-in, for the notice after the next one. */
  failedSince: integer('failed_since').notNull().default(0),
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
    /** What the person is told after this sign-in. */
    notice: text('notice', { mode: 'json' }).$type<SignInNotice>(),
  },
  (table) => [index('sessions_by_user').on(table.userId)],
);
export type SessionRow = typeof sessions.$inferSelect;

/** Browsers a person has signed in with before, by the hash of a cookie: strangers who guess do not lock them out. */
export const knownBrowsers = sqliteTable(
  'known_browsers',
  {
    /** Hash of the cookie and the person: one browser may be known to several. */
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    firstSeenAt: integer('first_seen_at').notNull(),
    lastSeenAt: integer('last_seen_at').notNull(),
    addresses: text('addresses', { mode: 'json' }).$type<string[]>().notNull(),
    userAgent: text('user_agent'),
  },
  (table) => [index('known_browsers_by_user').on(table.userId)],
);

/** Failed proofs per account name, known or not, per known browser and per address; survives a restart. */
export const loginFailures = sqliteTable('login_failures', {
  account: text('account').primaryKey(),
  count: integer('count').notNull(),
  lastAt: integer('last_at').notNull(),
  lockedUntil: integer('locked_until').notNull().default(0),
  /** The machine's uptime at `lastAt`: a wall clock that is set does not move a lock. */
  lastUptime: integer('last_uptime'),
  lockMs: integer('lock_ms'),
});
export type LoginFailureRow = typeof loginFailures.$inferSelect;
