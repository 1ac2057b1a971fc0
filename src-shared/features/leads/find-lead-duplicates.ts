import { companyNorm } from '../../kernel/china/company-name.ts';
import { type Actor, isInScope, type Scope } from '../../kernel/scope.ts';
import type { RecordSearch } from '../../kernel/search/record-search.ts';
import type { ReadDb } from '../../ports/database.ts';
import { listByMobile } from '../contacts/contacts.repository.ts';
import { findCustomer, findCustomerByNameNorm } from '../customers/customers.repository.ts';
import { listLeadsByName, listLeadsByPhone } from './leads.repository.ts';

interface Wanted {
  readonly name?: string | undefined;
  readonly mobile?: string | undefined;
  readonly phone?: string | undefined;
  readonly exceptId?: string | undefined;
}

interface Known extends Scope {
  readonly id: string;
  readonly name: string;
}

interface Match {
  readonly kind: 'lead' | 'customer';
  readonly rule: 'name' | 'phone' | 'core';
  readonly score: number;
  readonly record: Known;
}

/** Leads and customers that may be the same; the surest reason for each. Outside the scope only a masked name. */
export function findLeadDuplicates(db: ReadDb, search: RecordSearch, actor: Actor, wanted: Wanted) {
  const { name, mobile, phone, exceptId } = wanted;
  const numbers = [mobile, phone].filter((each) => each !== undefined);
  const matches: Match[] = [
    ...findCompanies(db, search, wanted),
    ...(name ? listLeadsByName(db, name) : []).map((record) => match('lead', 'name', 95, record)),
    ...numbers.flatMap((number) => listLeadsByPhone(db, number)).map((record) => match('lead', 'phone', 90, record)),
    ...numbers
      .flatMap((number) => listByMobile(db, number, null))
      .flatMap((contact) => findCustomer(db, contact.customerId) ?? [])
      .map((record) => match('customer', 'phone', 90, record)),
  ];
  const surest = new Map<string, Match>();
  for (const each of matches) {
    if (each.record.id !== exceptId && !surest.has(each.record.id)) surest.set(each.record.id, each);
  }
  return [...surest.values()].map(({ kind, rule, score, record }) => ({
    kind,
    rule,
    score,
    recordId: isInScope(actor, kind, record) ? record.id : null,
    name: isInScope(actor, kind, record) ? record.name : `${record.name.slice(0, 2)}***`,
  }));
}

/** Companies that may be the same, by the index of names; by the very name while it is being filled. */
function findCompanies(db: ReadDb, search: RecordSearch, { name, mobile, phone }: Wanted): Match[] {
  const hits = search.findDuplicates({ name, phones: [mobile, phone] });
  if (hits === undefined) {
    const same = name ? findCustomerByNameNorm(db, companyNorm(name)) : undefined;
    return same ? [match('customer', 'name', 95, same)] : [];
  }
  return hits.flatMap(({ id, rule, score }) => {
    const customer = findCustomer(db, id);
    if (!customer || customer.deletedAt !== null || rule === 'creditCode') return [];
    return [match('customer', rule, score, customer)];
  });
}

function match(kind: Match['kind'], rule: Match['rule'], score: number, record: Known): Match {
  return { kind, rule, score, record };
}
