import type { App } from '#shared/app/app.ts';
import { contacts } from '#shared/features/contacts/contacts.tables.ts';
import { followUps } from '#shared/features/follow-ups/follow-ups.tables.ts';
import { invoiceApplications, invoiceLines, invoices } from '#shared/features/invoices/invoices.tables.ts';
import { leads } from '#shared/features/leads/leads.tables.ts';
import { receipts, receivablePlans } from '#shared/features/receivables/receivables.tables.ts';
import { tasks } from '#shared/features/tasks/tasks.tables.ts';
import { fillOf, homes, idOf, oneOf } from './fill-table.ts';

/**
 * Around the orders: 100,000 plans of which 10,000 are open, 100,000 receipts, 50,000 applications and invoices with two
 * lines each; and what people do: 100,000 contacts, 50,000 leads and tasks, 200,000 follow-ups.
 */
export function fillMoney(app: App, now: number, customers: number): void {
  const { fill, dateOf, times, customerId } = fillOf(app, now, customers);
  const all = { customerId, ...homes, ...times };
  const lists = { tags: [], contactIds: [], watcherIds: [], checklist: [], optOut: [], formerCustomerIds: [] };
  const sums = { amountExcl: 500_000, taxTotal: 65_000, amountIncl: 565_000 };
  const title = { titleKind: 'company', title: '武汉华强电子有限公司', taxNo: '91420100MA4K000000' };
  const paper = { medium: 'digital', discountLines: false, urgent: false, taxMode: 'included', sourceKind: 'order' };
  const confirmedOrder = '4 * (n.i / 2) + 1';

  fill(
    receivablePlans,
    100_000,
    { ...lists, currency: 'CNY', condition: 'signing', termDays: 30, amount: 282_500 },
    {
      id: idOf('0193aaa0'),
      orderId: idOf('0192ddd0', confirmedOrder),
      title: `printf('SO%06d', ${confirmedOrder})`,
      period: 'n.i % 2 + 1',
      dueDate: dateOf('n.i / 2'),
      status: "CASE (n.i / 2) % 10 WHEN 0 THEN 'open' ELSE 'paid' END",
      receivedAmount: 'CASE (n.i / 2) % 10 WHEN 0 THEN 0 ELSE 282500 END',
      ...all,
      customerId: customerId.replace('n.i %', `(${confirmedOrder}) %`),
    },
  );
  const money = {
    kind: 'receipt',
    payerName: '武汉华强电子有限公司',
    currency: 'CNY',
    method: 'wire',
    fee: 0,
    discount: 0,
  };
  fill(
    receipts,
    100_000,
    { ...lists, ...money, amount: 282_500, allocated: 282_500, status: 'confirmed' },
    {
      id: idOf('0193bbb0'),
      no: "printf('RC%06d', n.i)",
      receivedOn: dateOf('n.i + 60'),
      unallocated: 'CASE n.i % 50 WHEN 0 THEN 1000 ELSE 0 END',
      ...all,
    },
  );
  fill(
    invoiceApplications,
    50_000,
    { ...lists, ...paper, ...sums, ...title, invoiceKind: 'special', splitRule: {}, lineCount: 2 },
    {
      id: idOf('0193ccc0'),
      no: "printf('IA%06d', n.i)",
      status: oneOf(['draft', 'pending', 'issued', 'delivered']),
      ...all,
    },
  );
  fill(
    invoices,
    50_000,
    {
      ...{ ...sums, ...title, ...paper, part: 1, parts: 1, kind: 'special', color: 'blue', verifyState: 'none' },
      ...{ entityId: 'entity', entityName: '前哨科技', entityTaxNo: '91420100MA4K000001' },
    },
    {
      id: idOf('0193ddd0'),
      applicationId: idOf('0193ccc0'),
      invoiceNo: "printf('2542%016d', n.i)",
      issueDate: dateOf('n.i + 60'),
      status: oneOf(['issued', 'delivered']),
      ...all,
    },
  );
  fill(
    invoiceLines,
    100_000,
    {
      ...{ kind: 'normal', itemName: '*机床*注塑机', qty: '10', price: '113', taxRate: '0.13', taxTag: 'rate' },
      ...{ amountExcl: 250_000, tax: 32_500, amountIncl: 282_500 },
    },
    {
      id: idOf('0193eee0'),
      invoiceId: idOf('0193ddd0', 'n.i / 2'),
      position: 'n.i % 2 + 1',
      orderId: idOf('0192ddd0', confirmedOrder),
      ...homes,
      ...times,
    },
  );
  const flags = { birthdayLunar: false, isDecisionMaker: false, isPrimary: true, doNotCall: false, status: 'active' };
  fill(
    contacts,
    100_000,
    { ...lists, ...flags, nameNorm: '王伟', namePinyin: 'wang wei', nameInitials: 'ww' },
    { id: idOf('0194aaa0'), name: oneOf(['王伟', '李娜', '张敏']), mobile: "printf('138%08d', n.i)", ...all },
  );
  fill(
    leads,
    50_000,
    { ...lists, productLineIds: [], nameNorm: '线索', namePinyin: 'xian suo', nameInitials: 'xs' },
    {
      id: idOf('0194bbb0'),
      name: "'线索' || n.i",
      status: oneOf(['pending', 'following', 'qualified', 'converted', 'invalid']),
      ...homes,
      ...times,
    },
  );
  fill(
    tasks,
    50_000,
    { ...lists, kind: 'call', priority: 'normal', relatedType: 'customer' },
    {
      id: idOf('0194ccc0'),
      title: "'回访' || n.i",
      dueAt: `${now} + (n.i % 700 - 600) * 86400000`,
      status: "CASE n.i % 10 WHEN 0 THEN 'notStarted' WHEN 1 THEN 'inProgress' ELSE 'done' END",
      relatedId: customerId,
      ...homes,
      ...times,
    },
  );
  fill(
    followUps,
    200_000,
    { ...lists, targetType: 'customer', method: 'phone' },
    {
      id: idOf('0194ddd0'),
      targetId: customerId,
      content: "'电话沟通了需求' || n.i",
      at: `${now} - n.i * 60000`,
      ...all,
    },
  );
}
