import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { leadCondition } from './lead-condition.model.ts';

export const assignMethods = ['roundRobin', 'weighted', 'leastLoad', 'random', 'named'] as const;
export const targetKinds = ['user', 'department', 'branch'] as const;
export const fallbackKinds = ['wait', 'pool', 'user'] as const;

export const assignTarget = z.object({ kind: z.enum(targetKinds), id, weight: z.number().int().min(1).max(1000) });
export type AssignTarget = z.infer<typeof assignTarget>;

export const assignRuleFields = {
  name: line(60).min(1),
  enabled: z.boolean(),
  /** The first rule whose conditions are all met decides. */
  sort: z.number().int().min(0).max(9999),
  conditions: z.array(leadCondition).max(20),
  method: z.enum(assignMethods),
  targets: z.array(assignTarget).min(1).max(100),
  /** Leads a day for one person; null for no limit. */
  perDayCap: z.number().int().min(1).max(10_000).nullable(),
  /** Minutes between two leads for one person. */
  minIntervalMin: z.number().int().min(0).max(1440),
  workHoursOnly: z.boolean(),
  /** Where the lead goes when nobody can take it. */
  fallback: z.enum(fallbackKinds),
  fallbackId: id.nullable(),
};

export const assignRule = z.object({ id, ...assignRuleFields, updatedAt: instant });
export type AssignRule = z.infer<typeof assignRule>;

/** What somebody has of a rule so far, and what they work on. */
export interface Load {
  readonly given: number;
  readonly givenToday: number;
  readonly lastGivenAt: number | null;
  readonly open: number;
  /** How many more they may own; null for no limit. */
  readonly room: number | null;
}

/** Somebody who may get a lead: by which target of the rule, and how loaded they are. */
export interface Candidate {
  readonly userId: string;
  readonly target: number;
  readonly load: Load;
}

type RuleOf = Pick<AssignRule, 'method' | 'targets' | 'perDayCap' | 'minIntervalMin'>;

/**
 * Who gets the lead; undefined when nobody can. Weighted methods give to whom most is owed, so that any number of leads
 * is shared as exactly as whole leads can be; `draw` in [0, 1) comes from the lead itself, so that both hosts and a
 * trial draw alike.
 */
export function pickCandidate(
  rule: RuleOf,
  candidates: readonly Candidate[],
  at: number,
  draw: number,
): Candidate | undefined {
  const free = candidates.filter(({ load }) => isFree(rule, load, at));
  const weightOf = ({ target }: Candidate) => rule.targets[target]!.weight;
  switch (rule.method) {
    case 'named':
      return free[0];
    case 'leastLoad':
      return least(free, ({ load }) => load.open);
    case 'roundRobin':
      return least(free, ({ load }) => load.given);
    case 'weighted': {
      const given = (target: number) =>
        candidates.filter((each) => each.target === target).reduce((sum, { load }) => sum + load.given, 0);
      const owed = least(
        [...new Set(free.map(({ target }) => target))],
        (target) => (given(target) + 1) / rule.targets[target]!.weight,
      );
      return least(
        free.filter(({ target }) => target === owed),
        ({ load }) => load.given,
      );
    }
    case 'random': {
      let left = draw * free.reduce((sum, each) => sum + weightOf(each), 0);
      return free.find((each) => {
        left -= weightOf(each);
        return left < 0;
      });
    }
    default:
      return rule.method satisfies never;
  }
}

function isFree({ perDayCap, minIntervalMin }: RuleOf, load: Load, at: number): boolean {
  if (load.room !== null && load.room <= 0) return false;
  if (perDayCap !== null && load.givenToday >= perDayCap) return false;
  return load.lastGivenAt === null || at >= load.lastGivenAt + minIntervalMin * 60_000;
}

/** The first of those for whom it is least. */
function least<T>(all: readonly T[], of: (each: T) => number): T | undefined {
  let best: T | undefined;
  for (const each of all) if (best === undefined || of(each) < of(best)) best = each;
  return best;
}
