import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEdit, permitSkip } from './opportunities.policy.ts';
import { addStep, findOpportunity, findPipeline, type OpportunityRecord } from './opportunities.repository.ts';
import { opportunities } from './opportunities.tables.ts';
import {
  isOpen,
  type OpportunityNotFound,
  type OpportunityStateRefused,
  type ReasonMissing,
  type StageIncomplete,
} from './opportunity.model.ts';
import { findStage, moveBetween, type PipelineStage } from './pipeline.model.ts';

interface MoveInput {
  readonly id: string;
  readonly stageId: string;
  readonly reason?: string | undefined;
}

type MoveRefusal =
  | OpportunityNotFound
  | NotAllowed
  | FieldInvalid
  | OpportunityStateRefused
  | StageIncomplete
  | ReasonMissing;

/**
 * To another stage (M7): forward when the present stage has what it asks for; over stages with the right to skip and a
 * reason; back where the stage allows it, with a reason.
 */
export function moveOpportunity(
  tx: WriteTx,
  actor: Actor,
  { id, stageId, reason }: MoveInput,
): Result<Written, MoveRefusal> {
  const found = findOpportunity(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'OPPORTUNITY_NOT_FOUND' });
  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;
  if (found.stageId === stageId && isOpen(found)) return ok({ id, commandId: tx.command.id });

  const flow = findPipeline(tx, found.pipelineId)!;
  const move = moveBetween(flow, found.stageId, stageId);
  if (!move) return refuse({ code: 'FIELD_INVALID', field: 'stageId', rule: 'unknown' });
  const from = findStage(flow, found.stageId)!;
  const refused = {
    code: 'OPPORTUNITY_STATE_REFUSED',
    opportunityId: id,
    endState: found.endState,
    action: move,
  } as const;
  if (!isOpen(found) || (move === 'back' && !from.allowBack)) return refuse(refused);
  if (move !== 'advance' && !reason?.trim()) return refuse({ code: 'REASON_MISSING' });
  if (move === 'skip') {
    const maySkip = permitSkip(actor, found);
    if (!maySkip.ok) return maySkip;
  }
  if (move !== 'back') {
    const complete = checkComplete(found, from);
    if (!complete.ok) return complete;
  }

  addStep(tx, found, flow, { step: move, fromStageId: found.stageId, toStageId: stageId, reason });
  tx.update(opportunities, id, {
    stageId,
    probability: findStage(flow, stageId)!.probability,
    stageEnteredAt: tx.at,
    checked: [],
  });
  return ok({ id, commandId: tx.command.id });
}

/** What the stage asks for before it is left. */
export function checkComplete(row: OpportunityRecord, stage: PipelineStage): Result<void, StageIncomplete> {
  const fields = stage.requiredFields.filter((field) => isEmpty(row[field]));
  const items = stage.checklist.filter((item) => !row.checked.includes(item.id)).map((item) => item.text);
  return fields.length === 0 && items.length === 0
    ? ok(undefined)
    : refuse({ code: 'STAGE_INCOMPLETE', stage: stage.name, fields, items });
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || value === 0 || (Array.isArray(value) && value.length === 0)
  );
}
