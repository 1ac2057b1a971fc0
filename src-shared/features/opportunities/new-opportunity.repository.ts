import { discountAmount, grossAmount } from '../../kernel/money/line-amounts.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Scope } from '../../kernel/scope.ts';
import { nameKeys } from '../../ledger/name-keys.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { takeNumber } from '../numbers/take-number.repository.ts';
import { addStep, findOpportunity, findPipeline, pipelineFor } from './opportunities.repository.ts';
import { opportunities } from './opportunities.tables.ts';
import type { NewOpportunity, OpportunityLine } from './opportunity.model.ts';
import { findStage, openStages, type PipelineNotFound } from './pipeline.model.ts';

type WithId = NewOpportunity & { readonly id: string };

/** Writes an opportunity into a home: in the first open stage of the pipeline that sells there, unless another is named. */
export function insertOpportunity(
  tx: WriteTx,
  input: WithId,
  home: Scope,
): Result<void, PipelineNotFound | FieldInvalid> {
  const { id, ownerId: _, pipelineId, stageId, lines = [], tags = [], ...fields } = input;
  const flow = pipelineId === undefined ? pipelineFor(tx, home) : findPipeline(tx, pipelineId);
  if (!flow?.enabled) return refuse({ code: 'PIPELINE_NOT_FOUND' });
  const stage = stageId === undefined ? openStages(flow)[0] : findStage(flow, stageId);
  if (!stage || stage.retired) return refuse({ code: 'FIELD_INVALID', field: 'stageId', rule: 'unknown' });

  tx.insert(opportunities, {
    amount: 0,
    forecastCategory: 'pipeline',
    contacts: [],
    competitors: [],
    ...presentFields(fields),
    ...(lines.length > 0 ? { amount: amountOf(lines) } : {}),
    id,
    no: takeNumber(tx, { docType: 'opportunity', branchId: home.branchId }),
    lines,
    tags,
    ...home,
    pipelineId: flow.id,
    stageId: stage.id,
    probability: stage.probability,
    stageEnteredAt: tx.at,
    checked: [],
    ...nameKeys(input.name),
  });
  addStep(tx, findOpportunity(tx, id)!, flow, { step: 'create', fromStageId: null, toStageId: stage.id });
  return ok(undefined);
}

/** What the lines come to, in fen: each is rounded by itself. */
export function amountOf(lines: readonly OpportunityLine[]): number {
  return lines.reduce((sum, { price, qty, discountRate }) => {
    const gross = grossAmount({ price, qty });
    return sum + gross - (discountRate === null ? 0 : discountAmount(gross, { kind: 'rate', rate: discountRate }));
  }, 0);
}
