import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { nounOf } from '../../kernel/rights/nouns.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ChildRows } from '../../ledger/child-rows.ts';
import type { ReadDb } from '../../ports/database.ts';
import { likeText } from '../../reading/filter-condition.ts';
import { scopeFilter } from '../../reading/scope-filter.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { contractChildren } from '../contracts/contracts.repository.ts';
import { contracts } from '../contracts/contracts.tables.ts';
import { customerChildren } from '../customers/customer-children.repository.ts';
import { customers } from '../customers/customers.tables.ts';
import { followUpChildren } from '../follow-ups/follow-ups.repository.ts';
import { followUps } from '../follow-ups/follow-ups.tables.ts';
import { invoiceTitles } from '../invoice-titles/invoice-titles.tables.ts';
import { applicationChildren } from '../invoices/invoices.repository.ts';
import { invoiceApplications } from '../invoices/invoices.tables.ts';
import { leadChildren } from '../leads/lead-children.repository.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunityChildren } from '../opportunities/opportunities.repository.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { orderChildren } from '../orders/orders.repository.ts';
import { orders } from '../orders/orders.tables.ts';
import { branches, departments, roles, users } from '../people/people.tables.ts';
import { posts } from '../posts/posts.tables.ts';
import { priceBookChildren } from '../price-books/price-books.repository.ts';
import { priceBooks } from '../price-books/price-books.tables.ts';
import { subjectChildren } from '../privacy/privacy.repository.ts';
import { productLines } from '../product-lines/product-lines.tables.ts';
import { productChildren } from '../products/products.repository.ts';
import { products } from '../products/products.tables.ts';
import { quoteChildren } from '../quotes/quotes.repository.ts';
import { quotes } from '../quotes/quotes.tables.ts';
import { planChildren, receiptChildren } from '../receivables/receivables.repository.ts';
import { receipts, receivablePlans } from '../receivables/receivables.tables.ts';
import { eventChildren, eventOwnRows } from '../schedule/schedule.repository.ts';
import { events } from '../schedule/schedule.tables.ts';
import { supplierChildren } from '../suppliers/suppliers.repository.ts';
import { suppliers } from '../suppliers/suppliers.tables.ts';
import { taskChildren } from '../tasks/tasks.repository.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import type { BinRoom } from './history.model.ts';

/** How a room's records are named in the bin, and what else goes or stands in the way when they go for good. */
export interface Bin {
  readonly table: SQLiteTable;
  readonly tableName: string;
  readonly nameColumn: string;
  readonly scoped: boolean;
  readonly children: readonly ChildRows[];
  /** Columns of other tables that may still point at the record. */
  readonly references: readonly (readonly [table: string, column: string])[];
}

const person = [
  ['customers', 'owner_id'],
  ['customers', 'created_by'],
  ['leads', 'owner_id'],
  ['leads', 'created_by'],
  ['tasks', 'owner_id'],
  ['follow_ups', 'created_by'],
  ['users', 'superior_id'],
] as const;

