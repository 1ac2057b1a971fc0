import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { attachments } from '../attachments/attachments.tables.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { contractChanges, contractLines, contracts } from '../contracts/contracts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { followUpNotes, followUps } from '../follow-ups/follow-ups.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import type { DocType } from '../numbers/number.model.ts';
import { forecasts, opportunities, opportunitySteps } from '../opportunities/opportunities.tables.ts';
import {
  deliveries,
  deliveryLines,
  goodsReturnLines,
  goodsReturns,
  orderChanges,
  orderLines,
  orders,
} from '../orders/orders.tables.ts';
import { quoteLines, quotes } from '../quotes/quotes.tables.ts';
import { eventContents, eventExceptions, eventSeats, events } from '../schedule/schedule.tables.ts';
import { reminders, tasks } from '../tasks/tasks.tables.ts';
import { follows, preferences, views } from '../views/views.tables.ts';
import type { AdoptableTable } from './adopt.model.ts';

export interface Adoptable {
  readonly table: SQLiteTable;
  /** What one must be allowed; a person's own settings need nothing. */
  readonly action?: string;
  /** Its numbers are the company's: one that is taken there is given anew. */
  readonly docType?: DocType;
  /** It hangs on the record that `recordTable` and `recordId` name, and is where that is. */
  readonly hangsOnRecord?: boolean;
}

/**
 * What a company's own database brings along when it joins a server. Documents come in the state they are in, approved or
 * not, so that only whoever administers approvals brings them.
 */
export const adoptable: Readonly<Record<AdoptableTable, Adoptable>> = {
  customers: { table: customers, action: 'customer.create' },
  contacts: { table: contacts, action: 'contact.create' },
  follow_ups: { table: followUps, action: 'followUp.create' },
  follow_up_notes: { table: followUpNotes, action: 'followUp.create' },
  leads: { table: leads, action: 'lead.create' },
  opportunities: { table: opportunities, action: 'opportunity.create', docType: 'opportunity' },
  opportunity_steps: { table: opportunitySteps, action: 'opportunity.create' },
  forecasts: { table: forecasts, action: 'opportunity.create' },
  quotes: { table: quotes, action: 'flow.manage', docType: 'quote' },
  quote_lines: { table: quoteLines, action: 'flow.manage' },
  contracts: { table: contracts, action: 'flow.manage', docType: 'contract' },
  contract_lines: { table: contractLines, action: 'flow.manage' },
  contract_changes: { table: contractChanges, action: 'flow.manage' },
  orders: { table: orders, action: 'flow.manage', docType: 'order' },
  order_lines: { table: orderLines, action: 'flow.manage' },
  order_changes: { table: orderChanges, action: 'flow.manage' },
  deliveries: { table: deliveries, action: 'flow.manage', docType: 'delivery' },
  delivery_lines: { table: deliveryLines, action: 'flow.manage' },
  goods_returns: { table: goodsReturns, action: 'flow.manage', docType: 'return' },
  goods_return_lines: { table: goodsReturnLines, action: 'flow.manage' },
  events: { table: events, action: 'event.create' },
  event_exceptions: { table: eventExceptions, action: 'event.create' },
  event_contents: { table: eventContents },
  event_seats: { table: eventSeats },
  tasks: { table: tasks, action: 'task.create' },
  reminders: { table: reminders },
  attachments: { table: attachments, action: 'customer.create', hangsOnRecord: true },
  views: { table: views },
  preferences: { table: preferences },
  follows: { table: follows },
};
