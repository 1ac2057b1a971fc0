import { addDays, chinaDate } from '../../kernel/china/dates.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { scopeFilter } from '../../reading/scope-filter.ts';
import { findNames } from '../people/people.repository.ts';
import type { PoolKind, RecycleRule } from './pool.model.ts';
import { findPool, type PoolRecord } from './pools.repository.ts';
import { createPrediction, type Prediction, recyclesAny } from './predict-recycling.ts';
import { listOwned, type OwnedRow } from './recycle-facts.repository.ts';

export interface Upcoming {
  readonly recordId: string;
  readonly name: string;
  readonly ownerName: string | null;
  readonly dueOn: string;
  readonly daysLeft: number;
  readonly basis: RecycleRule['basis'];
  readonly poolName: string;
}

interface Wanted {
  readonly kind: PoolKind;
  readonly mine: boolean;
  readonly limit: number;
}

/** Records about to be recycled, the next first: within the days of warning of their pool. */
export function listUpcoming(db: ReadDb, actor: Actor, { kind, mine, limit }: Wanted, at: number) {
  const today = chinaDate(at);
  if (!recyclesAny(db, kind, today)) return { rows: [], total: 0 };
  const scope = mine ? { sql: 't.owner_id = ?', values: [actor.userId] } : scopeFilter(actor, kind, 't');
  const predict = createPrediction(db, kind, today);
  const found = listOwned(db, kind, scope.sql, ...scope.values).flatMap((row) => {
    const due = predict(row);
    return due && due.date <= addDays(today, due.pool.warnDays) ? [{ row, due }] : [];
  });
  return pageOf(db, found, today, limit);
}

interface Previewed {
  readonly poolId: string;
  readonly rules?: readonly RecycleRule[] | undefined;
  readonly limit: number;
}

/** What tomorrow's run would release because of this pool, with its rules of tomorrow or with those being tried. */
export function previewRecycling(db: ReadDb, actor: Actor, { poolId, rules, limit }: Previewed, at: number) {
  const pool = findPool(db, poolId);
  if (!pool) return undefined;
  const today = chinaDate(at);
  const tomorrow = addDays(today, 1);
  const tried = rules ? withRules(pool, rules) : undefined;
  const predict = createPrediction(db, pool.kind, tomorrow, tried && [tried]);
  const scope = scopeFilter(actor, pool.kind, 't');
  const found = listOwned(db, pool.kind, scope.sql, ...scope.values).flatMap((row) => {
    const due = predict(row);
    return due && due.pool.id === poolId && due.date <= tomorrow ? [{ row, due }] : [];
  });
  return { date: tomorrow, ...pageOf(db, found, today, limit) };
}

/** When one owned record goes to a pool; undefined where no rule ever takes it. */
export function findRecycleDue(db: ReadDb, kind: PoolKind, recordId: string, at: number): Upcoming | undefined {
  const today = chinaDate(at);
  const [row] = listOwned(db, kind, 't.id = ?', recordId);
  const due = row && createPrediction(db, kind, today)(row);
  return due && pageOf(db, [{ row, due }], today, 1).rows[0];
}

function withRules(pool: PoolRecord, rules: readonly RecycleRule[]): PoolRecord {
  return { ...pool, recycleRules: [...rules], previousRules: [...rules] };
}

function pageOf(
  db: ReadDb,
  found: readonly { readonly row: OwnedRow; readonly due: Prediction }[],
  today: string,
  limit: number,
): { rows: Upcoming[]; total: number } {
  const names = findNames(db);
  const ordered = found.toSorted((a, b) => (a.due.date < b.due.date ? -1 : a.due.date > b.due.date ? 1 : 0));
  const rows = ordered.slice(0, limit).map(({ row, due }) => ({
    recordId: row.id,
    name: row.name,
    ownerName: names.user(row.ownerId),
    dueOn: due.date,
    daysLeft: Math.round((Date.parse(due.date) - Date.parse(today)) / 86_400_000),
    basis: due.rule.basis,
    poolName: names.department(due.targetId) ?? due.pool.name,
  }));
  return { rows, total: found.length };
}
