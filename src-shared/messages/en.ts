import { accounts } from './en/accounts.ts';
import { attachments } from './en/attachments.ts';
import { backups } from './en/backups.ts';
import { contracts } from './en/contracts.ts';
import { desktop } from './en/desktop.ts';
import { faults } from './en/faults.ts';
import { flows } from './en/flows.ts';
import { general } from './en/general.ts';
import { history } from './en/history.ts';
import { imports } from './en/imports.ts';
import { invoices } from './en/invoices.ts';
import { leave } from './en/leave.ts';
import { officers } from './en/officers.ts';
import { opportunities } from './en/opportunities.ts';
import { orders } from './en/orders.ts';
import { people } from './en/people.ts';
import { pools } from './en/pools.ts';
import { privacy } from './en/privacy.ts';
import { products } from './en/products.ts';
import { quotes } from './en/quotes.ts';
import { receivables } from './en/receivables.ts';
import { records } from './en/records.ts';
import { schedule } from './en/schedule.ts';
import { security } from './en/security.ts';
import { sync } from './en/sync.ts';
import type { Message } from './message.ts';
import type { MessageCode } from './zh-CN.ts';

/** The same codes as the Chinese files. */
export const en: Readonly<Record<MessageCode, Message>> = {
  ...general,
  ...people,
  ...officers,
  ...records,
  ...quotes,
  ...opportunities,
  ...invoices,
  ...contracts,
  ...orders,
  ...receivables,
  ...schedule,
  ...attachments,
  ...pools,
  ...history,
  ...sync,
  ...desktop,
  ...accounts,
  ...backups,
  ...security,
  ...imports,
  ...products,
  ...privacy,
  ...leave,
  ...flows,
  ...faults,
};
