import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { customerSources } from '../customers/customer.model.ts';
import {
  endReasons,
  endStates,
  forecastCategories,
  type Opportunity,
  type OpportunityLine,
  stageSteps,
} from './opportunity.model.ts';
import type { PipelineStage } from './pipeline.model.ts';

/** The ways of selling: their stages, for whom. */
export const pipelines = sqliteTable('pipelines', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  branchIds: text('branch_ids', { mode: 'json' }).$type<string[]>().notNull(),
  deptIds: text('dept_ids', { mode: 'json' }).$type<string[]>().notNull(),
  stages: text('stages', { mode: 'json' }).$type<PipelineStage[]>().notNull(),
  isDefault: integer('is_default', { mode: 'boolean' }).notNull(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  winNeedsDocument: integer('win_needs_document', { mode: 'boolean' }).notNull().default(false),
  ...recordColumns,
});

/** A chance to sell something to a customer. */
export const opportunities = sqliteTable(
  'opportunities',
  {
    id: text('id').primaryKey(),
    no: text('no'),
    name: text('name').notNull(),
    customerId: text('customer_id').notNull(),
    leadId: text('lead_id'),
    pipelineId: text('pipeline_id').notNull(),
    stageId: text('stage_id').notNull(),
    /** Fen. */
    amount: integer('amount').notNull(),
    /** Per cent. */
    probability: integer('probability').notNull(),
    forecastCategory: text('forecast_category', { enum: forecastCategories }).notNull(),
    expectedCloseOn: text('expected_close_on').notNull(),
    contacts: text('contacts', { mode: 'json' }).$type<Opportunity['contacts']>().notNull(),
    lines: text('lines', { mode: 'json' }).$type<OpportunityLine[]>().notNull(),
    source: text('source', { enum: customerSources }),
    productLineId: text('product_line_id'),
    competitors: text('competitors', { mode: 'json' }).$type<string[]>().notNull(),
    nextStep: text('next_step'),
    remark: text('remark'),
    tags: text('tags', { mode: 'json' }).$type<string[]>().notNull(),
    stageEnteredAt: integer('stage_entered_at').notNull(),
    checked: text('checked', { mode: 'json' }).$type<string[]>().notNull(),
    endState: text('end_state', { enum: endStates }),
    endReason: text('end_reason', { enum: endReasons }),
    endRemark: text('end_remark'),
    endedAt: integer('ended_at'),
    lastFollowAt: integer('last_follow_at'),
    lastFollowContent: text('last_follow_content'),
    nextContactAt: integer('next_contact_at'),
    followCount: integer('follow_count').notNull().default(0),
    /** Full pinyin and initials: derived from `name` by the same code on every host. */
    nameNorm: text('name_norm').notNull(),
    namePinyin: text('name_pinyin').notNull(),
    nameInitials: text('name_initials').notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('opportunities_by_time').on(
      table.deletedAt,
      table.updatedAt,
      table.ownerId,
      table.deptId,
      table.branchId,
      table.endState,
      table.stageId,
      table.pipelineId,
    ),
    index('opportunities_by_stage').on(
      table.deletedAt,
      table.pipelineId,
      table.endState,
      table.stageId,
      table.expectedCloseOn,
      table.amount,
      table.probability,
      table.ownerId,
      table.deptId,
      table.branchId,
    ),
    index('opportunities_by_close').on(table.deletedAt, table.expectedCloseOn, table.ownerId, table.endState),
    index('opportunities_by_owner').on(table.ownerId, table.deletedAt, table.endState, table.expectedCloseOn),
    index('opportunities_by_owner_time').on(table.ownerId, table.deletedAt, table.updatedAt),
    index('opportunities_by_customer').on(table.customerId, table.deletedAt, table.updatedAt),
    index('opportunities_by_lead').on(table.leadId),
    index('opportunities_by_product_line').on(table.productLineId),
  ],
);

/** Every step an opportunity took, for good. The scope is the opportunity's and moves with it. */
export const opportunitySteps = sqliteTable(
  'opportunity_steps',
  {
    id: text('id').primaryKey(),
    opportunityId: text('opportunity_id').notNull(),
    step: text('step', { enum: stageSteps }).notNull(),
    fromStageId: text('from_stage_id'),
    toStageId: text('to_stage_id').notNull(),
    /** The names at that time: a stage may be renamed later. */
    fromName: text('from_name'),
    toName: text('to_name').notNull(),
    reason: text('reason'),
    /** Fen, at that time. */
    amount: integer('amount').notNull(),
    at: integer('at').notNull(),
    /** Milliseconds in the stage before. */
    stayed: integer('stayed'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('opportunity_steps_by_opportunity').on(table.opportunityId, table.at)],
);

/** What a person promises for a month, and what the manager makes of it. One row per person and month. */
export const forecasts = sqliteTable(
  'forecasts',
  {
    id: text('id').primaryKey(),
    /** `2026-11`. */
    month: text('month').notNull(),
    userId: text('user_id').notNull(),
    /** Fen; null: nothing promised. */
    committed: integer('committed'),
    overridden: integer('overridden'),
    overriddenBy: text('overridden_by'),
    remark: text('remark'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('forecasts_by_month').on(table.month, table.userId)],
);
