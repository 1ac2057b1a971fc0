import { type Actor, isInScope } from '../../kernel/scope.ts';
import { nameKeys } from '../../ledger/name-keys.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type CustomerRecord, findCustomerByCreditCode, findCustomerByNameNorm } from './customers.repository.ts';

interface Wanted {
  readonly name?: string | undefined;
  readonly creditCode?: string | undefined;
  readonly exceptId?: string | undefined;
}

/** Customers that may be the same company. A record outside the actor's scope shows its masked name only. */
export function findDuplicates(db: ReadDb, actor: Actor, wanted: Wanted) {
  const byCode = wanted.creditCode ? findCustomerByCreditCode(db, wanted.creditCode) : undefined;
  const byName = wanted.name ? findCustomerByNameNorm(db, nameKeys(wanted.name).nameNorm) : undefined;
  const found = [
    ...(byCode ? [{ customer: byCode, rule: 'creditCode' as const, score: 100 }] : []),
    ...(byName && byName.id !== byCode?.id ? [{ customer: byName, rule: 'name' as const, score: 95 }] : []),
  ];
  return found
    .filter(({ customer }) => customer.id !== wanted.exceptId)
    .map(({ customer, rule, score }) => ({
      customerId: isInScope(actor, customer) ? customer.id : null,
      name: isInScope(actor, customer) ? customer.name : maskName(customer),
      score,
      rule,
      blocks: score >= 95,
    }));
}

function maskName({ name }: CustomerRecord): string {
  return name.length <= 4 ? `${name.slice(0, 1)}***` : `${name.slice(0, 2)}***${name.slice(-2)}`;
}
