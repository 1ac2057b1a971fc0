import type { Actor } from '../../kernel/scope.ts';
import type { ChildRows } from '../../ledger/child-rows.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { countRows, findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import { attachmentChildren, attachmentsBelow } from '../attachments/attachment-children.repository.ts';
import { contracts } from '../contracts/contracts.tables.ts';
import { followUpNotes, followUps } from '../follow-ups/follow-ups.tables.ts';
import { orders } from '../orders/orders.tables.ts';
import { quotes } from '../quotes/quotes.tables.ts';
import { reminders, tasks } from '../tasks/tasks.tables.ts';
import { teamMembers } from '../teams/teams.tables.ts';
import { forecasts, opportunities, opportunitySteps, pipelines } from './opportunities.tables.ts';
import type { StageStep } from './opportunity.model.ts';
import { findStage, type Pipeline, standardPipeline } from './pipeline.model.ts';

export type OpportunityRecord = RowOf<typeof opportunities>;
export type OpportunityStepRecord = RowOf<typeof opportunitySteps>;
export type ForecastRecord = RowOf<typeof forecasts>;

/** What hangs on an opportunity: it moves, goes to the bin and comes back with it. Tasks move only with their doer. */
export const opportunityChildren: readonly ChildRows[] = [
  ...attachmentChildren,
  attachmentsBelow('SELECT id FROM follow_ups WHERE target_id = ?'),
  { table: opportunitySteps, ofParent: 't.opportunity_id = ?' },
  { table: followUps, ofParent: "t.target_id = ? AND t.target_type = 'opportunity'" },
  { table: followUpNotes, ofParent: 't.follow_up_id IN (SELECT id FROM follow_ups WHERE target_id = ?)' },
  { table: reminders, ofParent: 't.task_id IN (SELECT id FROM tasks WHERE related_id = ?)', ownOwner: true },
  { table: tasks, ofParent: 't.related_id = ?', ownOwner: true },
  { table: teamMembers, ofParent: 't.record_id = ?' },
  { table: conflicts, ofParent: 't.row_id = ?' },
];

export function findOpportunity(db: ReadDb, id: string): OpportunityRecord | undefined {
  return findRow(db, opportunities, id);
}

export function findVisibleOpportunity(db: ReadDb, actor: Actor, id: string): OpportunityRecord | undefined {
  return findVisibleRow(db, actor, opportunities, id);
}

/** Every way of selling, the standard one of a company that never changed it included; the default first. */
export function listPipelines(db: ReadDb): Pipeline[] {
  const stored = selectRows(db, pipelines, 't.deleted_at IS NULL ORDER BY t.is_default DESC, t.name, t.id');
  return stored.some((each) => each.id === standardPipeline.id) ? stored : [...stored, standardPipeline];
}

export function findPipeline(db: ReadDb, id: string): Pipeline | undefined {
  return findRow(db, pipelines, id) ?? (id === standardPipeline.id ? standardPipeline : undefined);
}

/** The pipeline a person of this department sells by, if nobody says which. */
export function pipelineFor(db: ReadDb, home: { branchId: string | null; deptId: string | null }): Pipeline {
  const enabled = listPipelines(db).filter((each) => each.enabled);
  const fits = (ids: readonly string[], id: string | null) => ids.length === 0 || (id !== null && ids.includes(id));
  const mine = enabled.filter((each) => fits(each.branchIds, home.branchId) && fits(each.deptIds, home.deptId));
  const narrow = (each: Pipeline) => each.branchIds.length + each.deptIds.length > 0;
  return mine.find(narrow) ?? mine.find((each) => each.isDefault) ?? mine[0] ?? standardPipeline;
}

/** An accepted quote, a signed contract or an order that stands belongs to it. */
export function hasDocument(db: ReadDb, opportunityId: string): boolean {
  const ofIt = 't.opportunity_id = ? AND t.deleted_at IS NULL';
  const quoted = `${ofIt} AND t.status IN ('accepted', 'partlyOrdered', 'ordered')`;
  const ordered = `${ofIt} AND t.status NOT IN ('draft', 'pending', 'cancelled')`;
  const signed = `${ofIt} AND t.sign_date IS NOT NULL AND t.status NOT IN ('void', 'terminated')`;
  return (
    countRows(db, quotes, quoted, opportunityId) +
      countRows(db, contracts, signed, opportunityId) +
      countRows(db, orders, ordered, opportunityId) >
    0
  );
}

/** The opportunity's history, oldest first. */
export function listSteps(db: ReadDb, opportunityId: string): OpportunityStepRecord[] {
  return selectRows(
    db,
    opportunitySteps,
    't.opportunity_id = ? AND t.deleted_at IS NULL ORDER BY t.at, t.id',
    opportunityId,
  );
}

interface NewStep {
  readonly step: StageStep;
  readonly fromStageId: string | null;
  readonly toStageId: string;
  readonly reason?: string | null | undefined;
}

/** One more line in the history of stages. */
export function addStep(tx: WriteTx, row: OpportunityRecord, flow: Pipeline, step: NewStep): void {
  const { id: opportunityId, amount, branchId, deptId, ownerId } = row;
  const nameOf = (stageId: string | null) => (stageId === null ? null : (findStage(flow, stageId)?.name ?? ''));
  tx.insert(opportunitySteps, {
    id: tx.newId(),
    ...{ opportunityId, amount, branchId, deptId, ownerId },
    step: step.step,
    fromStageId: step.fromStageId,
    toStageId: step.toStageId,
    fromName: nameOf(step.fromStageId),
    toName: nameOf(step.toStageId) ?? '',
    reason: step.reason ?? null,
    at: tx.at,
    stayed: step.fromStageId === null ? null : Math.max(0, tx.at - row.stageEnteredAt),
  });
}

export function findForecast(db: ReadDb, month: string, userId: string): ForecastRecord | undefined {
  return selectRows(db, forecasts, 't.month = ? AND t.user_id = ? AND t.deleted_at IS NULL', month, userId)[0];
}
