import type { ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { RecordSearch } from '../../kernel/search/record-search.ts';
import type { ReadDb } from '../../ports/database.ts';
import { keptRows } from '../../reading/count-rows.ts';
import { type Listed, type ListSpec, listCondition, listRows } from '../../reading/list-rows.ts';
import { countRows, namesOf } from '../../reading/rows.ts';
import { searchNames } from '../../reading/search-names.ts';
import { withSearch } from '../../reading/with-search.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { createScoring } from '../lead-rules/scoring.repository.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { findNames } from '../people/people.repository.ts';
import { productLines } from '../product-lines/product-lines.tables.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import { findFollowed } from '../views/views.repository.ts';
import { type LeadStatus, leadStatuses } from './lead.model.ts';
import type { LeadRow } from './leads.contract.ts';
import { findVisibleLead, type LeadRecord } from './leads.repository.ts';
import { leads } from './leads.tables.ts';

export const leadList: ListSpec<typeof leads> = {
  table: leads,
  scoped: true,
  hidden: ['nameNorm', 'namePinyin', 'mobileNorm', 'phoneNorm'],
  defaultSort: { field: 'updatedAt', descending: true },
  emptyLast: ['nextContactAt', 'expectedOn'],
  search: (text, openness) => searchNames(text, ['contact_name', 'mobile', 'phone', 'email', 'wechat'], openness),
};

type ListLeadsInput = ListInput & { readonly customerId?: string | undefined };

/** `at` is now: scores fade with the days. */
export function listLeads(
  db: ReadDb,
  search: RecordSearch,
  actor: Actor,
  input: ListLeadsInput,
  at: number,
): Listed<LeadRow> {
  const { customerId, ...rest } = input;
  const ofCustomer = customerId ? [{ field: 'convertedCustomerId', operator: 'is' as const, value: customerId }] : [];
  const { rows, total } = listRows(db, actor, withSearch(leadList, search, actor, 'lead'), {
    ...rest,
    filters: [...rest.filters, ...ofCustomer],
  });
  return { rows: withNames(db, actor, rows, at), total };
}

/** How many leads the actor sees in each state, under the same conditions as the list. */
export function countLeads(db: ReadDb, actor: Actor, scene: ListInput['scene']): Record<LeadStatus, number> {
  const where = listCondition(actor, leadList, { scene, filters: [] });
  const found = keptRows<{ status: LeadStatus; total: number }>(
    db,
    `SELECT t.status, count(*) AS total FROM leads t WHERE ${where.sql} GROUP BY t.status`,
    where.values,
  );
  const counts = Object.fromEntries(leadStatuses.map((status) => [status, 0])) as Record<LeadStatus, number>;
  for (const { status, total } of found) counts[status] = total;
  return counts;
}

export function suggestLeads(db: ReadDb, search: RecordSearch, actor: Actor, text: string, limit: number) {
  const { rows } = listRows(db, actor, withSearch(leadList, search, actor, 'lead'), {
    scene: 'all',
    text,
    filters: [],
    offset: 0,
    limit,
  });
  return rows.map(({ id, name }) => ({ id, name, matched: 'name' }));
}

/** The lead with the names of everything its page links to. Undefined where the actor may not see it. */
export function findLeadPage(db: ReadDb, actor: Actor, id: string, at: number) {
  const found = findVisibleLead(db, actor, id);
  if (!found) return undefined;
  const names = findNames(db);
  const nameOf = (table: typeof customers | typeof contacts | typeof opportunities, of: string | null) =>
    of === null ? null : (namesOf(db, actor, table, [of]).get(of) ?? null);
  return {
    ...withNames(db, actor, [found], at)[0]!,
    scoreReasons: createScoring(db, at)(found)?.reasons ?? [],
    prevOwnerName: names.user(found.prevOwnerId),
    lastFollowByName: names.user(found.lastFollowBy),
    convertedCustomerName: nameOf(customers, found.convertedCustomerId),
    convertedContactName: nameOf(contacts, found.convertedContactId),
    convertedOpportunityName: nameOf(opportunities, found.convertedOpportunityId),
    openTasks: countRows(
      db,
      tasks,
      "t.related_id = ? AND t.deleted_at IS NULL AND t.status IN ('notStarted', 'inProgress')",
      id,
    ),
  };
}

/** Adds the names people read to the ids that rows keep. */
export function withNames(db: ReadDb, actor: Actor, rows: readonly LeadRecord[], at: number): LeadRow[] {
  const score = createScoring(db, at);
  const names = findNames(db);
  const followed = findFollowed(db, actor.userId, 'leads');
  const lineNames = namesOf(
    db,
    actor,
    productLines,
    rows.flatMap((row) => row.productLineIds),
  );
  return rows.map(({ nameNorm, namePinyin, nameInitials, mobileNorm, phoneNorm, ...row }) => ({
    ...row,
    score: score(row)?.score ?? null,
    ownerName: names.user(row.ownerId),
    deptName: names.department(row.deptId),
    branchName: names.branch(row.branchId),
    productLineNames: row.productLineIds.map((id) => lineNames.get(id) ?? '—'),
    followed: followed.has(row.id),
  }));
}
