import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';
import { type AssignTarget, assignMethods, fallbackKinds } from './assign-rule.model.ts';
import type { LeadCondition } from './lead-condition.model.ts';
import { escalations } from './lead-settings.model.ts';

/** By which rules leads without an owner are given out; the first that fits decides. */
export const assignRules = sqliteTable('assign_rules', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  sort: integer('sort').notNull(),
  conditions: text('conditions', { mode: 'json' }).$type<LeadCondition[]>().notNull(),
  method: text('method', { enum: assignMethods }).notNull(),
  targets: text('targets', { mode: 'json' }).$type<AssignTarget[]>().notNull(),
  perDayCap: integer('per_day_cap'),
  minIntervalMin: integer('min_interval_min').notNull(),
  workHoursOnly: integer('work_hours_only', { mode: 'boolean' }).notNull(),
  fallback: text('fallback', { enum: fallbackKinds }).notNull(),
  fallbackId: text('fallback_id'),
  ...recordColumns,
});

/** What a lead is worth: each rule that it meets adds points. */
export const scoreRules = sqliteTable('score_rules', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  condition: text('condition', { mode: 'json' }).$type<LeadCondition>().notNull(),
  points: integer('points').notNull(),
  decayPerDay: real('decay_per_day').notNull(),
  sort: integer('sort').notNull(),
  ...recordColumns,
});

/** One row: how soon a lead is answered, and what happens when it is not. */
export const leadSettingsTable = sqliteTable('lead_settings', {
  id: text('id').primaryKey(),
  firstAnswerMin: integer('first_answer_min'),
  workHoursOnly: integer('work_hours_only', { mode: 'boolean' }).notNull(),
  workFrom: text('work_from').notNull(),
  workTo: text('work_to').notNull(),
  escalation: text('escalation', { enum: escalations }).notNull(),
  ...recordColumns,
});
