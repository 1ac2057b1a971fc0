import type { PostureRule, PostureSeverity } from './finding.model.ts';

interface About {
  readonly subject?: { readonly id: string; readonly name: string };
  readonly values?: Readonly<Record<string, string | number>>;
  /** Where it weighs otherwise than the rule says by itself. */
  readonly severity?: PostureSeverity;
}
/** Notes what a rule found; the rule itself says how grave it is. */
export type AddFinding = (rule: PostureRule, about?: About) => void;

export const dayMs = 86_400_000;
export const daysOf = (ms: number) => Math.max(0, Math.floor(ms / dayMs));
