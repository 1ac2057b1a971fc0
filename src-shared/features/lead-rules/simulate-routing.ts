import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectVisibleRows } from '../../reading/rows.ts';
import { leads } from '../leads/leads.tables.ts';
import { findNames } from '../people/people.repository.ts';
import type { Judged } from './lead-condition.model.ts';
import { listAssignRules } from './lead-rules.repository.ts';
import { type Route, routeLead } from './route-lead.model.ts';
import { readRoutingState } from './routing-state.repository.ts';

interface Wanted {
  readonly ruleId?: string | undefined;
  readonly count: number;
}

/** The rules at work on the leads that wait, and on as many made-up ones as asked for that meet the rule. */
export function simulateRouting(db: ReadDb, actor: Actor, { ruleId, count }: Wanted, at: number) {
  const rules = listAssignRules(db);
  const names = findNames(db);
  const nameOf = (route: Route) =>
    route.to === 'user' ? names.user(route.userId) : route.to === 'pool' ? names.department(route.poolId) : null;
  const state = readRoutingState(db, at);
  const waiting = selectVisibleRows(db, actor, leads, {
    where: "t.routing = 'waiting' AND t.status = 'unassigned' AND t.deleted_at IS NULL",
    values: [],
    order: 'ORDER BY t.created_at, t.id LIMIT 200',
  }).map((lead) => {
    const route = routeLead(lead, rules, state);
    if (route.to === 'user') state.give(route.rule, route.userId);
    const ruleName = route.to === 'user' || route.to === 'pool' ? route.rule.name : null;
    return { leadId: lead.id, name: lead.name, ruleName, target: nameOf(route) };
  });

  const rule = rules.find((each) => each.id === ruleId);
  const counts = new Map<string, number>();
  let left = 0;
  if (rule) {
    const trial = readRoutingState(db, at);
    const open = [{ ...rule, enabled: true, conditions: [], workHoursOnly: false, minIntervalMin: 0 }];
    for (let number = 0; number < count; number++) {
      const route = routeLead(madeUpLead(number), open, trial);
      if (route.to === 'user') trial.give(open[0]!, route.userId);
      const name = nameOf(route);
      if (name === null) left += 1;
      else counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const shares = [...counts].map(([name, total]) => ({ name, count: total }));
  return { waiting, shares: shares.toSorted((a, b) => b.count - a.count), left };
}

function madeUpLead(number: number): Judged & { readonly id: string } {
  return { id: `trial-${number}` } as Judged & { readonly id: string };
}
