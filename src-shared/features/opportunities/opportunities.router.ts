import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { findOpportunityPage, listOpportunities } from './list-opportunities.ts';
import { opportunitiesCommands as commands } from './opportunities.commands.ts';
import { opportunitiesContract } from './opportunities.contract.ts';
import { permitView } from './opportunities.policy.ts';
import { findPipeline, listPipelines } from './opportunities.repository.ts';
import { sumBoard, sumForecast, sumFunnel, sumReasons } from './sum-opportunities.ts';

const os = implement(opportunitiesContract).$context<Session>();

export const opportunitiesRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? listOpportunities(app.db, actor, input, app.ports.clock.now()) : { rows: [], total: 0 },
  ),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const page = permitView(actor) && findOpportunityPage(app.db, actor, input.id, app.ports.clock.now());
    if (!page) throw errors.OPPORTUNITY_NOT_FOUND();
    return page;
  }),
  board: os.board.handler(({ input, context: { app, actor }, errors }) => {
    const flow = findPipeline(app.db, input.pipelineId);
    if (!flow) throw errors.PIPELINE_NOT_FOUND();
    return permitView(actor) ? sumBoard(app.db, actor, flow, input) : [];
  }),
  funnel: os.funnel.handler(({ input, context: { app, actor }, errors }) => {
    const flow = findPipeline(app.db, input.pipelineId);
    if (!flow) throw errors.PIPELINE_NOT_FOUND();
    return permitView(actor) ? sumFunnel(app.db, actor, flow, input.from, input.until) : [];
  }),
  forecast: os.forecast.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? sumForecast(app.db, actor, input.months) : [],
  ),
  reasons: os.reasons.handler(({ input, context: { app, actor } }) =>
    permitView(actor) ? sumReasons(app.db, actor, input.from, input.until) : [],
  ),
  suggest: os.suggest.handler(({ input, context: { app, actor } }) => {
    if (!permitView(actor)) return [];
    const page = { scene: 'all' as const, filters: [], offset: 0, ...input };
    const { rows } = listOpportunities(app.db, actor, page, app.ports.clock.now());
    return rows.map(({ id, name }) => ({ id, name, matched: 'name' }));
  }),
  pipelines: os.pipelines.handler(({ context: { app, actor } }) => (permitView(actor) ? listPipelines(app.db) : [])),
  create: os.create.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.create', input), errors),
  ),
  edit: os.edit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.edit', input), errors),
  ),
  setLines: os.setLines.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.setLines', input), errors),
  ),
  check: os.check.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.check', input), errors),
  ),
  move: os.move.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.move', input), errors),
  ),
  win: os.win.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.win', input), errors),
  ),
  lose: os.lose.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.lose', input), errors),
  ),
  invalidate: os.invalidate.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.invalidate', input), errors),
  ),
  reopen: os.reopen.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.reopen', input), errors),
  ),
  assign: os.assign.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.assign', input), errors),
  ),
  tag: os.tag.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.tag', input), errors),
  ),
  remove: os.remove.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.remove', input), errors),
  ),
  restore: os.restore.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.restore', input), errors),
  ),
  savePipeline: os.savePipeline.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.savePipeline', input), errors),
  ),
  commit: os.commit.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.commit', input), errors),
  ),
  override: os.override.handler(({ input, context, errors }) =>
    answer(executeAs(context, commands, 'opportunities.override', input), errors),
  ),
};
