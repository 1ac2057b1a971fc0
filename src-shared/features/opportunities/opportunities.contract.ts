import { z } from 'zod';
import { change, changesOf, id, instant, line } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import {
  endReasons,
  endStates,
  newOpportunity,
  opportunity,
  opportunityFields,
  opportunityLines,
  stageSteps,
} from './opportunity.model.ts';
import { boardColumn, forecastCell, funnelStage, reasonCount } from './opportunity-sums.model.ts';
import { pipeline } from './pipeline.model.ts';

const notFound = { OPPORTUNITY_NOT_FOUND: { status: 404 } } as const;
const ownerNotFound = { OWNER_NOT_FOUND: { status: 404 } } as const;
const customerNotFound = { CUSTOMER_NOT_FOUND: { status: 404 } } as const;
const pipelineNotFound = { PIPELINE_NOT_FOUND: { status: 404 } } as const;
/** It has ended already, or it has not, or its stage lets nothing go back. */
const stateRefused = {
  OPPORTUNITY_STATE_REFUSED: {
    status: 409,
    data: z.object({ opportunityId: id, endState: z.enum(endStates).nullable(), action: z.enum(stageSteps) }),
  },
} as const;
const incomplete = {
  STAGE_INCOMPLETE: {
    status: 422,
    data: z.object({ stage: z.string(), fields: z.array(z.string()), items: z.array(z.string()) }),
  },
} as const;
const noReason = { REASON_MISSING: { status: 422 } } as const;

/** A row of the list: the record with the names a person reads. */
export const opportunityRow = opportunity.extend({
  lines: opportunityLines,
  ownerName: z.string().nullable(),
  deptName: z.string().nullable(),
  branchName: z.string().nullable(),
  customerName: z.string().nullable(),
  pipelineName: z.string().nullable(),
  stageName: z.string().nullable(),
  productLineName: z.string().nullable(),
  /** Days beyond what the stage allows. */
  overstayed: z.number().int(),
  followed: z.boolean(),
});
export type OpportunityRow = z.infer<typeof opportunityRow>;

const step = z.object({
  id,
  step: z.enum(stageSteps),
  fromName: z.string().nullable(),
  toName: z.string(),
  reason: z.string().nullable(),
  amount: z.number().int().nullable(),
  at: instant,
  stayed: z.number().int().nullable(),
  byName: z.string().nullable(),
});

export const opportunityPage = opportunityRow.extend({
  contactNames: z.record(id, z.string()),
  steps: z.array(step),
  openTasks: z.number().int(),
});
export type OpportunityPage = z.infer<typeof opportunityPage>;

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const span = z.object({ from: instant, until: instant });
const many = z.object({ ids: z.array(id).min(1).max(500) });
const one = z.object({ id });

/** `open` leaves out what has ended. */
const list = query
  .route({ method: 'GET', path: '/opportunities' })
  .input(listInput.extend({ customerId: id.optional(), pipelineId: id.optional(), open: z.boolean().optional() }))
  .output(listOutput(opportunityRow));

const get = query
  .route({ method: 'GET', path: '/opportunities/{id}' })
  .input(one)
  .output(opportunityPage)
  .errors(notFound);

/** Columns of the board with their sums; every pipeline that is enabled or still has opportunities can be asked for. */
const board = query
  .route({ method: 'POST', path: '/opportunities/board' })
  .input(
    listInput.pick({ scene: true, text: true, filters: true }).extend({ pipelineId: id, customerId: id.optional() }),
  )
  .output(z.array(boardColumn))
  .errors(pipelineNotFound);

/** Opportunities made in a time: how far they came. */
const funnel = query
  .route({ method: 'GET', path: '/opportunities/funnel' })
  .input(span.extend({ pipelineId: id }))
  .output(z.array(funnelStage))
  .errors(pipelineNotFound);

const forecast = query
  .route({ method: 'GET', path: '/opportunities/forecast' })
  .input(z.object({ months: z.array(month).min(1).max(24) }))
  .output(z.array(forecastCell));

