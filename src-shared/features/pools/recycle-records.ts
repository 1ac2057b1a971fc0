import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { setCustomerInPool } from '../customers/customer-children.repository.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import { setLeadInPool } from '../leads/lead-children.repository.ts';
import { findLead } from '../leads/leads.repository.ts';
import { isAuthority } from './authority.repository.ts';
import { addNotice } from './notices.repository.ts';
import type { PoolKind } from './pool.model.ts';
import { findPool, type PoolRecord } from './pools.repository.ts';
import { poolRuns } from './pools.tables.ts';
import { createPrediction, type Prediction } from './predict-recycling.ts';
import { listOwned } from './recycle-facts.repository.ts';

interface RecycleInput {
  readonly kind: PoolKind;
  readonly day: string;
  readonly limit: number;
}

export interface Recycled {
  readonly commandId: string;
  readonly released: number;
  readonly isFinished: boolean;
}

/**
 * The daily job, a step at a time: releases what is due by the rules of the day. A run that broke off goes on where it
 * stopped, and a day on which the authority was off is made up for by the next: what was due then is due now.
 */
export function recycleRecords(
  tx: WriteTx,
  actor: Actor,
  { kind, day, limit }: RecycleInput,
): Result<Recycled, NotAllowed> {
  if (!isAuthority(tx, actor)) return refuse({ code: 'NOT_ALLOWED', action: 'pool.manage' });
  const run = findRun(tx, kind, day);
  if (run.finishedAt !== null) return ok({ commandId: tx.command.id, released: 0, isFinished: true });
  const rows = listOwned(tx, kind, 't.id > ? ORDER BY t.id LIMIT ?', run.upTo ?? '', limit);
  const predict = createPrediction(tx, kind, day);
  let released = 0;
  for (const row of rows) {
    const due = predict(row);
    if (due && due.date <= day && release(tx, kind, row.id, due)) released += 1;
  }
  const isFinished = rows.length < limit;
  tx.update(poolRuns, run.id, {
    upTo: isFinished ? null : rows.at(-1)!.id,
    finishedAt: isFinished ? tx.at : null,
    looked: run.looked + rows.length,
    released: run.released + released,
  });
  return ok({ commandId: tx.command.id, released, isFinished });
}

function release(tx: WriteTx, kind: PoolKind, id: string, due: Prediction): boolean {
  const target = findPool(tx, due.targetId);
  const pool = target?.enabled && target.deletedAt === null ? target : due.pool;
  if (kind === 'customer') {
    const customer = findCustomer(tx, id)!;
    setCustomerInPool(tx, customer, pool, { by: 'recycled', reason: due.rule.basis });
    tell(tx, kind, customer, pool);
    return true;
  }
  const lead = findLead(tx, id)!;
  const home = { branchId: pool.branchId, deptId: pool.id, ownerId: null };
  const leaving = { by: 'recycled', status: 'unassigned', returnReason: 'unreachable', stateRemark: null } as const;
  setLeadInPool(tx, lead, home, pool.id, leaving);
  tell(tx, kind, lead, pool);
  return true;
}

/** Whoever lost it, and whoever runs the pool. */
function tell(
  tx: WriteTx,
  kind: PoolKind,
  record: { readonly id: string; readonly name: string; readonly ownerId: string | null },
  pool: PoolRecord,
): void {
  addNotice(tx, record.ownerId, 'recycled', kind, record);
  for (const admin of pool.admins) if (admin !== record.ownerId) addNotice(tx, admin, 'entered', kind, record);
}

function findRun(tx: WriteTx, kind: PoolKind, day: string) {
  const found = tx.row<{ id: string }>('SELECT id FROM pool_runs WHERE kind = ? AND day = ?', kind, day);
  if (found) return findRow(tx, poolRuns, found.id)!;
  const id = tx.newId();
  tx.insert(poolRuns, { id, day, kind, upTo: null, finishedAt: null, looked: 0, released: 0 });
  return findRow(tx, poolRuns, id)!;
}
