import type { FieldRules } from '../kernel/rights/field-rights.ts';
import { poolsCovering } from '../kernel/rights/pool-cover.ts';
import type { Condition } from './scope-filter.ts';

/** A condition on a field tells nothing of records in pools that hide the field. */
export function outsidePools(condition: Condition, rules: FieldRules, noun: string, field: string): Condition {
  const pools = poolsCovering(rules, noun, field);
  if (pools.length === 0) return condition;
  return {
    sql: `(${condition.sql} AND NOT (t.owner_id IS NULL AND coalesce(t.dept_id, '') IN (SELECT value FROM json_each(?))))`,
    values: [...condition.values, JSON.stringify(pools)],
  };
}
