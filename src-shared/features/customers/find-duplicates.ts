import { companyNorm } from '../../kernel/china/company-name.ts';
import { mask } from '../../kernel/china/mask.ts';
import { type Actor, isInScope } from '../../kernel/scope.ts';
import { blockingScore, type DuplicateHit } from '../../kernel/search/duplicate-index.ts';
import type { RecordSearch } from '../../kernel/search/record-search.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findCustomer, findCustomerByCreditCode, findCustomerByNameNorm } from './customers.repository.ts';

interface Wanted {
  readonly name?: string | undefined;
  readonly creditCode?: string | undefined;
  readonly mobile?: string | undefined;
  readonly phone?: string | undefined;
  readonly exceptId?: string | undefined;
}

/** Customers that may be the same company. A record outside the actor's scope shows its masked name only. */
export function findDuplicates(db: ReadDb, search: RecordSearch, actor: Actor, wanted: Wanted) {
  const { name, creditCode, mobile, phone, exceptId } = wanted;
  const hits = search.findDuplicates({ name, creditCode, phones: [mobile, phone], exceptId }) ?? findExact(db, wanted);
  return hits.flatMap(({ id, score, rule }) => {
    const customer = findCustomer(db, id);
    if (!customer || customer.deletedAt !== null) return [];
    const visible = isInScope(actor, 'customer', customer);
    return [
      {
        customerId: visible ? id : null,
        name: visible ? customer.name : mask('companyName', customer.name),
        score,
        rule,
        blocks: score >= blockingScore,
      },
    ];
  });
}

/** What would refuse the record, while the indexes are still being filled. */
function findExact(db: ReadDb, { name, creditCode, exceptId }: Wanted): DuplicateHit[] {
  const byCode = creditCode ? findCustomerByCreditCode(db, creditCode) : undefined;
  const byName = name ? findCustomerByNameNorm(db, companyNorm(name)) : undefined;
  const hits: DuplicateHit[] = [
    ...(byCode ? [{ id: byCode.id, rule: 'creditCode' as const, score: 100 }] : []),
    ...(byName && byName.id !== byCode?.id ? [{ id: byName.id, rule: 'name' as const, score: 95 }] : []),
  ];
  return hits.filter((hit) => hit.id !== exceptId);
}
