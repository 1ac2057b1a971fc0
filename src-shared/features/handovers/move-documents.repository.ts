import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Scope } from '../../kernel/scope.ts';
import { type ChildRows, moveChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { countRows, findRow, selectRows } from '../../reading/rows.ts';
import { contractChildren } from '../contracts/contracts.repository.ts';
import { contracts } from '../contracts/contracts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { applicationChildren } from '../invoices/invoices.repository.ts';
import { invoiceApplications } from '../invoices/invoices.tables.ts';
import { opportunityChildren } from '../opportunities/opportunities.repository.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { orderChildren } from '../orders/orders.repository.ts';
import { orders } from '../orders/orders.tables.ts';
import { findHome } from '../people/people.repository.ts';
import { quoteChildren } from '../quotes/quotes.repository.ts';
import { quotes } from '../quotes/quotes.tables.ts';
import { planChildren } from '../receivables/receivables.repository.ts';
import { receivablePlans } from '../receivables/receivables.tables.ts';
import { redRequestChildren } from '../red-requests/red-requests.repository.ts';
import { redRequests } from '../red-requests/red-requests.tables.ts';
import { settleEventReminders } from '../schedule/event-reminders.repository.ts';
import { eventChildren, findContent, findEvent, findSeat, openContents } from '../schedule/schedule.repository.ts';
import { eventContents, eventSeats, events } from '../schedule/schedule.tables.ts';
import { type HandoverPlan, successorsOf } from './handover.model.ts';
import { type DocumentKind, documentKinds, openDocuments } from './open-documents.model.ts';

/** The table of each kind and what hangs on its rows. */
const holdings: Readonly<Record<DocumentKind, { table: SQLiteTable; children: readonly ChildRows[] }>> = {
  opportunities: { table: opportunities, children: opportunityChildren },
  quotes: { table: quotes, children: quoteChildren },
  contracts: { table: contracts, children: contractChildren },
  orders: { table: orders, children: orderChildren },
  receivables: { table: receivablePlans, children: planChildren },
  invoices: { table: invoiceApplications, children: applicationChildren },
  redRequests: { table: redRequests, children: redRequestChildren },
};

/** An appointment that is still to come or not closed; what is private to the person stays theirs. */
const openEvent = "t.status IN ('planned', 'inProgress') AND t.visibility <> 'private'";

const live = 't.deleted_at IS NULL';

/** How many documents of a kind a person has open; `withBin` counts those in the recycle bin too. */
export function countDocuments(db: ReadDb, userId: string, kind: DocumentKind, withBin = false): number {
  return countRows(
    db,
    holdings[kind].table,
    `t.owner_id = ? AND ${openDocuments[kind].open}${withBin ? '' : ` AND ${live}`}`,
    userId,
  );
}

export function countEvents(db: ReadDb, userId: string, withBin = false): number {
  return countRows(db, events, `t.owner_id = ? AND ${openEvent}${withBin ? '' : ` AND ${live}`}`, userId);
}

/** The customers of a person's open documents, one for each document. */
export function listDocumentCustomers(db: ReadDb, userId: string): (string | null)[] {
  return documentKinds.flatMap((kind) =>
    listOpen(db, userId, kind, Number.MAX_SAFE_INTEGER)
      .filter((row) => row.deletedAt === null)
      .map((row) => row.customerId),
  );
}

interface Document extends Scope {
  readonly id: string;
  readonly customerId: string | null;
  readonly deletedAt: number | null;
}

function listOpen(db: ReadDb, userId: string, kind: DocumentKind, limit: number): Document[] {
  const where = `t.owner_id = ? AND ${openDocuments[kind].open} ORDER BY t.id LIMIT ?`;
  const rows: unknown = selectRows(db, holdings[kind].table, where, userId, limit);
  return rows as Document[];
}

type Moved = Record<DocumentKind | 'events', number>;

/** The next open documents and appointments: to whoever took their customer, or to the general successor. */
export function moveDocuments(
  tx: WriteTx,
  { userId, plan }: { readonly userId: string; readonly plan: HandoverPlan },
  moved: Moved,
  limit: number,
): void {
  let room = limit;
  for (const kind of documentKinds) {
    if (room <= 0) return;
    const { table, children } = holdings[kind];
    const found = listOpen(tx, userId, kind, room);
    for (const row of found) {
      const plans = kind === 'orders' ? openPlansOf(tx, row.id) : 0;
      const home = findHome(tx, takerOf(tx, plan, row.customerId))!;
      tx.update(table, row.id, home as never);
      moveChildRows(tx, children, row, home);
      if (row.deletedAt === null) moved[kind] += 1;
      moved.receivables += plans;
    }
    room -= found.length;
  }
  if (room > 0) moveEvents(tx, userId, plan, moved, room);
}

/** Documents stay with their customer, so that one person answers for both. */
function takerOf(tx: WriteTx, plan: HandoverPlan, customerId: string | null): string {
  const owner = customerId === null ? null : findRow(tx, customers, customerId)?.ownerId;
  return owner && successorsOf(plan).includes(owner) ? owner : plan.successorId;
}

function openPlansOf(tx: WriteTx, orderId: string): number {
  return countRows(tx, receivablePlans, `t.order_id = ? AND ${live} AND ${openDocuments.receivables.open}`, orderId);
}

function moveEvents(tx: WriteTx, userId: string, { successorId }: HandoverPlan, moved: Moved, limit: number): void {
  const home = findHome(tx, successorId)!;
  const found = selectRows(tx, events, `t.owner_id = ? AND ${openEvent} ORDER BY t.id LIMIT ?`, userId, limit);
  for (const event of found) {
    tx.update(events, event.id, home);
    moveChildRows(tx, eventChildren, event, home);
    const content = findContent(tx, event.id);
    if (content) tx.update(eventContents, content.id, { ownerId: successorId });
    const seat = findSeat(tx, event.id, successorId);
    if (seat) tx.update(eventSeats, seat.id, { deletedAt: tx.at });
    const [given] = openContents(tx, [findEvent(tx, event.id)!]);
    const people = [...new Set([successorId, ...given!.participantIds])];
    settleEventReminders(tx, given!, people, () => true);
    if (event.deletedAt === null) moved.events += 1;
  }
}