export const bins: Readonly<Record<BinRoom, Bin>> = {
  customers: bin(customers, 'customers', 'name', true, customerChildren, [
    ['customers', 'parent_id'],
    ['quotes', 'customer_id'],
    ['receivable_plans', 'customer_id'],
    ['receipts', 'customer_id'],
  ]),
  contacts: bin(contacts, 'contacts', 'name', true, subjectChildren, [
    ['tasks', 'related_id'],
    ['contacts', 'reports_to'],
  ]),
  followUps: bin(followUps, 'follow_ups', 'content', true, followUpChildren, []),
  leads: bin(leads, 'leads', 'name', true, leadChildren, []),
  opportunities: bin(opportunities, 'opportunities', 'name', true, opportunityChildren, []),
  invoiceTitles: bin(invoiceTitles, 'invoice_titles', 'title', true, [], []),
  invoiceApplications: bin(invoiceApplications, 'invoice_applications', 'no', true, applicationChildren, []),
  contracts: bin(contracts, 'contracts', 'name', true, contractChildren, [
    ['orders', 'contract_id'],
    ['contracts', 'parent_contract_id'],
    ['contracts', 'renews_id'],
  ]),
  orders: bin(orders, 'orders', 'no', true, orderChildren, []),
  receivables: bin(receivablePlans, 'receivable_plans', 'title', true, planChildren, []),
  receipts: bin(receipts, 'receipts', 'no', true, receiptChildren, []),
  tasks: bin(tasks, 'tasks', 'title', true, taskChildren, []),
  quotes: bin(quotes, 'quotes', 'no', true, quoteChildren, []),
  products: bin(products, 'products', 'name', false, productChildren, [
    ['price_book_entries', 'product_id'],
    ['supplier_prices', 'product_id'],
  ]),
  productLines: bin(productLines, 'product_lines', 'name', false, [], [['products', 'line_id']]),
  priceBooks: bin(priceBooks, 'price_books', 'name', false, priceBookChildren, []),
  suppliers: bin(suppliers, 'suppliers', 'name', false, supplierChildren, [['products', 'supplier_id']]),
  schedule: bin(events, 'events', 'title', true, [...eventChildren, ...eventOwnRows], []),
  users: bin(users, 'users', 'name', false, [], person),
  branches: bin(
    branches,
    'branches',
    'name',
    false,
    [],
    [
      ['departments', 'branch_id'],
      ['users', 'branch_id'],
      ['customers', 'branch_id'],
      ['leads', 'branch_id'],
    ],
  ),
  departments: bin(
    departments,
    'departments',
    'name',
    false,
    [],
    [
      ['departments', 'parent_id'],
      ['users', 'dept_id'],
      ['posts', 'dept_id'],
      ['customers', 'dept_id'],
      ['leads', 'dept_id'],
    ],
  ),
  roles: bin(roles, 'roles', 'name', false, [], []),
  posts: bin(posts, 'posts', 'name', false, [], []),
};

export interface BinRow {
  readonly id: string;
  readonly name: string;
  readonly deletedAt: number;
  readonly deletedBy: string | null;
}

/** What is in a room's bin and in the actor's scope, last deleted first. */
export function listBin(
  db: ReadDb,
  actor: Actor,
  { tableName, nameColumn, scoped }: Bin,
  { text, offset, limit }: { readonly text?: string | undefined; readonly offset: number; readonly limit: number },
): { rows: BinRow[]; total: number } {
  const scope = scoped ? scopeFilter(actor, nounOf(tableName), 't') : { sql: '1', values: [] };
  const search = text?.trim() ? `AND t."${nameColumn}" LIKE ? ESCAPE '\\'` : '';
  const where = `t.deleted_at IS NOT NULL AND ${scope.sql} ${search}`;
  const values = [...scope.values, ...(search ? [`%${likeText(text!.trim())}%`] : [])];
  const { total } = db.row<{ total: number }>(
    `SELECT count(*) AS total FROM "${tableName}" t WHERE ${where}`,
    ...values,
  )!;
  const rows = db.rows<BinRow>(
    `SELECT t.id, substr(t."${nameColumn}", 1, 200) AS name, t.deleted_at AS "deletedAt", t.updated_by AS "deletedBy"
     FROM "${tableName}" t WHERE ${where} ORDER BY t.deleted_at DESC, t.id LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  );
  return { rows, total };
}

/** Records whose time in the bin is over, a handful at a time. */
export function listExpired(db: ReadDb, { tableName }: Bin, deletedBefore: number, limit: number): string[] {
  return db
    .rows<{ id: string }>(
      `SELECT t.id FROM "${tableName}" t WHERE t.deleted_at < ? ORDER BY t.deleted_at LIMIT ?`,
      deletedBefore,
      limit,
    )
    .map((row) => row.id);
}

function bin(
  table: SQLiteTable,
  tableName: string,
  nameColumn: string,
  scoped: boolean,
  children: readonly ChildRows[],
  references: Bin['references'],
): Bin {
  return { table, tableName, nameColumn, scoped, children, references };
}
