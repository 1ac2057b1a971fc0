import { isSeated, type Standing } from '../features/pools/pool.model.ts';
import { listOpenPools, type PoolRecord } from '../features/pools/pools.repository.ts';
import { sensitiveFields } from '../kernel/rights/field-catalogue.ts';
import { type FieldRight, type FieldRules, hiddenField } from '../kernel/rights/field-rights.ts';
import { pooledNoun } from '../kernel/rights/pool-cover.ts';
import { isAtHome, joinReaches, ownReach, type Reach } from '../kernel/rights/reach.ts';
import { type Actor, reachOf } from '../kernel/scope.ts';
import type { ReadDb } from '../ports/database.ts';

/** Nouns whose records lie in pools: what was said to them stays with those who have them in scope. */
const nounsIn = { customer: ['customer', 'contact'], lead: ['lead'] } as const;

/**
 * What pools add to a person: members see what lies in theirs, without the fields that the pool hides; whoever runs a
 * pool has its records like those of a department of their own.
 */
export function withPools(db: ReadDb, actor: Actor, who: Standing): Actor {
  const mine = listOpenPools(db).filter((pool) => pool.admins.includes(who.userId) || isSeated(pool.members, who));
  if (mine.length === 0) return actor;
  const reachByNoun: Record<string, Reach> = { ...actor.reachByNoun };
  const fields: Record<string, Readonly<Record<string, FieldRight>>> = { ...actor.fields };
  for (const pool of mine) {
    const isAdmin = pool.admins.includes(who.userId);
    for (const noun of isAdmin ? [...nounsIn[pool.kind], 'followUp' as const] : nounsIn[pool.kind]) {
      const before = reachOf(actor, noun);
      const seat = isAdmin ? { deptIds: [pool.id] } : { poolIds: [pool.id] };
      reachByNoun[noun] = joinReaches([reachByNoun[noun] ?? before, { ...ownReach(who.userId), ...seat }]);
      const isHome = isAtHome(before, { branchId: pool.branchId, deptId: pool.id, ownerId: null });
      const hidden = isAdmin || isHome ? {} : hiddenIn(pool, noun);
      if (Object.keys(hidden).length > 0) fields[pooledNoun(noun, pool.id)] = { ...actor.fields[noun], ...hidden };
    }
  }
  const { standingIn } = actor;
  return {
    ...actor,
    reachByNoun,
    fields,
    ...(standingIn ? { standingIn: { ...standingIn, own: withPools(db, standingIn.own, who) } } : {}),
  };
}

function hiddenIn({ hiddenFields }: PoolRecord, noun: string): FieldRules[string] {
  const rules: Record<string, FieldRight> = {};
  for (const name of hiddenFields) {
    const [of, field = ''] = name.split('.');
    const spec = of === noun ? sensitiveFields[noun]?.[field] : undefined;
    if (!spec) continue;
    for (const covered of [field, ...(spec.derived ?? [])]) rules[covered] = hiddenField;
  }
  return rules;
}
