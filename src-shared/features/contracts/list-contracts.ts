import { addDays, chinaDate, dayNumber } from '../../kernel/china/dates.ts';
import type { Filter, ListInput } from '../../kernel/listing.ts';
import { coverRecord, treatmentOf } from '../../kernel/rights/field-rights.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Listed, type ListSpec, listCondition, listRows } from '../../reading/list-rows.ts';
import { coverRows, findRow, namesOf, selectVisibleRows } from '../../reading/rows.ts';
import { anyOf, searchColumn } from '../../reading/search-names.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customerSearch, withDocumentNames } from '../documents/document-names.repository.ts';
import { taxEntities } from '../invoice-titles/invoice-titles.tables.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { findNames } from '../people/people.repository.ts';
import { quotes } from '../quotes/quotes.tables.ts';
import type { ContractSnapshot } from './contract.model.ts';
import type { ContractPage, ContractRow, ContractTotals } from './contract-page.model.ts';
import { contractStatusOn, runningStatuses } from './contract-states.model.ts';
import {
  type ContractRecord,
  findVisibleContract,
  listContractChanges,
  listContractLines,
  orderedQuantities,
  progressOf,
  progressWhere,
} from './contracts.repository.ts';
import { contractLines, contracts } from './contracts.tables.ts';

export const contractList: ListSpec<typeof contracts> = {
  table: contracts,
  scoped: true,
  hidden: ['clauses', 'paymentPlan', 'heldFrom'],
  defaultSort: { field: 'updatedAt', descending: true },
  emptyLast: ['endDate', 'signDate'],
  search: (text, openness) =>
    anyOf([
      searchColumn('no', text, openness)!,
      ...(searchColumn('name', text, openness) ? [searchColumn('name', text, openness)!] : []),
      customerSearch(text),
    ]),
};

export type ListContractsInput = ListInput & {
  readonly customerId?: string | undefined;
  readonly quoteId?: string | undefined;
  readonly opportunityId?: string | undefined;
  /** Contracts in force that end within so many days. */
  readonly expiringIn?: number | undefined;
};

export function listContracts(db: ReadDb, actor: Actor, input: ListContractsInput, now: number): Listed<ContractRow> {
  const { rows, total } = listRows(db, actor, contractList, wanted(input, now));
  return { rows: withNames(db, actor, rows, now), total };
}

function wanted(input: ListContractsInput, now: number): ListInput {
  const filters: Filter[] = [];
  for (const field of ['customerId', 'quoteId', 'opportunityId'] as const) {
    const value = input[field];
    if (value) filters.push({ field, operator: 'is', value });
  }
  if (input.expiringIn !== undefined) {
    const today = chinaDate(now);
    filters.push({ field: 'status', operator: 'in', value: [...runningStatuses] });
    filters.push({ field: 'endDate', operator: 'between', value: today, value2: addDays(today, input.expiringIn) });
  }
  return { ...input, filters: [...input.filters, ...filters] };
}

/** What all contracts of a list are worth, and what came of them, under the list's own conditions. */
export function sumContracts(db: ReadDb, actor: Actor, input: ListContractsInput, now: number): ContractTotals {
  const where = listCondition(actor, contractList, wanted(input, now));
  const sums = db.row<{ count: number; amount: number | null }>(
    `SELECT count(*) AS count, sum(t.amount_incl) AS amount FROM contracts t WHERE ${where.sql}`,
    ...where.values,
  )!;
  const progress = [...progressWhere(db, `SELECT t.id FROM contracts t WHERE ${where.sql}`, where.values).values()];
  const sum = (field: 'orderedAmount' | 'receivedAmount' | 'invoicedAmount') =>
    progress.reduce((all, each) => all + each[field], 0);
  return {
    count: sums.count,
    amountIncl: sums.amount ?? 0,
    orderedAmount: sum('orderedAmount'),
    receivedAmount: sum('receivedAmount'),
    invoicedAmount: sum('invoicedAmount'),
  };
}

/** Adds names and progress, and says what is over by the calendar. */
function withNames(db: ReadDb, actor: Actor, rows: readonly ContractRecord[], now: number): ContractRow[] {
  const today = chinaDate(now);
  const progress = progressOf(
    db,
    rows.map((row) => row.id),
  );
  return withDocumentNames(db, actor, 'contracts', rows).map((row) => ({
    ...row,
    ...progress.get(row.id)!,
    status: contractStatusOn(row, today),
    daysLeft:
      row.endDate !== null && [...runningStatuses, 'expired'].includes(row.status)
        ? dayNumber(row.endDate) - dayNumber(today)
        : null,
  }));
}

/** The contract with its lines and changes. Undefined where the actor may not see it. */
export function findContractPage(db: ReadDb, actor: Actor, id: string, now: number): ContractPage | undefined {
  const found = findVisibleContract(db, actor, id);
  if (!found) return undefined;
  const names = findNames(db);
  const ordered = orderedQuantities(db, id);
  return {
    ...withNames(db, actor, [found], now)[0]!,
    contactName: namesOf(db, actor, contacts, [found.contactId]).get(found.contactId ?? '') ?? null,
    opportunityName: namesOf(db, actor, opportunities, [found.opportunityId]).get(found.opportunityId ?? '') ?? null,
    quoteNo: found.quoteId === null ? null : (findRow(db, quotes, found.quoteId)?.no ?? null),
    sellerName: found.sellerEntityId === null ? null : (findRow(db, taxEntities, found.sellerEntityId)?.name ?? null),
    lines: coverRows(actor, contractLines, listContractLines(db, id), 'page').map((line) => ({
      ...line,
      orderedQty: ordered.get(line.id) ?? '0',
    })),
    changes: listContractChanges(db, id).map(({ version, reason, outcome, before, after, ...change }) => ({
      ...{ id: change.id, version, reason, outcome },
      before: covered(actor, before),
      after: after && covered(actor, after),
      byName: names.user(change.createdBy),
      at: change.createdAt,
    })),
    related: relatedOf(db, actor, found),
    seesCost: treatmentOf(actor.fields, 'contract', 'cost', 'page') === 'whole',
  };
}

function covered(actor: Actor, snapshot: ContractSnapshot): ContractSnapshot {
  return { ...snapshot, lines: snapshot.lines.map((line) => coverRecord(actor.fields, 'contract', line, 'page')) };
}

function relatedOf(db: ReadDb, actor: Actor, contract: ContractRecord): ContractPage['related'] {
  const { id, parentContractId, renewsId } = contract;
  const found = selectVisibleRows(db, actor, contracts, {
    where: '(t.parent_contract_id = ? OR t.renews_id = ? OR t.id = ? OR t.id = ?) AND t.deleted_at IS NULL',
    values: [id, id, parentContractId, renewsId],
    order: 'ORDER BY t.created_at, t.id',
  });
  return found.map((each) => ({
    ...{ id: each.id, no: each.no, name: each.name },
    relation:
      each.id === parentContractId
        ? ('parent' as const)
        : each.id === renewsId
          ? ('renewed' as const)
          : each.renewsId === id
            ? ('renewal' as const)
            : ('supplement' as const),
  }));
}
