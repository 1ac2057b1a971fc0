import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { customers } from '../customers/customers.tables.ts';
import { checkComplete } from './move-opportunity.ts';
import { permitEdit, permitReopen } from './opportunities.policy.ts';
import {
  addStep,
  findOpportunity,
  findPipeline,
  hasDocument,
  type OpportunityRecord,
} from './opportunities.repository.ts';
import { opportunities } from './opportunities.tables.ts';
import {
  isOpen,
  type Opportunity,
  type OpportunityNotFound,
  type OpportunityStateRefused,
  type ReasonMissing,
  type StageIncomplete,
  type StageStep,
  type WinWithoutDocument,
} from './opportunity.model.ts';
import { findStage } from './pipeline.model.ts';

interface OneInput {
  readonly id: string;
}

type Found = Result<OpportunityRecord, OpportunityNotFound | OpportunityStateRefused>;

/** Won: the stage it stands in has what it asks for, and where the pipeline wants it the customer has said yes on paper. */
export function winOpportunity(
  tx: WriteTx,
  actor: Actor,
  { id }: OneInput,
): Result<Written, OpportunityNotFound | NotAllowed | OpportunityStateRefused | StageIncomplete | WinWithoutDocument> {
  const found = findLive(tx, id, 'win');
  if (!found.ok) return found;
  const permit = permitEdit(actor, found.value);
  if (!permit.ok) return permit;
  const flow = findPipeline(tx, found.value.pipelineId)!;
  const complete = checkComplete(found.value, findStage(flow, found.value.stageId)!);
  if (!complete.ok) return complete;

  if (flow.winNeedsDocument && !hasDocument(tx, id)) return refuse({ code: 'WIN_WITHOUT_DOCUMENT' });
  end(tx, found.value, 'win', { endState: 'won', endReason: null, endRemark: null, probability: 100 });
  const customer = findRow(tx, customers, found.value.customerId);
  if (customer && (customer.lifecycle === 'potential' || customer.lifecycle === 'interested')) {
    tx.update(customers, customer.id, { lifecycle: 'won' });
  }
  return ok({ id, commandId: tx.command.id });
}

interface EndInput extends OneInput {
  readonly reason: NonNullable<Opportunity['endReason']>;
  readonly remark?: string | undefined;
  readonly competitors?: readonly string[] | undefined;
}

/** Lost or invalid, with the reason. */
export function endOpportunity(endState: 'lost' | 'invalid') {
  const step = endState === 'lost' ? 'lose' : 'invalidate';
  return (
    tx: WriteTx,
    actor: Actor,
    { id, reason, remark, competitors }: EndInput,
  ): Result<Written, OpportunityNotFound | NotAllowed | OpportunityStateRefused> => {
    const found = findLive(tx, id, step);
    if (!found.ok) return found;
    const permit = permitEdit(actor, found.value);
    if (!permit.ok) return permit;
    end(tx, found.value, step, {
      endState,
      endReason: reason,
      endRemark: remark ?? null,
      probability: 0,
      ...(competitors ? { competitors: [...new Set([...found.value.competitors, ...competitors])] } : {}),
    });
    return ok({ id, commandId: tx.command.id });
  };
}

interface ReopenInput extends OneInput {
  readonly reason: string;
}

/** 重启: back to the stage it ended in; how it ended stays in its history. */
export function reopenOpportunity(
  tx: WriteTx,
  actor: Actor,
  { id, reason }: ReopenInput,
): Result<Written, OpportunityNotFound | NotAllowed | OpportunityStateRefused | ReasonMissing> {
  const found = findOpportunity(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'OPPORTUNITY_NOT_FOUND' });
  const permit = permitReopen(actor, found);
  if (!permit.ok) return permit;
  if (isOpen(found)) {
    return refuse({ code: 'OPPORTUNITY_STATE_REFUSED', opportunityId: id, endState: null, action: 'reopen' });
  }
  if (!reason.trim()) return refuse({ code: 'REASON_MISSING' });
  const flow = findPipeline(tx, found.pipelineId)!;
  addStep(tx, found, flow, { step: 'reopen', fromStageId: found.stageId, toStageId: found.stageId, reason });
  tx.update(opportunities, id, {
    endState: null,
    endReason: null,
    endRemark: null,
    endedAt: null,
    probability: findStage(flow, found.stageId)!.probability,
    stageEnteredAt: tx.at,
  });
  return ok({ id, commandId: tx.command.id });
}

function findLive(tx: WriteTx, id: string, action: StageStep): Found {
  const found = findOpportunity(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'OPPORTUNITY_NOT_FOUND' });
  return isOpen(found)
    ? ok(found)
    : refuse({ code: 'OPPORTUNITY_STATE_REFUSED', opportunityId: id, endState: found.endState, action });
}

function end(tx: WriteTx, row: OpportunityRecord, step: StageStep, patch: Partial<OpportunityRecord>): void {
  const flow = findPipeline(tx, row.pipelineId)!;
  const reason = patch.endReason ? [patch.endReason, patch.endRemark].filter(Boolean).join(': ') : null;
  addStep(tx, row, flow, { step, fromStageId: row.stageId, toStageId: row.stageId, reason });
  tx.update(opportunities, row.id, { ...patch, endedAt: tx.at, nextContactAt: null });
}
