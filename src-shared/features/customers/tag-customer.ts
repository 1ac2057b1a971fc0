import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEdit } from './customers.policy.ts';
import { customers } from './customers.tables.ts';
import { permitEach } from './each-customer.ts';
import type { CustomerNotFound } from './edit-customer.ts';

interface TagCustomerInput {
  readonly ids: readonly string[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Adds and takes away: what two people added meanwhile is all there afterwards. */
export function tagCustomer(
  tx: WriteTx,
  actor: Actor,
  input: TagCustomerInput,
): Result<WrittenMany, CustomerNotFound | NotAllowed> {
  const permits = permitEach(tx, input.ids, (customer) => permitEdit(actor, customer));
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    const kept = subject.tags.filter((tag) => !input.remove.includes(tag));
    tx.update(customers, subject.id, { tags: [...new Set([...kept, ...input.add])] });
  }
  return ok({ ids: [...input.ids], commandId: tx.command.id });
}
