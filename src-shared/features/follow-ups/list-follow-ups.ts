import type { Filter, ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import { sharedWith, sightOf } from '../../kernel/search/record-search.ts';
import type { ContentSearch } from '../../kernel/search/text-index.ts';
import type { ReadDb } from '../../ports/database.ts';
import { likeText } from '../../reading/filter-condition.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { namesOf } from '../../reading/rows.ts';
import { findContact } from '../contacts/contacts.repository.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { findNames } from '../people/people.repository.ts';
import { type FollowUpTarget, isBackdated, isLocked } from './follow-up.model.ts';
import type { FollowUpRow } from './follow-ups.contract.ts';
import { type FollowUpRecord, listNotesOf } from './follow-ups.repository.ts';
import { followUps } from './follow-ups.tables.ts';

export const followUpList: ListSpec<typeof followUps> = {
  table: followUps,
  scoped: true,
  defaultSort: { field: 'at', descending: true },
  search: (text) => {
    const pattern = `%${likeText(text)}%`;
    return { sql: "(t.content LIKE ? ESCAPE '\\' OR t.next_content LIKE ? ESCAPE '\\')", values: [pattern, pattern] };
  },
};

type ListFollowUpsInput = ListInput & {
  readonly targetType?: FollowUpTarget | undefined;
  readonly targetId?: string | undefined;
  readonly contactId?: string | undefined;
};

/** More hits than this under further filters are SQL's again. */
const mostHits = 20_000;

/** A text alone is answered from memory with its page; under filters, from memory by the ids it may be. */
function withContents(contents: ContentSearch, actor: Actor): ListSpec<typeof followUps> {
  const sight = sightOf(actor, 'followUp');
  const shared = sharedWith(actor, 'followUp');
  return {
    ...followUpList,
    bestPage: (text, offset, limit) => contents.page(text, { sight, shared, offset, limit }),
    search: (text, openness) => {
      const ids = contents.find(text, mostHits);
      if (!ids) return followUpList.search(text, openness);
      return { sql: 't.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] };
    },
  };
}

export function listFollowUps(
  db: ReadDb,
  contents: ContentSearch | undefined,
  actor: Actor,
  input: ListFollowUpsInput,
  now: number,
): Listed<FollowUpRow> {
  const filters = [...input.filters, ...asked(db, input)];
  // The index holds no deleted records: the bin is SQL's.
  const spec = contents && input.scene !== 'bin' ? withContents(contents, actor) : followUpList;
  const { rows, total } = listRows(db, actor, spec, { ...input, filters });
  return { rows: withNames(db, actor, rows, now), total };
}

/** A customer's list includes what was said while it was still a lead. */
function asked(db: ReadDb, { targetType, targetId, contactId }: ListFollowUpsInput): Filter[] {
  const filters: Filter[] = [];
  if (targetId && targetType === 'customer') filters.push({ field: 'customerId', operator: 'is', value: targetId });
  else if (targetId) filters.push({ field: 'targetId', operator: 'is', value: targetId });
  else if (targetType) filters.push({ field: 'targetType', operator: 'is', value: targetType });
  const contact = contactId ? findContact(db, contactId) : undefined;
  if (contact) {
    // The companies of the contact narrow the search to an index before the ids are looked into.
    filters.push({ field: 'customerId', operator: 'in', value: [contact.customerId, ...contact.formerCustomerIds] });
  }
  if (contactId) filters.push({ field: 'contactIds', operator: 'contains', value: contactId });
  return filters;
}

/** Adds the names people read, what was added below, and the record's flags. */
export function withNames(db: ReadDb, actor: Actor, rows: readonly FollowUpRecord[], now: number): FollowUpRow[] {
  const names = findNames(db);
  const of = (type: FollowUpTarget) => rows.filter((row) => row.targetType === type).map((row) => row.targetId);
  const targetNames = {
    lead: namesOf(db, actor, leads, of('lead')),
    customer: namesOf(db, actor, customers, of('customer')),
    opportunity: namesOf(db, actor, opportunities, of('opportunity')),
  };
  const contactNames = namesOf(
    db,
    actor,
    contacts,
    rows.flatMap((row) => row.contactIds),
  );
  const notes = Map.groupBy(
    listNotesOf(
      db,
      rows.map((row) => row.id),
    ),
    (note) => note.followUpId,
  );
  return rows.map((row) => ({
    ...row,
    targetName: targetNames[row.targetType].get(row.targetId) ?? null,
    contactNames: row.contactIds.flatMap((id) => contactNames.get(id) ?? []),
    byName: names.user(row.createdBy),
    ownerName: names.user(row.ownerId),
    notes: (notes.get(row.id) ?? []).map(({ id, content, createdBy, createdAt }) => ({
      id,
      content,
      byName: names.user(createdBy),
      at: createdAt,
    })),
    backdated: isBackdated(row),
    locked: isLocked(row, now),
  }));
}
