import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { ReadDb } from '../../ports/database.ts';
import type { Permitted } from '../../reading/permitted.ts';
import { type CustomerRecord, findCustomer } from './customers.repository.ts';
import type { CustomerNotFound } from './edit-customer.ts';

/** All of the records with the permit for each, or the first refusal: a bulk change happens whole or not at all. */
export function permitEach<Action extends string>(
  db: ReadDb,
  ids: readonly string[],
  permit: (customer: CustomerRecord) => Result<Permitted<CustomerRecord, Action>, NotAllowed>,
): Result<Permitted<CustomerRecord, Action>[], CustomerNotFound | NotAllowed> {
  const permitted: Permitted<CustomerRecord, Action>[] = [];
  for (const id of ids) {
    const customer = findCustomer(db, id);
    if (!customer) return refuse({ code: 'CUSTOMER_NOT_FOUND' });
    const permission = permit(customer);
    if (!permission.ok) return permission;
    permitted.push(permission.value);
  }
  return ok(permitted);
}
