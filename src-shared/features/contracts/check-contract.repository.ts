import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findRow } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { type CustomerRecord, findVisibleCustomer } from '../customers/customers.repository.ts';
import { amountsOfTerms } from '../receivables/plan.model.ts';
import type { Contract } from './contract.model.ts';
import { type ContractRecord, findContract, listContractLines } from './contracts.repository.ts';

export interface CustomerNotFound {
  readonly code: 'CUSTOMER_NOT_FOUND';
}

export interface OwnerNotFound {
  readonly code: 'OWNER_NOT_FOUND';
}

/** A contract is with a customer that whoever writes it may see. */
export function checkCustomer(db: ReadDb, actor: Actor, customerId: string): Result<CustomerRecord, CustomerNotFound> {
  const customer = findVisibleCustomer(db, actor, customerId);
  return customer && customer.deletedAt === null ? ok(customer) : refuse({ code: 'CUSTOMER_NOT_FOUND' });
}

type Checked = { readonly [Field in keyof Contract]?: Contract[Field] | undefined } & { readonly customerId: string };

/** What must hold between the fields of a contract, whoever changed which of them. */
export function checkFields(db: ReadDb, contract: Checked): Result<void, FieldInvalid> {
  const { startDate, endDate, headerDiscountRate, headerDiscountAmount, contactId, kind, parentContractId } = contract;
  const wrong = (field: string, rule: string) => refuse({ code: 'FIELD_INVALID' as const, field, rule });
  if (startDate && endDate && endDate < startDate) return wrong('endDate', 'beforeStart');
  if (headerDiscountRate && headerDiscountAmount) return wrong('headerDiscountAmount', 'oneOfBoth');
  if (contactId && findRow(db, contacts, contactId)?.customerId !== contract.customerId) {
    return wrong('contactId', 'otherCustomer');
  }
  if (kind === 'supplement') {
    if (!parentContractId) return wrong('parentContractId', 'required');
    if (findContract(db, parentContractId)?.customerId !== contract.customerId) {
      return wrong('parentContractId', 'otherCustomer');
    }
  }
  return ok(undefined);
}

/** What must be right before a contract goes to be signed: it is worth something, and its payments do not come to more. */
export function checkContent(db: ReadDb, contract: ContractRecord): Result<void, FieldInvalid> {
  const lines = listContractLines(db, contract.id);
  const wrong = (field: string, rule: string) => refuse({ code: 'FIELD_INVALID' as const, field, rule });
  const isFramework = contract.kind === 'framework';
  if (contract.lineCount === 0 && contract.agreedAmount === null) return wrong('lines', 'required');
  const empty = isFramework ? undefined : lines.find((line) => line.kind !== 'note' && line.qty === '0');
  if (empty) return refuse({ code: 'FIELD_INVALID', field: 'qty', rule: 'required', hint: empty.name });
  if (isFramework && contract.endDate === null) return wrong('endDate', 'required');
  const amounts = amountsOfTerms(contract.amountIncl, contract.paymentPlan);
  return !isFramework && !amounts.ok ? wrong('paymentPlan', 'overDocument') : ok(undefined);
}
