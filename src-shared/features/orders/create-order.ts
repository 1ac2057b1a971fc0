import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findVisibleCustomer } from '../customers/customers.repository.ts';
import { findHome } from '../people/people.repository.ts';
import { insertOrder } from './new-order.repository.ts';
import type { NewOrder } from './order.model.ts';
import { type ContractRefusal, checkContract } from './order-contract.repository.ts';
import { permitCreate } from './orders.policy.ts';
import { findOrder } from './orders.repository.ts';

export interface OwnerNotFound {
  readonly code: 'OWNER_NOT_FOUND';
}

export interface CustomerNotFound {
  readonly code: 'CUSTOMER_NOT_FOUND';
}

type CreateOrderRefusal = NotAllowed | ContractRefusal | IdTaken | OwnerNotFound | CustomerNotFound;

/** A draft with the customer's own terms, at home where its owner is. (T-4.5) */
export function createOrder(tx: WriteTx, actor: Actor, input: NewOrder): Result<Written, CreateOrderRefusal> {
  const { ownerId = actor.userId } = input;
  const permit = permitCreate(actor, ownerId);
  if (!permit.ok) return permit;

  const id = input.id!;
  if (findOrder(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const home = findHome(tx, ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  const customer = findVisibleCustomer(tx, actor, input.customerId);
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });
  if (input.headerDiscountRate && input.headerDiscountAmount) {
    return refuse({ code: 'FIELD_INVALID', field: 'headerDiscountAmount', rule: 'oneOfBoth' });
  }

  const draft = { id, customerId: input.customerId, contractId: input.contractId ?? null, totalDue: 0 };
  const contract = checkContract(tx, draft);
  if (!contract.ok) return contract;

  insertOrder(tx, { ...input, id }, customer, home);
  return ok({ id, commandId: tx.command.id });
}
