import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { moveChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findHome } from '../people/people.repository.ts';
import { customerChildren } from './customer-children.repository.ts';
import { permitAssign } from './customers.policy.ts';
import { setCustomerScope } from './customers.repository.ts';
import { permitEach } from './each-customer.ts';
import type { CustomerNotFound } from './edit-customer.ts';

interface AssignCustomerInput {
  readonly ids: readonly string[];
  readonly ownerId: string;
}

type AssignCustomerRefusal = CustomerNotFound | NotAllowed | { readonly code: 'OWNER_NOT_FOUND' };

/** The customer takes the home of its new owner, and its contacts, follow-ups and tasks come along. */
export function assignCustomer(
  tx: WriteTx,
  actor: Actor,
  input: AssignCustomerInput,
): Result<WrittenMany, AssignCustomerRefusal> {
  const home = findHome(tx, input.ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });

  const permits = permitEach(tx, input.ids, (customer) => permitAssign(actor, customer));
  if (!permits.ok) return permits;

  for (const permit of permits.value) {
    if (permit.subject.ownerId === input.ownerId) continue;
    setCustomerScope(tx, permit, home);
    moveChildRows(tx, customerChildren, permit.subject, home);
  }
  return ok({ ids: [...input.ids], commandId: tx.command.id });
}
