import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { isMet, type Judged, leadCondition } from './lead-condition.model.ts';

export const scoreRuleFields = {
  name: line(60).min(1),
  enabled: z.boolean(),
  condition: leadCondition,
  points: z.number().int().min(-100).max(100),
  /** Points that the rule loses a day without activity, down to none. */
  decayPerDay: z.number().min(0).max(100),
  sort: z.number().int().min(0).max(9999),
};

export const scoreRule = z.object({ id, ...scoreRuleFields, updatedAt: instant });
export type ScoreRule = z.infer<typeof scoreRule>;

export const scoreReason = z.object({ name: z.string(), points: z.number(), full: z.number() });
export interface Score {
  readonly score: number;
  readonly reasons: z.infer<typeof scoreReason>[];
}

const dayMs = 86_400_000;

/** The sum of every rule that the lead meets, each less what it lost since somebody last did something; never below zero. */
export function scoreOf(lead: Judged, lastActiveAt: number, rules: readonly ScoreRule[], at: number): Score {
  const days = Math.max(0, Math.floor((at - lastActiveAt) / dayMs));
  const reasons = rules
    .filter((rule) => rule.enabled && isMet(rule.condition, lead))
    .map(({ name, points, decayPerDay }) => ({ name, full: points, points: decayed(points, decayPerDay * days) }));
  const sum = reasons.reduce((total, reason) => total + reason.points, 0);
  return { score: Math.max(0, Math.round(sum)), reasons };
}

function decayed(points: number, lost: number): number {
  if (points < 0) return points;
  return Math.max(0, Math.round((points - lost) * 10) / 10);
}
