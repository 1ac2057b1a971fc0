import { discountAmount, grossAmount } from '../../kernel/money/line-amounts.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { nameKeys } from '../../ledger/name-keys.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findVisibleCustomer } from '../customers/customers.repository.ts';
import { takeNumber } from '../numbers/take-number.repository.ts';
import { findHome } from '../people/people.repository.ts';
import { permitCreate } from './opportunities.policy.ts';
import { addStep, findOpportunity, findPipeline, pipelineFor } from './opportunities.repository.ts';
import { opportunities } from './opportunities.tables.ts';
import type { NewOpportunity, OpportunityLine } from './opportunity.model.ts';
import { findStage, openStages, type PipelineNotFound } from './pipeline.model.ts';

export interface OwnerNotFound {
  readonly code: 'OWNER_NOT_FOUND';
}

export interface CustomerNotFound {
  readonly code: 'CUSTOMER_NOT_FOUND';
}

type CreateRefusal = NotAllowed | FieldInvalid | IdTaken | OwnerNotFound | CustomerNotFound | PipelineNotFound;

/** A new opportunity stands in the first open stage of the pipeline of whoever owns it, unless another is named. */
export function createOpportunity(tx: WriteTx, actor: Actor, input: NewOpportunity): Result<Written, CreateRefusal> {
  const { ownerId = actor.userId, pipelineId, stageId, lines = [], tags = [], ...fields } = input;
  const permit = permitCreate(actor, ownerId);
  if (!permit.ok) return permit;

  const id = input.id!;
  if (findOpportunity(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const home = findHome(tx, ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  const customer = findVisibleCustomer(tx, actor, input.customerId);
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });

  const flow = pipelineId === undefined ? pipelineFor(tx, home) : findPipeline(tx, pipelineId);
  if (!flow?.enabled) return refuse({ code: 'PIPELINE_NOT_FOUND' });
  const stage = stageId === undefined ? openStages(flow)[0] : findStage(flow, stageId);
  if (!stage || stage.retired) return refuse({ code: 'FIELD_INVALID', field: 'stageId', rule: 'unknown' });

  tx.insert(opportunities, {
    amount: 0,
    forecastCategory: 'pipeline',
    contacts: [],
    competitors: [],
    source: customer.source,
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
  return ok({ id, commandId: tx.command.id });
}

/** What the lines come to, in fen: each is rounded by itself. */
export function amountOf(lines: readonly OpportunityLine[]): number {
  return lines.reduce((sum, { price, qty, discountRate }) => {
    const gross = grossAmount({ price, qty });
    return sum + gross - (discountRate === null ? 0 : discountAmount(gross, { kind: 'rate', rate: discountRate }));
  }, 0);
}
