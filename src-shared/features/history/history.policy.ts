import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { findNoun, nounOf } from '../../kernel/rights/nouns.ts';
import { type Actor, isAllowed, isInScope, type Scope } from '../../kernel/scope.ts';
import type { BinRoom } from './history.model.ts';

/** Whoever may see a record may see what happened to it, if their role shows history at all. */
export function permitHistory(actor: Actor, table: string): boolean {
  return isAllowed(actor, 'history.view') && isAllowed(actor, `${nounOf(table)}.view`);
}

/** Rows that hang on a record: taking them back is part of taking back what was done to it. */
const hanging: ReadonlySet<string> = new Set([
  'follow_up_notes',
  'reminders',
  'quote_lines',
  'opportunity_steps',
  'forecasts',
  'event_exceptions',
  'receipt_allocations',
  'contract_lines',
  'contract_changes',
  'order_lines',
  'invoice_application_lines',
  'invoice_lines',
  'red_request_lines',
  'order_changes',
  'delivery_lines',
  'goods_return_lines',
]);

/** What an order keeps of its receipts and invoices: it changes with them, by the rights that they need. */
const following: ReadonlySet<string> = new Set([
  'receivedAmount',
  'receiptState',
  'invoicedAmount',
  'invoiceState',
  'updatedAt',
  'updatedBy',
]);

export function isFollowing(table: string, fields: readonly string[]): boolean {
  return table === 'orders' && fields.every((field) => following.has(field));
}

/** Taking back is an act like any other: it needs the rights of today, not those of then. */
export function permitUndo(actor: Actor, table: string, isCreation: boolean): Result<void, NotAllowed> {
  const noun = hanging.has(table) ? undefined : findNoun(table);
  const action = `${noun}.${isCreation ? 'create' : 'edit'}`;
  return noun === undefined || isAllowed(actor, action) ? ok(undefined) : refuse({ code: 'NOT_ALLOWED', action });
}

const binNouns: Readonly<Record<BinRoom, string>> = {
  customers: 'customer',
  contacts: 'contact',
  followUps: 'followUp',
  leads: 'lead',
  opportunities: 'opportunity',
  contracts: 'contract',
  orders: 'order',
  receivables: 'receivable',
  receipts: 'receivable',
  invoiceTitles: 'invoice',
  invoiceApplications: 'invoice',
  tasks: 'task',
  quotes: 'quote',
  products: 'product',
  productLines: 'productLine',
  priceBooks: 'priceBook',
  suppliers: 'supplier',
  schedule: 'event',
  users: 'user',
  branches: 'branch',
  departments: 'department',
  roles: 'role',
  posts: 'role',
};

export function permitBin(actor: Actor, room: BinRoom): boolean {
  return isAllowed(actor, `${binNouns[room]}.view`);
}

/** Deleting for good needs the right to purge, the right to delete such records, and the record itself. */
export function permitPurge(actor: Actor, room: BinRoom, scope: Scope | null): Result<void, NotAllowed> {
  const missing = ['bin.purge', `${binNouns[room]}.delete`].find((action) => !isAllowed(actor, action));
  if (missing !== undefined) return refuse({ code: 'NOT_ALLOWED', action: missing });
  return scope === null || isInScope(actor, binNouns[room], scope)
    ? ok(undefined)
    : refuse({ code: 'NOT_ALLOWED', action: 'bin.purge' });
}
