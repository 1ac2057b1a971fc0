import { chinaDate } from '../../kernel/china/dates.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findVisibleCustomer } from '../customers/customers.repository.ts';
import { takeNumber } from '../numbers/take-number.repository.ts';
import { checkReceipt, type ReceiptContentRefusal } from './check-receipt.ts';
import { availableOf, type CustomerNotFound, type NewReceipt } from './receipt.model.ts';
import { permitCreate } from './receivables.policy.ts';
import { findReceipt } from './receivables.repository.ts';
import { receipts } from './receivables.tables.ts';
import { writeShares } from './settle.repository.ts';
import { type SpreadRefusal, spreadAsWished, spreadByDueDate } from './spread.repository.ts';

type CreateReceiptRefusal =
  | NotAllowed
  | FieldInvalid
  | IdTaken
  | CustomerNotFound
  | ReceiptContentRefusal
  | SpreadRefusal;

/** Money that came, at home where the customer is: a draft until it is confirmed. Without wishes the oldest is paid first. */
export function createReceipt(tx: WriteTx, actor: Actor, input: NewReceipt): Result<Written, CreateReceiptRefusal> {
  const permit = permitCreate(actor);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findReceipt(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const customer = findVisibleCustomer(tx, actor, input.customerId);
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });

  const { allocations, ...fields } = input;
  const { branchId, deptId, ownerId } = customer;
  tx.insert(receipts, {
    ...{ fee: 0, discount: 0, currency: 'CNY', payerName: customer.name, receivedOn: chinaDate(tx.at) },
    ...presentFields(fields),
    ...{ id, branchId, deptId, ownerId },
    no: takeNumber(tx, { docType: 'receipt', branchId }),
    kind: 'receipt',
    status: 'draft',
    allocated: 0,
    unallocated: 0,
    tags: [],
  });
  const receipt = findReceipt(tx, id)!;
  const content = checkReceipt(tx, receipt, customer.name);
  if (!content.ok) return content;
  const { customerId, currency } = receipt;
  const money = { customerId, currency, available: availableOf(receipt) };
  const shares = allocations ? spreadAsWished(tx, actor, money, allocations) : ok(spreadByDueDate(tx, actor, money));
  if (!shares.ok) return shares;
  writeShares(tx, receipt, shares.value);
  return ok({ id, commandId: tx.command.id });
}
