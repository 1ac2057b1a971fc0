import { addDays, chinaDate } from '../../kernel/china/dates.ts';
import { addWorkDays } from '../../kernel/china/work-days.ts';
import type { ReadDb } from '../../ports/database.ts';
import { companyCalendar } from '../lead-rules/work-time.repository.ts';
import { isSeated, type PoolKind, rulesOn } from './pool.model.ts';
import { findStanding, listOpenPools, type PoolRecord } from './pools.repository.ts';
import { type DayCount, type RecycleDue, recycleDueOf } from './recycle.model.ts';
import { type OwnedRow, subjectOf } from './recycle-facts.repository.ts';

export interface Prediction extends RecycleDue {
  /** The pool whose rules count for the owner. */
  readonly pool: PoolRecord;
  /** Where the record goes: one pool, never several. */
  readonly targetId: string;
}

const dayCount: DayCount = {
  dateOf: chinaDate,
  addDays,
  addWorkDays: (date, days) => addWorkDays(date, days, companyCalendar()),
};

/** Whether any pool of the kind recycles at all on a day. */
export function recyclesAny(db: ReadDb, kind: PoolKind, day: string): boolean {
  return listOpenPools(db, kind).some((pool) => rulesOn(pool, day).length > 0);
}

/**
 * When records go to a pool by the rules of a day. The daily job releases by it; everybody else only predicts with it,
 * so that a warning and the release can never differ.
 */
export function createPrediction(
  db: ReadDb,
  kind: PoolKind,
  day: string,
  candidates: readonly PoolRecord[] = listOpenPools(db, kind),
): (row: OwnedRow) => Prediction | undefined {
  const withRules = candidates
    .map((pool) => ({ pool, rules: rulesOn(pool, day) }))
    .filter(({ rules }) => rules.length > 0);
  const poolOf = new Map<string, (typeof withRules)[number] | undefined>();
  const findRules = (ownerId: string) => {
    if (!poolOf.has(ownerId)) {
      const who = findStanding(db, ownerId);
      poolOf.set(ownerId, who && withRules.find(({ pool }) => isSeated(pool.members, who)));
    }
    return poolOf.get(ownerId);
  };
  return (row) => {
    const found = withRules.length === 0 ? undefined : findRules(row.ownerId);
    if (!found) return undefined;
    const { pool, rules } = found;
    const due = recycleDueOf(subjectOf(db, kind, row), { excludeKey: pool.excludeKey, rules }, dayCount);
    return due && { ...due, pool, targetId: due.rule.targetPoolId ?? pool.id };
  };
}
