import { chinaDate } from '../../kernel/china/dates.ts';
import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ContractLimitExceeded } from '../contracts/contract.model.ts';
import { type ContractStateRefused, checkContractStep } from '../contracts/contract-states.model.ts';
import { startByOrder } from '../contracts/contract-trail.repository.ts';
import { findContract, orderedOf } from '../contracts/contracts.repository.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import { customers } from '../customers/customers.tables.ts';
import { takeAdvance } from '../receivables/contract-money.repository.ts';
import { startPlansOfOrder } from '../receivables/start-plans.repository.ts';
import { findOrder, type OrderRecord } from './orders.repository.ts';
import { orders } from './orders.tables.ts';

export type ContractRefusal = ContractStateRefused | ContractLimitExceeded | FieldInvalid;

/**
 * Whether an order may stand under its contract: of the same customer, in force, and within what a framework allows all
 * its orders. A device knows the orders it holds; the server decides again with all of them.
 */
export function checkContract(
  tx: WriteTx,
  { id, contractId, customerId, totalDue }: Pick<OrderRecord, 'id' | 'contractId' | 'customerId' | 'totalDue'>,
): Result<void, ContractRefusal> {
  if (contractId === null) return ok(undefined);
  const contract = findContract(tx, contractId);
  if (!contract) return refuse({ code: 'FIELD_INVALID', field: 'contractId', rule: 'notFound' });
  if (contract.customerId !== customerId) {
    return refuse({ code: 'FIELD_INVALID', field: 'contractId', rule: 'otherCustomer' });
  }
  const step = checkContractStep(contract, 'order', chinaDate(tx.at));
  if (!step.ok) return step;
  if (contract.kind !== 'framework' || contract.agreedAmount === null) return ok(undefined);
  const ordered = orderedOf(tx, contractId, id);
  return ordered + totalDue > contract.agreedAmount
    ? refuse({ code: 'CONTRACT_LIMIT_EXCEEDED', limit: contract.agreedAmount, ordered, order: totalDue })
    : ok(undefined);
}

/** The order counts from now on: its plans begin, its contract is being carried out, and the customer has bought. */
export function confirmOrder(tx: WriteTx, id: string): void {
  tx.update(orders, id, { status: 'confirmed', confirmedAt: tx.at });
  startPlansOfOrder(tx, id);
  const order = findOrder(tx, id)!;
  startByOrder(tx, order.contractId);
  takeAdvance(tx, order);
  const customer = findCustomer(tx, order.customerId);
  if (customer && (customer.lastDealAt ?? 0) < tx.at) tx.update(customers, customer.id, { lastDealAt: tx.at });
}
