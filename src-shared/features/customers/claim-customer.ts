import { invariant } from '../../kernel/invariant.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findHome } from '../people/people.repository.ts';
import { checkClaim } from '../pools/claim-guards.repository.ts';
import { noteClaim } from '../pools/owner-changes.repository.ts';
import type { ClaimRefused } from '../pools/pool.model.ts';
import { setCustomerOwner } from './customer-children.repository.ts';
import { type CustomerRecord, findCustomer } from './customers.repository.ts';
import type { CustomerNotFound } from './edit-customer.ts';

type ClaimCustomerRefusal = CustomerNotFound | NotAllowed | ClaimRefused;

/** Takes customers out of the pool; offline it is a request that the server decides in the order of arrival. */
export function claimCustomer(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, ClaimCustomerRefusal> {
  if (!isAllowed(actor, 'customer.claim')) return refuse({ code: 'NOT_ALLOWED', action: 'customer.claim' });
  const home = findHome(tx, actor.userId);
  invariant(home, 'who acts has a home');
  for (const id of new Set(ids)) {
    const customer = findCustomer(tx, id);
    if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });
    const pool = checkClaim(tx, actor, 'customer', {
      ...customer,
      isDeal: isDeal(customer),
      isDuplicate: isTaken(tx, customer),
    });
    if (!pool.ok) return pool;
    setCustomerOwner(tx, customer, home, { by: 'claimed', receiveKind: 'claimed' });
    noteClaim(tx, 'customer', pool.value.id, id, actor.userId);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

/** Whoever bought goes to somebody by the pool's administrator, not to the quickest. */
export function isDeal({ lifecycle, lastDealAt }: Pick<CustomerRecord, 'lifecycle' | 'lastDealAt'>): boolean {
  return lastDealAt !== null || lifecycle === 'won' || lifecycle === 'repeat';
}

/** The same company is somebody's already. */
function isTaken(tx: WriteTx, { id, nameNorm, creditCode }: CustomerRecord): boolean {
  const twin = tx.row(
    'SELECT 1 FROM customers WHERE (name_norm = ? OR (credit_code IS NOT NULL AND credit_code = ?)) AND id <> ? AND owner_id IS NOT NULL AND deleted_at IS NULL LIMIT 1',
    nameNorm,
    creditCode,
    id,
  );
  return twin !== undefined;
}