const reasons = query.route({ method: 'GET', path: '/opportunities/reasons' }).input(span).output(z.array(reasonCount));

const suggest = query
  .route({ method: 'GET', path: '/opportunities/suggest' })
  .input(
    z.object({
      text: z.string().max(100),
      limit: z.number().int().min(1).max(50).default(10),
      customerId: id.optional(),
    }),
  )
  .output(z.array(z.object({ id, name: z.string(), matched: z.string() })));

const create = command
  .route({ method: 'POST', path: '/opportunities' })
  .input(newOpportunity)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...ownerNotFound, ...customerNotFound, ...pipelineNotFound });

const edit = command
  .route({ method: 'PATCH', path: '/opportunities/{id}' })
  .input(one.extend({ changes: changesOf(opportunityFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid });

/** The products; with any, their sum is the amount. */
const setLines = command
  .route({ method: 'PUT', path: '/opportunities/{id}/lines' })
  .input(one.extend({ lines: change(opportunityLines) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed });

const check = command
  .route({ method: 'POST', path: '/opportunities/{id}/check' })
  .input(one.extend({ itemId: id, done: z.boolean() }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...stateRefused });

/** To another stage; over stages and back only with a reason. */
const move = command
  .route({ method: 'POST', path: '/opportunities/{id}/move' })
  .input(one.extend({ stageId: id, reason: line(300).optional() }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...stateRefused, ...incomplete, ...noReason });

const win = command
  .route({ method: 'POST', path: '/opportunities/{id}/win' })
  .input(one)
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...incomplete, WIN_WITHOUT_DOCUMENT: { status: 409 } });

const ending = one.extend({
  reason: z.enum(endReasons),
  remark: line(500).optional(),
  competitors: z.array(line(60).min(1)).max(10).optional(),
});

const lose = command
  .route({ method: 'POST', path: '/opportunities/{id}/lose' })
  .input(ending)
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

const invalidate = command
  .route({ method: 'POST', path: '/opportunities/{id}/invalidate' })
  .input(ending)
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

const reopen = command
  .route({ method: 'POST', path: '/opportunities/{id}/reopen' })
  .input(one.extend({ reason: line(300).min(1) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...noReason });

const assign = command
  .route({ method: 'POST', path: '/opportunities/assign' })
  .input(many.extend({ ownerId: id }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...ownerNotFound });

const tag = command
  .route({ method: 'POST', path: '/opportunities/tag' })
  .input(many.extend({ add: z.array(line(40).min(1)).max(20), remove: z.array(line(40)).max(20) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

const remove = command
  .route({ method: 'POST', path: '/opportunities/remove' })
  .input(many)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

const restore = command
  .route({ method: 'POST', path: '/opportunities/restore' })
  .input(many)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

const pipelines = query.route({ method: 'GET', path: '/pipelines' }).output(z.array(pipeline));

const savePipeline = command
  .route({ method: 'PUT', path: '/pipelines/{id}' })
  .input(pipeline.omit({ revision: true }))
  .output(written)
  .errors({
    ...notAllowed,
    ...fieldInvalid,
    STAGE_REMOVED: { status: 409, data: z.object({ names: z.array(z.string()) }) },
  });

const promise = z.object({
  month,
  userId: id,
  amount: z.number().int().min(0).nullable(),
  remark: line(300).nullable().optional(),
});

/** The person's own promise for a month. */
const commit = command
  .route({ method: 'PUT', path: '/opportunities/forecast/commit' })
  .input(promise)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid });

/** The manager's own figure beside it. */
const override = command
  .route({ method: 'PUT', path: '/opportunities/forecast/override' })
  .input(promise)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid });

export const opportunitiesContract = {
  list,
  get,
  board,
  funnel,
  forecast,
  reasons,
  suggest,
  create,
  edit,
  setLines,
  check,
  move,
  win,
  lose,
  invalidate,
  reopen,
  assign,
  tag,
  remove,
  restore,
  pipelines,
  savePipeline,
  commit,
  override,
};
