import { companyNorm } from '../../kernel/china/company-name.ts';
import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findCustomerByCreditCode, findCustomerByNameNorm } from './customers.repository.ts';

export interface CustomerDuplicate {
  readonly code: 'CUSTOMER_DUPLICATE';
  readonly rule: 'creditCode' | 'name';
  readonly maskedName: string;
  readonly customerId: string | null;
}

interface Identity {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string | null;
}

/** The same credit code or the same normalised name is the same company (M4: 95 and above blocks). */
export function checkNoDuplicate(db: ReadDb, customer: Identity): Result<void, CustomerDuplicate> {
  const byCode = customer.creditCode ? findCustomerByCreditCode(db, customer.creditCode) : undefined;
  if (byCode && byCode.id !== customer.id) return refuse(duplicate('creditCode', byCode.name));
  const byName = findCustomerByNameNorm(db, companyNorm(customer.name));
  if (byName && byName.id !== customer.id) return refuse(duplicate('name', byName.name));
  return ok(undefined);
}

/** Reveals no more than that it exists: the finder may not be allowed to see the record. */
function duplicate(rule: 'creditCode' | 'name', name: string): CustomerDuplicate {
  const maskedName = name.length <= 4 ? `${name.slice(0, 1)}***` : `${name.slice(0, 2)}***${name.slice(-2)}`;
  return { code: 'CUSTOMER_DUPLICATE', rule, maskedName, customerId: null };
}

export type CustomerRefusal = FieldInvalid | CustomerDuplicate;
