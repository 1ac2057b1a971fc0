import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { removeChildRows, restoreChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { customerChildren } from './customer-children.repository.ts';
import { permitDelete } from './customers.policy.ts';
import { customers } from './customers.tables.ts';
import { permitEach } from './each-customer.ts';
import type { CustomerNotFound } from './edit-customer.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

/** To the recycle bin with what belongs to the customer. */
export function removeCustomer(
  tx: WriteTx,
  actor: Actor,
  input: ManyInput,
): Result<WrittenMany, CustomerNotFound | NotAllowed> {
  const permits = permitEach(tx, input.ids, (customer) => permitDelete(actor, customer));
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    if (subject.deletedAt !== null) continue;
    tx.update(customers, subject.id, { deletedAt: tx.at });
    removeChildRows(tx, customerChildren, subject.id, tx.at);
  }
  return ok({ ids: [...input.ids], commandId: tx.command.id });
}

/** Out of the recycle bin, with what went there together. */
export function restoreCustomer(
  tx: WriteTx,
  actor: Actor,
  input: ManyInput,
): Result<WrittenMany, CustomerNotFound | NotAllowed> {
  const permits = permitEach(tx, input.ids, (customer) => permitDelete(actor, customer));
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    if (subject.deletedAt === null) continue;
    tx.update(customers, subject.id, { deletedAt: null });
    restoreChildRows(tx, customerChildren, subject.id, subject.deletedAt);
  }
  return ok({ ids: [...input.ids], commandId: tx.command.id });
}
