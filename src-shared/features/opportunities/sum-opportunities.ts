import type { ListInput } from '../../kernel/listing.ts';
import { treatmentOf } from '../../kernel/rights/field-rights.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { keptRows } from '../../reading/count-rows.ts';
import { listCondition } from '../../reading/list-rows.ts';
import { scopeFilter } from '../../reading/scope-filter.ts';
import { findNames } from '../people/people.repository.ts';
import { asked, opportunityList } from './list-opportunities.ts';
import { type EndState, endStates, type ForecastCategory } from './opportunity.model.ts';
import type { BoardColumn, ForecastCell, FunnelStage, ReasonCount } from './opportunity-sums.model.ts';
import { openStages, type Pipeline } from './pipeline.model.ts';

interface SumInput extends Pick<ListInput, 'scene' | 'text' | 'filters'> {
  readonly customerId?: string | undefined;
}

/** Whether sums of amounts may be told: they would tell the amounts. */
const maySum = (actor: Actor) => treatmentOf(actor.fields, 'opportunity', 'amount', 'list') === 'whole';

/** The board: per stage how many and how much, under the conditions of the list; what has ended in its own columns. */
export function sumBoard(db: ReadDb, actor: Actor, flow: Pipeline, input: SumInput): BoardColumn[] {
  const where = listCondition(actor, opportunityList, {
    ...input,
    filters: [...input.filters, ...asked({ customerId: input.customerId, pipelineId: flow.id })],
  });
  const found = keptRows<{ stage: string; ended: EndState | null; count: number; amount: number; weighted: number }>(
    db,
    `SELECT t.stage_id AS stage, t.end_state AS ended, count(*) AS count, sum(t.amount) AS amount,
       CAST(sum(t.amount * t.probability / 100.0) AS INTEGER) AS weighted
     FROM opportunities t WHERE ${where.sql} GROUP BY t.end_state, t.stage_id`,
    where.values,
  );
  const open = found.filter((each) => each.ended === null);
  const money = maySum(actor);
  const column = (rows: typeof found) => ({
    count: rows.reduce((sum, each) => sum + each.count, 0),
    amount: money ? rows.reduce((sum, each) => sum + each.amount, 0) : null,
    weighted: money ? rows.reduce((sum, each) => sum + each.weighted, 0) : null,
  });
  const taken = new Set(open.map((each) => each.stage));
  const stages = flow.stages.filter((stage) => !stage.retired || taken.has(stage.id));
  return [
    ...stages.map((stage) => ({
      id: stage.id,
      ended: null,
      name: stage.name,
      probability: stage.probability,
      ...column(open.filter((each) => each.stage === stage.id)),
    })),
    ...endStates.map((ended) => ({
      id: ended,
      ended,
      name: ended,
      probability: ended === 'won' ? 100 : 0,
      ...column(found.filter((each) => each.ended === ended)),
    })),
  ];
}

/** How many ever came to each stage, how many went on, and how long they stayed: from the history of the steps. */
export function sumFunnel(db: ReadDb, actor: Actor, flow: Pipeline, from: number, until: number): FunnelStage[] {
  const scope = scopeFilter(actor, 'opportunity', 't');
  const reached = db.rows<{ stage: string; count: number; amount: number }>(
    `SELECT s.to_stage_id AS stage, count(DISTINCT s.opportunity_id) AS count, sum(t.amount) AS amount
     FROM opportunities t JOIN (SELECT DISTINCT opportunity_id, to_stage_id FROM opportunity_steps WHERE deleted_at IS NULL) s
       ON s.opportunity_id = t.id
     WHERE t.pipeline_id = ? AND t.created_at >= ? AND t.created_at < ? AND t.deleted_at IS NULL AND ${scope.sql}
     GROUP BY s.to_stage_id`,
    flow.id,
    from,
    until,
    ...scope.values,
  );
  const stayed = db.rows<{ stage: string; average: number }>(
    `SELECT s.from_stage_id AS stage, avg(s.stayed) AS average FROM opportunity_steps s JOIN opportunities t ON t.id = s.opportunity_id
     WHERE s.from_stage_id IS NOT NULL AND s.deleted_at IS NULL AND t.pipeline_id = ? AND t.created_at >= ? AND t.created_at < ?
       AND t.deleted_at IS NULL AND ${scope.sql} GROUP BY s.from_stage_id`,
    flow.id,
    from,
    until,
    ...scope.values,
  );
  const money = maySum(actor);
  return openStages(flow).map((stage) => {
    const row = reached.find((each) => each.stage === stage.id);
    return {
      id: stage.id,
      name: stage.name,
      count: row?.count ?? 0,
      amount: money ? (row?.amount ?? 0) : null,
      averageStay: Math.round(stayed.find((each) => each.stage === stage.id)?.average ?? 0) || null,
    };
  });
}

