import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { LockQuotaFull } from '../pools/capacity.model.ts';
import { checkLockQuota } from '../pools/capacity.repository.ts';
import { choosePool } from '../pools/choose-pool.repository.ts';
import type { PoolNotFound } from '../pools/pool.model.ts';
import type { CustomerReturnReason } from './customer.model.ts';
import { setCustomerInPool } from './customer-children.repository.ts';
import { permitLock, permitReturn } from './customers.policy.ts';
import { customers } from './customers.tables.ts';
import { permitEach } from './each-customer.ts';
import type { CustomerNotFound } from './edit-customer.ts';

interface ReturnCustomerInput {
  readonly ids: readonly string[];
  readonly reason: CustomerReturnReason;
  readonly remark?: string | undefined;
  readonly poolId?: string | undefined;
}

/** Back to the chosen pool, or to the first one that its owner belongs to. Between pools it is a move. */
export function returnCustomer(
  tx: WriteTx,
  actor: Actor,
  { ids, reason, remark, poolId }: ReturnCustomerInput,
): Result<WrittenMany, CustomerNotFound | NotAllowed | PoolNotFound> {
  const permits = permitEach(tx, ids, (customer) => permitReturn(actor, customer));
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    const pool = choosePool(tx, actor, 'customer', poolId, subject.ownerId);
    if (!pool.ok) return pool;
    if (subject.poolId !== pool.value.id)
      setCustomerInPool(tx, subject, pool.value, { by: 'returned', reason, remark });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

interface LockCustomerInput {
  readonly ids: readonly string[];
  readonly locked: boolean;
}

/** A locked customer is not recycled; how many somebody may lock is limited. */
export function lockCustomer(
  tx: WriteTx,
  actor: Actor,
  { ids, locked }: LockCustomerInput,
): Result<WrittenMany, CustomerNotFound | NotAllowed | LockQuotaFull> {
  const permits = permitEach(tx, ids, (customer) => permitLock(actor, customer));
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    if ((subject.lockedAt !== null) === locked || subject.ownerId === null) continue;
    const quota = locked ? checkLockQuota(tx, subject.ownerId, 1) : ok(undefined);
    if (!quota.ok) return quota;
    tx.update(customers, subject.id, { lockedAt: locked ? tx.at : null });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
