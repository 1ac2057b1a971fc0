import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { alertStates, responses, severities, watchRules } from './alert.model.ts';

/**
 * What the server noticed, one row for each person who is to know (`ownerId`): so it reaches their devices and nobody
 * else's. Rows of one alert share `alertId` and are acknowledged together.
 */
export const alerts = sqliteTable(
  'alerts',
  {
    id: text('id').primaryKey(),
    alertId: text('alert_id').notNull(),
    rule: text('rule', { enum: watchRules }).notNull(),
    severity: text('severity', { enum: severities }).notNull(),
    /** Whom or what it is about: while an alert of the same rule and key is open, it counts on instead of a new one. */
    dedupe: text('dedupe').notNull(),
    subjectUserId: text('subject_user_id'),
    subjectDeviceId: text('subject_device_id'),
    count: integer('count').notNull(),
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
    response: text('response', { enum: responses }).notNull(),
    details: text('details', { mode: 'json' }).$type<Record<string, string | number | boolean | null>>().notNull(),
    state: text('state', { enum: alertStates }).notNull(),
    note: text('note'),
    acknowledgedBy: text('acknowledged_by'),
    acknowledgedAt: integer('acknowledged_at'),
    /** When the owner's desktop told them outside the window. */
    toldAt: integer('told_at'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('alerts_by_owner').on(table.ownerId, table.lastAt),
    index('alerts_by_subject').on(table.rule, table.dedupe, table.lastAt),
    index('alerts_by_alert').on(table.alertId),
  ],
);

/** What watching remembers between two looks, and its settings. Server only. */
export const watchState = sqliteTable('watch_state', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

/** Alerts on their way to the webhook. Server only. */
export const alertDeliveries = sqliteTable(
  'alert_deliveries',
  {
    id: text('id').primaryKey(),
    alertId: text('alert_id').notNull(),
    body: text('body').notNull(),
    attempts: integer('attempts').notNull(),
    nextAt: integer('next_at').notNull(),
    state: text('state', { enum: ['waiting', 'done', 'failed'] }).notNull(),
    problem: text('problem'),
  },
  (table) => [index('alert_deliveries_by_time').on(table.state, table.nextAt)],
);
