import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import { nounOf } from '../../kernel/rights/nouns.ts';
import type { Actor } from '../../kernel/scope.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { kindScopeFilter } from '../../reading/kind-scope-filter.ts';
import { countRows, selectRows } from '../../reading/rows.ts';
import { contactFields } from '../contacts/contact.model.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { contractFields } from '../contracts/contract.model.ts';
import { isContractOpen, refreshContract } from '../contracts/contracts.repository.ts';
import { contracts } from '../contracts/contracts.tables.ts';
import { customerFields } from '../customers/customer.model.ts';
import { customers } from '../customers/customers.tables.ts';
import { followUpFields } from '../follow-ups/follow-up.model.ts';
import { followUps } from '../follow-ups/follow-ups.tables.ts';
import { leadFields } from '../leads/lead.model.ts';
import { leads } from '../leads/leads.tables.ts';
import { orderFields } from '../orders/order.model.ts';
import { isOrderOpen, refreshOrder } from '../orders/orders.repository.ts';
import { orders } from '../orders/orders.tables.ts';
import { quoteFields } from '../quotes/quote.model.ts';
import { quoteLineFields } from '../quotes/quote-line.model.ts';
import { findQuoteLine, isQuoteOpen, refreshFigures } from '../quotes/quotes.repository.ts';
import { quoteLines, quotes } from '../quotes/quotes.tables.ts';
import { taskFields } from '../tasks/task.model.ts';
import { tasks } from '../tasks/tasks.tables.ts';

export type ConflictRecord = RowOf<typeof conflicts>;

/** A kind of record that people edit apart: what its fields may be, who may edit it, and what it is called. */
export interface Disputed {
  readonly table: SQLiteTable;
  readonly fields: Readonly<Record<string, z.ZodType>>;
  readonly action: string;
  readonly nameColumn: string;
  /** Search columns follow the name: a company's, a person's, or none. */
  readonly nameKeys?: 'company' | 'person';
  /** Whether another value may still take the shown one's place; always, unless told. */
  readonly isOpen?: (db: ReadDb, id: string) => boolean;
  /** Computes anew what follows from the field, in the same write. */
  readonly settle?: (tx: WriteTx, id: string) => void;
}

export const disputedTables: Readonly<Record<string, Disputed>> = {
  customers: {
    table: customers,
    fields: customerFields,
    action: 'customer.edit',
    nameColumn: 'name',
    nameKeys: 'company',
  },
  contacts: { table: contacts, fields: contactFields, action: 'contact.edit', nameColumn: 'name', nameKeys: 'person' },
  leads: { table: leads, fields: leadFields, action: 'lead.edit', nameColumn: 'name', nameKeys: 'company' },
  tasks: { table: tasks, fields: taskFields, action: 'task.edit', nameColumn: 'title' },
  quotes: {
    table: quotes,
    fields: quoteFields,
    action: 'quote.edit',
    nameColumn: 'no',
    isOpen: isQuoteOpen,
    settle: refreshFigures,
  },
  quote_lines: {
    table: quoteLines,
    fields: quoteLineFields,
    action: 'quote.edit',
    nameColumn: 'name',
    isOpen: (db, id) => isQuoteOpen(db, findQuoteLine(db, id)!.quoteId),
    settle: (tx, id) => refreshFigures(tx, findQuoteLine(tx, id)!.quoteId),
  },
  contracts: {
    table: contracts,
    fields: contractFields,
    action: 'contract.edit',
    nameColumn: 'name',
    isOpen: isContractOpen,
    settle: refreshContract,
  },
  orders: {
    table: orders,
    fields: orderFields,
    action: 'order.edit',
    nameColumn: 'no',
    isOpen: isOrderOpen,
    settle: refreshOrder,
  },
  follow_ups: { table: followUps, fields: followUpFields, action: 'followUp.edit', nameColumn: 'content' },
};

/** A conflict is seen by whoever sees the record it is about. */
const disputedNouns = Object.fromEntries(Object.keys(disputedTables).map((name) => [name, nounOf(name)]));

interface Wanted {
  readonly state: 'open' | 'resolved';
  readonly recordTable?: string | undefined;
  readonly recordId?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Conflicts on records that the actor may see, newest first. */
export function listConflicts(db: ReadDb, actor: Actor, wanted: Wanted): { rows: ConflictRecord[]; total: number } {
  const scope = kindScopeFilter(actor, 't', 'table_name', disputedNouns);
  const ofRecord = wanted.recordId === undefined ? '1' : 't.row_id = ?';
  const ofTable = wanted.recordTable === undefined ? '1' : 't.table_name = ?';
  const where = `t.state = ? AND t.deleted_at IS NULL AND ${ofRecord} AND ${ofTable} AND ${scope.sql}`;
  const values = [
    wanted.state,
    ...(wanted.recordId === undefined ? [] : [wanted.recordId]),
    ...(wanted.recordTable === undefined ? [] : [wanted.recordTable]),
    ...scope.values,
  ];
  return {
    rows: selectRows(
      db,
      conflicts,
      `${where} ORDER BY t.created_at DESC, t.id LIMIT ? OFFSET ?`,
      ...values,
      wanted.limit,
      wanted.offset,
    ),
    total: countRows(db, conflicts, where, ...values),
  };
}

export function countOpenConflicts(db: ReadDb, actor: Actor): number {
  const scope = kindScopeFilter(actor, 't', 'table_name', disputedNouns);
  return countRows(db, conflicts, `t.state = 'open' AND t.deleted_at IS NULL AND ${scope.sql}`, ...scope.values);
}

export function findVisibleConflict(db: ReadDb, actor: Actor, id: string): ConflictRecord | undefined {
  const scope = kindScopeFilter(actor, 't', 'table_name', disputedNouns);
  return selectRows(db, conflicts, `t.id = ? AND ${scope.sql}`, id, ...scope.values)[0];
}

/** What the record is called; null where it is not here. */
export function findRecordLabel(db: ReadDb, tableName: string, id: string): string | null {
  const disputed = disputedTables[tableName];
  if (!disputed) return null;
  const row = db.row<{ label: string | null }>(
    `SELECT substr("${disputed.nameColumn}", 1, 100) AS label FROM "${tableName}" WHERE id = ?`,
    id,
  );
  return row?.label ?? null;
}
