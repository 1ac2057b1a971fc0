import { accounts } from './zh-CN/accounts.ts';
import { attachments } from './zh-CN/attachments.ts';
import { backups } from './zh-CN/backups.ts';
import { contracts } from './zh-CN/contracts.ts';
import { desktop } from './zh-CN/desktop.ts';
import { faults } from './zh-CN/faults.ts';
import { flows } from './zh-CN/flows.ts';
import { general } from './zh-CN/general.ts';
import { history } from './zh-CN/history.ts';
import { imports } from './zh-CN/imports.ts';
import { invoices } from './zh-CN/invoices.ts';
import { leave } from './zh-CN/leave.ts';
import { officers } from './zh-CN/officers.ts';
import { opportunities } from './zh-CN/opportunities.ts';
import { orders } from './zh-CN/orders.ts';
import { people } from './zh-CN/people.ts';
import { pools } from './zh-CN/pools.ts';
import { privacy } from './zh-CN/privacy.ts';
import { products } from './zh-CN/products.ts';
import { quotes } from './zh-CN/quotes.ts';
import { receivables } from './zh-CN/receivables.ts';
import { records } from './zh-CN/records.ts';
import { schedule } from './zh-CN/schedule.ts';
import { security } from './zh-CN/security.ts';
import { sync } from './zh-CN/sync.ts';

/**
 * Every code a client may meet, in Chinese: one file for each part of the page of errors in the user's book, in its order.
 * The English files have the same keys, or they do not compile.
 */
export const zhCN = {
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
} as const;

export type MessageCode = keyof typeof zhCN;
