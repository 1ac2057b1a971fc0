import type { Filter, ListInput } from '../../kernel/listing.ts';
import { coverRecord } from '../../kernel/rights/field-rights.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { countRows, namesOf } from '../../reading/rows.ts';
import { searchNames } from '../../reading/search-names.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { findNames } from '../people/people.repository.ts';
import { productLines } from '../product-lines/product-lines.tables.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import { findFollowed } from '../views/views.repository.ts';
import type { OpportunityPage, OpportunityRow } from './opportunities.contract.ts';
import {
  findVisibleOpportunity,
  listPipelines,
  listSteps,
  type OpportunityRecord,
} from './opportunities.repository.ts';
import { opportunities } from './opportunities.tables.ts';
import { daysOverstayed } from './opportunity.model.ts';
import { findStage } from './pipeline.model.ts';

export const opportunityList: ListSpec<typeof opportunities> = {
  table: opportunities,
  scoped: true,
  hidden: ['nameNorm', 'namePinyin', 'lines', 'contacts', 'checked'],
  defaultSort: { field: 'updatedAt', descending: true },
  emptyLast: ['nextContactAt', 'endedAt'],
  search: (text, openness) => searchNames(text, ['no'], openness),
};

export type ListOpportunitiesInput = ListInput & {
  readonly customerId?: string | undefined;
  readonly pipelineId?: string | undefined;
  readonly open?: boolean | undefined;
};

export function listOpportunities(
  db: ReadDb,
  actor: Actor,
  input: ListOpportunitiesInput,
  now: number,
): Listed<OpportunityRow> {
  const { rows, total } = listRows(db, actor, opportunityList, {
    ...input,
    filters: [...input.filters, ...asked(input)],
  });
  return { rows: withNames(db, actor, rows, now), total };
}

export function asked({ customerId, pipelineId, open }: Omit<ListOpportunitiesInput, keyof ListInput>): Filter[] {
  const filters: Filter[] = [];
  if (customerId) filters.push({ field: 'customerId', operator: 'is', value: customerId });
  if (pipelineId) filters.push({ field: 'pipelineId', operator: 'is', value: pipelineId });
  if (open) filters.push({ field: 'endState', operator: 'empty' });
  return filters;
}

/** Adds the names people read, and how long it has been where it is. */
export function withNames(db: ReadDb, actor: Actor, rows: readonly OpportunityRecord[], now: number): OpportunityRow[] {
  const names = findNames(db);
  const flows = new Map(listPipelines(db).map((each) => [each.id, each]));
  const customerNames = namesOf(
    db,
    actor,
    customers,
    rows.map((row) => row.customerId),
  );
  const lineNames = namesOf(
    db,
    actor,
    productLines,
    rows.map((row) => row.productLineId),
  );
  const followed = findFollowed(db, actor.userId, 'opportunities');
  return rows.map(({ nameNorm, namePinyin, nameInitials, ...row }) => {
    const flow = flows.get(row.pipelineId);
    const stage = flow && findStage(flow, row.stageId);
    return {
      ...row,
      ownerName: names.user(row.ownerId),
      deptName: names.department(row.deptId),
      branchName: names.branch(row.branchId),
      customerName: customerNames.get(row.customerId) ?? null,
      pipelineName: flow?.name ?? null,
      stageName: stage?.name ?? null,
      productLineName: row.productLineId === null ? null : (lineNames.get(row.productLineId) ?? null),
      overstayed: daysOverstayed(row, stage?.maxDays ?? null, now),
      followed: followed.has(row.id),
    };
  });
}

/** The opportunity with everything its page shows. Undefined where the actor may not see it. */
export function findOpportunityPage(db: ReadDb, actor: Actor, id: string, now: number): OpportunityPage | undefined {
  const found = findVisibleOpportunity(db, actor, id);
  if (!found) return undefined;
  const names = findNames(db);
  const contactNames = namesOf(
    db,
    actor,
    contacts,
    found.contacts.map((each) => each.contactId),
  );
  const steps = listSteps(db, id).map((row) => ({
    ...coverRecord(actor.fields, 'opportunity', row, 'page'),
    byName: names.user(row.createdBy),
  }));
  return {
    ...withNames(db, actor, [found], now)[0]!,
    contactNames: Object.fromEntries(contactNames),
    steps,
    openTasks: countRows(
      db,
      tasks,
      "t.related_id = ? AND t.deleted_at IS NULL AND t.status IN ('notStarted', 'inProgress')",
      id,
    ),
  };
}
