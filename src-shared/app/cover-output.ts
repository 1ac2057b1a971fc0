import { coverValue, type Exit, type FieldRules, treatmentOf } from '../kernel/rights/field-rights.ts';
import { nounAt } from '../kernel/rights/pool-cover.ts';
import type { Actor } from '../kernel/scope.ts';
import { type FieldPlan, fieldPlanOf } from './field-plan.ts';

interface Answering {
  readonly '~orpc': { readonly outputSchema?: unknown };
}

/**
 * What a procedure answers, as the actor may see it: the last gate before every exit, whatever the room read. A record
 * by itself is a page, one among others is a list.
 */
export function coverOutput(procedure: Answering, actor: Pick<Actor, 'fields' | 'userId'>, output: unknown): unknown {
  if (Object.keys(actor.fields).length === 0) return output;
  const plan = fieldPlanOf(procedure['~orpc'].outputSchema);
  return plan ? cover(plan, actor.fields, output, 'page') : output;
}

/** `row` is the object that holds the value: it tells where the record lies. */
function cover(plan: FieldPlan, rules: FieldRules, value: unknown, exit: Exit, row?: object): unknown {
  if (value === null || value === undefined) return value;
  if (plan.field) {
    const { noun, field } = plan.field;
    return coverValue(noun, field, treatmentOf(rules, row ? nounAt(rules, noun, row) : noun, field, exit), value);
  }
  if (plan.element) return coverElements(plan.element, rules, value);
  if (plan.options)
    return plan.options.reduce<unknown>((covered, option) => cover(option, rules, covered, exit, row), value);
  if (!plan.keys || typeof value !== 'object' || Array.isArray(value)) return value;
  const covered = { ...value } as Record<string, unknown>;
  for (const [key, inner] of plan.keys)
    if (key in covered) covered[key] = cover(inner, rules, covered[key], exit, value);
  return covered;
}

function coverElements(plan: FieldPlan, rules: FieldRules, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => cover(plan, rules, each, 'list'));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cover(plan, rules, each, 'list')]));
}
