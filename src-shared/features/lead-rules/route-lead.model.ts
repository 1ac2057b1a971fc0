import { type AssignRule, type Candidate, type Load, pickCandidate } from './assign-rule.model.ts';
import { isMet, type Judged } from './lead-condition.model.ts';

/** What routing knows of the company while it gives out one lead after another. */
export interface RoutingState {
  /** The people of a rule's targets who work and may have leads, in a lasting order. */
  peopleOf(rule: AssignRule): readonly Omit<Candidate, 'load'>[];
  loadOf(rule: AssignRule, userId: string): Load;
  isWorkTime: boolean;
  readonly at: number;
}

/** Where a lead goes. `wait`: it stays where it is and is asked about again. */
export type Route =
  | { readonly to: 'user'; readonly userId: string; readonly rule: AssignRule; readonly isFallback: boolean }
  | { readonly to: 'pool'; readonly poolId: string; readonly rule: AssignRule }
  | { readonly to: 'wait' }
  | { readonly to: 'none' };

/** The first enabled rule whose conditions the lead meets decides; `exceptId` had it and may not have it again. */
export function routeLead(
  lead: Judged & { readonly id: string },
  rules: readonly AssignRule[],
  state: RoutingState,
  exceptId: string | null = null,
): Route {
  const rule = rules.find((each) => each.enabled && each.conditions.every((condition) => isMet(condition, lead)));
  if (!rule) return { to: 'none' };
  if (rule.workHoursOnly && !state.isWorkTime) return { to: 'wait' };
  const candidates = state
    .peopleOf(rule)
    .filter(({ userId }) => userId !== exceptId)
    .map((person) => ({ ...person, load: state.loadOf(rule, person.userId) }));
  const picked = pickCandidate(rule, candidates, state.at, drawOf(lead.id));
  if (picked) return { to: 'user', userId: picked.userId, rule, isFallback: false };
  if (rule.fallbackId !== null && rule.fallback === 'user') {
    return { to: 'user', userId: rule.fallbackId, rule, isFallback: true };
  }
  return rule.fallbackId !== null && rule.fallback === 'pool'
    ? { to: 'pool', poolId: rule.fallbackId, rule }
    : { to: 'wait' };
}

/** A number in [0, 1) that belongs to the lead: chance that everybody can compute again. */
function drawOf(id: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < id.length; index++) {
    hash ^= id.charCodeAt(index);
    hash = Math.imul(hash, 16_777_619);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 2_246_822_519);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
