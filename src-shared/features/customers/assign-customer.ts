import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findHome } from '../people/people.repository.ts';
import type { CapacityFull } from '../pools/capacity.model.ts';
import { checkCapacity } from '../pools/capacity.repository.ts';
import { setCustomerOwner } from './customer-children.repository.ts';
import { permitAssign } from './customers.policy.ts';
import { permitEach } from './each-customer.ts';
import type { CustomerNotFound } from './edit-customer.ts';

interface AssignCustomerInput {
  readonly ids: readonly string[];
  readonly ownerId: string;
}

type AssignCustomerRefusal = CustomerNotFound | NotAllowed | CapacityFull | { readonly code: 'OWNER_NOT_FOUND' };

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
    const room = checkCapacity(tx, 'customer', input.ownerId, 1);
    if (!room.ok) return room;
    setCustomerOwner(tx, permit.subject, home, { by: 'assigned', receiveKind: 'assigned' });
  }
  return ok({ ids: [...input.ids], commandId: tx.command.id });
}
