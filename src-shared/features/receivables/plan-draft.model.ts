import { readDecimal, yuanToFen } from '../../kernel/money/decimal.ts';
import { amountsOfTerms, type PlanCondition, type PlanTerm } from './plan.model.ts';

/** A period as it is typed: `30%` is a share of the order, `5000` an amount in yuan. */
export interface PlanDraft {
  readonly share: string;
  readonly condition: PlanCondition;
  readonly termDays: number;
  readonly dueDate: string;
}

/** The term that a draft says; undefined while something is missing. */
export function termOf({ share, condition, termDays, dueDate }: PlanDraft): PlanTerm | undefined {
  const isPercent = share.normalize('NFKC').trim().endsWith('%');
  const read = readDecimal(share, isPercent ? 6 : 2);
  if (read === undefined || Number(read) <= 0) return undefined;
  if (condition === 'fixedDay' && dueDate === '') return undefined;
  return {
    condition,
    termDays: condition === 'fixedDay' ? 0 : termDays,
    ...(condition === 'fixedDay' ? { dueDate } : {}),
    ...(isPercent ? { percent: read } : { amount: yuanToFen(read) }),
  };
}

export interface DraftedPlans {
  /** Undefined where a period is not complete yet. */
  readonly terms: PlanTerm[] | undefined;
  /** What each period asks for, in fen; null where that is not known. */
  readonly amounts: readonly (number | null)[];
  /** Fen still to be planned; negative: too much. */
  readonly missing: number;
}

/** What drafts ask for of an order of `total`, of which `left` has no period yet. */
export function readDrafts(drafts: readonly PlanDraft[], total: number, left: number): DraftedPlans {
  const terms = drafts.map(termOf);
  const whole = terms.filter((term) => term !== undefined);
  const shares = amountsOfTerms(total, whole);
  const known = shares.ok ? shares.value : whole.map((term) => amountAlone(total, term));
  let next = 0;
  const amounts = terms.map((term) => (term === undefined ? null : known[next++]!));
  const sum = known.reduce((all, amount) => all + amount, 0);
  return { terms: whole.length === drafts.length ? whole : undefined, amounts, missing: left - sum };
}

/** Where the periods are more than the whole, each is told by itself. */
function amountAlone(total: number, term: PlanTerm): number {
  const alone = amountsOfTerms(total, [term]);
  return alone.ok ? alone.value[0]! : (term.amount ?? Math.round(total * Number(term.percent)));
}