/** Person × month × category of what is expected, with what was promised and what the manager makes of it. */
export function sumForecast(db: ReadDb, actor: Actor, months: readonly string[]): ForecastCell[] {
  const scope = scopeFilter(actor, 'opportunity', 't');
  const wanted = JSON.stringify(months);
  const money = maySum(actor);
  const sums = db.rows<{
    userId: string;
    month: string;
    category: ForecastCategory | 'won';
    amount: number;
    count: number;
  }>(
    `SELECT t.owner_id AS "userId", substr(CASE t.end_state WHEN 'won' THEN date(t.ended_at / 1000 + 28800, 'unixepoch') ELSE t.expected_close_on END, 1, 7) AS month,
       CASE t.end_state WHEN 'won' THEN 'won' ELSE t.forecast_category END AS category, sum(t.amount) AS amount, count(*) AS count
     FROM opportunities t
     WHERE t.deleted_at IS NULL AND t.owner_id IS NOT NULL AND (t.end_state IS NULL OR t.end_state = 'won') AND ${scope.sql}
     GROUP BY 1, 2, 3 HAVING month IN (SELECT value FROM json_each(?))`,
    ...scope.values,
    wanted,
  );
  const promises = db.rows<{ userId: string; month: string; committed: number | null; overridden: number | null }>(
    `SELECT t.user_id AS "userId", t.month, t.committed, t.overridden FROM forecasts t
     WHERE t.deleted_at IS NULL AND t.month IN (SELECT value FROM json_each(?)) AND ${scope.sql}`,
    wanted,
    ...scope.values,
  );
  const names = findNames(db);
  const cells = new Map<string, ForecastCell>();
  const cell = (userId: string, month: string): ForecastCell => {
    const key = `${userId} ${month}`;
    const empty = { pipeline: 0, best: 0, commit: 0, won: 0, excluded: 0 };
    const made = cells.get(key) ?? {
      ...{ userId, month, userName: names.user(userId), count: 0 },
      ...(money ? empty : { pipeline: null, best: null, commit: null, won: null, excluded: null }),
      committed: null,
      overridden: null,
    };
    cells.set(key, made);
    return made;
  };
  for (const { userId, month, category, amount, count } of sums) {
    const at = cell(userId, month);
    at.count += count;
    if (money) at[category] = amount;
  }
  for (const { userId, month, committed, overridden } of promises) {
    Object.assign(cell(userId, month), money ? { committed, overridden } : {});
  }
  return [...cells.values()];
}

/** Why opportunities of a time were won or lost: by end and reason, how many and how much. */
export function sumReasons(db: ReadDb, actor: Actor, from: number, until: number): ReasonCount[] {
  const scope = scopeFilter(actor, 'opportunity', 't');
  const rows = db.rows<ReasonCount>(
    `SELECT t.end_state AS "endState", t.end_reason AS "endReason", count(*) AS count, sum(t.amount) AS amount
     FROM opportunities t WHERE t.end_state IS NOT NULL AND t.ended_at >= ? AND t.ended_at < ? AND t.deleted_at IS NULL AND ${scope.sql}
     GROUP BY 1, 2 ORDER BY count DESC`,
    from,
    until,
    ...scope.values,
  );
  return maySum(actor) ? rows : rows.map((row) => ({ ...row, amount: null }));
}
