import {
  IconAlarm,
  IconBuildingSkyscraper,
  IconCalendarEvent,
  IconCalendarQuestion,
  IconChecklist,
  IconFileInvoice,
  IconGavel,
  IconMagnet,
  IconReceipt,
  IconReceiptRefund,
  IconTargetArrow,
  IconTruckDelivery,
  IconWritingSign,
} from '@tabler/icons-react';
import type { ContractRow } from '#shared/features/contracts/contract-page.model.ts';
import type { BoxRow } from '#shared/features/flows/flows.contract.ts';
import type { ApplicationRow } from '#shared/features/invoices/applications.contract.ts';
import type { LeadRow } from '#shared/features/leads/leads.contract.ts';
import type { OpportunityRow } from '#shared/features/opportunities/opportunities.contract.ts';
import type { OrderRow } from '#shared/features/orders/order-page.model.ts';
import type { QuoteRow } from '#shared/features/quotes/quotes.contract.ts';
import type { RedRequestRow } from '#shared/features/red-requests/red-requests.contract.ts';
import type { CalendarItem, EventRow } from '#shared/features/schedule/schedule.contract.ts';
import type { TaskRow } from '#shared/features/tasks/tasks.contract.ts';
import { addDays, chinaDate } from '#shared/kernel/china/dates.ts';
import { api, orpc } from '../../api/client.ts';
import { formatInstant, formatMoney, formatRelativeDay } from '../../ui/format.ts';
import type { ListSource } from '../../ui/list/list-types.ts';
import { say } from '../../ui/texts.ts';
import { words } from './card-words.ts';
import { type DayCardSpec, listCard } from './day-card-spec.ts';
import { among, before, between, soonest } from './day-lists.ts';
import { moneyCards } from './money-cards.ts';
import { recycleCard } from './recycle-card.ts';
import { workbenchTexts } from './workbench.texts.ts';

const day = 86_400_000;

const aTask = { room: 'tasks', path: '/tasks', noun: 'task' };
const listTasks: ListSource<TaskRow> = (input) => orpc.tasks.list.queryOptions({ input });
const openTask = among('status', 'notStarted', 'inProgress');

/** Done or put off by a day with one click each. */
const taskLine = (row: TaskRow, now: number) => ({
  id: row.id,
  name: row.title,
  under: row.relatedName,
  side: row.dueAt === null ? null : formatInstant(row.dueAt),
  late: row.overdue,
  done: () => api.tasks.complete({ ids: [row.id] }),
  ...(row.dueAt === null ? {} : { postpone: () => putOffTask(row.id, row.dueAt!, now) }),
});

/** The same time of the next day that is still to come. */
function putOffTask(id: string, dueAt: number, now: number): Promise<unknown> {
  const days = Math.max(1, Math.ceil((now + 1 - dueAt) / day));
  return api.tasks.edit({ id, changes: { dueAt: { from: dueAt, to: dueAt + days * day } } });
}

const contactLine = (row: { id: string; name: string; nextContactAt: number | null }, now: number) => ({
  id: row.id,
  name: row.name,
  side: row.nextContactAt === null ? null : formatRelativeDay(row.nextContactAt),
  late: row.nextContactAt !== null && row.nextContactAt < now,
});

const aLead = { room: 'leads', path: '/leads', noun: 'lead', icon: IconMagnet };
const listLeads: ListSource<LeadRow> = (input) => orpc.leads.list.queryOptions({ input });

const eventLine = (row: EventRow, now: number) => ({
  id: row.id,
  path: `/schedule/events/${row.id}`,
  name: row.covered ? say(workbenchTexts, 'busy') : row.title,
  under: row.relatedName,
  side: formatInstant(row.startAt),
  late: row.endAt < now,
  ...(row.mayEdit
    ? {
        done: () => api.schedule.close({ id: row.id, result: 'held' }),
        postpone: () => api.schedule.close({ id: row.id, result: 'postponed', newStartAt: row.startAt + day }),
      }
    : {}),
});

function itemLine(item: CalendarItem) {
  const one = { id: item.eventId, ...(item.originalStart === null ? {} : { originalStart: item.originalStart }) };
  return {
    id: `${item.eventId} ${item.startAt}`,
    path: `/schedule/events/${item.eventId}${item.originalStart === null ? '' : `?at=${item.originalStart}`}`,
    name: item.title,
    under: item.location,
    side: formatInstant(item.startAt),
    late: item.overdue,
    ...(item.mayEdit ? { done: () => api.schedule.close({ ...one, result: 'held' }) } : {}),
  };
}

/** The cards of a day, in their order. A room joins with one entry. */
export const dayCards: readonly DayCardSpec[] = [
  {
    ...words('todayEvents'),
    icon: IconCalendarEvent,
    noun: 'event',
    path: '/schedule?view=day',
    ask: ({ end }, _scene, limit) => ({
      ...orpc.schedule.calendar.queryOptions({ input: { from: end + 1 - day, until: end + 1 } }),
      read: (answer) => {
        const { items } = answer as { items: CalendarItem[] };
        return { total: items.length, rows: items.slice(0, limit).map(itemLine) };
      },
    }),
  },
  listCard({
    ...words('overdueTasks'),
    ...aTask,
    icon: IconAlarm,
    late: true,
    list: ({ now }, scene) => ({ scene, filters: [openTask, before('dueAt', now)], sort: soonest('dueAt') }),
    source: listTasks,
    line: taskLine,
  }),
  listCard({
    ...words('todayTasks'),
    ...aTask,
    icon: IconChecklist,
    list: ({ now, end }, scene) => ({
      scene,
      filters: [openTask, between('dueAt', now + 1, end)],
      sort: soonest('dueAt'),
    }),
    source: listTasks,
    line: taskLine,
  }),
  {
    ...words('approvals'),
    icon: IconGavel,
    noun: 'task',
    path: '/flows',
    ask: (_today, _scene, limit) => ({
      ...orpc.flows.box.queryOptions({ input: { box: 'todo', limit } }),
      read: (answer) => {
        const { rows, total } = answer as { rows: BoxRow[]; total: number };
        return {
          total,
          rows: rows.map((row) => ({
            id: row.id,
            path: '/flows',
            name: row.title,
            side: formatInstant(row.taskAt ?? 0),
          })),
        };
      },
    }),
  },
  ...moneyCards,
  listCard({
    ...words('overdueEvents'),
    room: 'schedule',
    path: '/schedule/list',
    noun: 'event',
    icon: IconCalendarQuestion,
    late: true,
    list: ({ now }, scene) => ({
      scene,
      filters: [
        among('status', 'planned', 'inProgress'),
        before('endAt', now),
        { field: 'recurrence', operator: 'empty' },
      ],
      sort: soonest('startAt'),
    }),
    source: (input) => orpc.schedule.list.queryOptions({ input }),
    line: eventLine,
  }),
  listCard({
    ...words('customers'),
    room: 'customers',
    path: '/customers',
    noun: 'customer',
    icon: IconBuildingSkyscraper,
    list: ({ end }, scene) => ({ scene, filters: [before('nextContactAt', end)], sort: soonest('nextContactAt') }),
    source: (input) => orpc.customers.list.queryOptions({ input }),
    line: contactLine,
  }),
  listCard({
    ...words('leads'),
    ...aLead,
    list: ({ end }, scene) => ({
      scene,
      filters: [among('status', 'pending', 'following', 'qualified'), before('nextContactAt', end)],
      sort: soonest('nextContactAt'),
    }),
    source: listLeads,
    line: contactLine,
  }),
  recycleCard('customer', words('recyclingCustomers')),
  recycleCard('lead', words('recyclingLeads')),
  listCard<OpportunityRow>({
    ...words('opportunities'),
    room: 'opportunities',
    path: '/opportunities',
    noun: 'opportunity',
    icon: IconTargetArrow,
    list: ({ end }, scene) => ({
      scene,
      filters: [{ field: 'endState', operator: 'empty' }, before('nextContactAt', end)],
      sort: soonest('nextContactAt'),
    }),
    source: (input) => orpc.opportunities.list.queryOptions({ input }),
    line: contactLine,
  }),
  listCard({
    ...words('newLeads'),
    ...aLead,
    list: (_today, scene) => ({ scene, filters: [among('status', 'pending')], sort: soonest('createdAt') }),
    source: listLeads,
    line: (row) => ({ id: row.id, name: row.name, under: row.contactName, side: formatInstant(row.createdAt) }),
  }),
  listCard<QuoteRow>({
    ...words('expiringQuotes'),
    room: 'quotes',
    path: '/quotes',
    noun: 'quote',
    icon: IconFileInvoice,
    list: ({ now }, scene) => ({
      scene,
      filters: [among('status', 'active', 'sent'), between('validUntil', chinaDate(now), addDays(chinaDate(now), 7))],
      sort: soonest('validUntil'),
    }),
    source: (input) => orpc.quotes.list.queryOptions({ input }),
    line: (row) => ({ id: row.id, name: row.no ?? row.name ?? '', under: row.customerName, side: row.validUntil }),
  }),
  listCard<ContractRow>({
    ...words('expiringContracts'),
    room: 'contracts',
    path: '/contracts',
    noun: 'contract',
    icon: IconWritingSign,
    list: ({ now }, scene) => ({
      scene,
      filters: [
        among('status', 'signed', 'executing'),
        between('endDate', chinaDate(now), addDays(chinaDate(now), 30)),
      ],
      sort: soonest('endDate'),
    }),
    source: (input) => orpc.contracts.list.queryOptions({ input }),
    line: (row) => ({ id: row.id, name: row.name, under: row.customerName, side: row.endDate ?? '' }),
  }),
  listCard<OrderRow>({
    ...words('dueOrders'),
    room: 'orders',
    path: '/orders',
    noun: 'order',
    icon: IconTruckDelivery,
    list: ({ now }, scene) => ({
      scene,
      filters: [
        among('status', 'confirmed', 'executing', 'changing', 'suspended'),
        among('deliveryState', 'none', 'part'),
        between('promiseDate', '1970-01-01', addDays(chinaDate(now), 7)),
      ],
      sort: soonest('promiseDate'),
    }),
    source: (input) => orpc.orders.list.queryOptions({ input }),
    line: (row) => ({ id: row.id, name: row.no ?? '', under: row.customerName, side: row.promiseDate ?? '' }),
  }),
  listCard<ApplicationRow>({
    ...words('toIssue'),
    room: 'invoiceApplications',
    path: '/invoice-applications',
    noun: 'invoice',
    icon: IconReceipt,
    list: (_today, scene) => ({
      scene,
      filters: [among('status', 'approved', 'issuing')],
      sort: soonest('submittedAt'),
    }),
    source: (input) => orpc.invoiceApplications.list.queryOptions({ input }),
    line: (row) => ({
      id: row.id,
      name: row.title,
      under: row.no,
      side: formatMoney(row.amountIncl),
      late: row.urgent,
    }),
  }),
  listCard<RedRequestRow>({
    ...words('redDue'),
    room: 'redRequests',
    path: '/red-requests',
    noun: 'invoice',
    icon: IconReceiptRefund,
    late: true,
    list: (_today, scene) => ({
      scene,
      filters: [among('status', 'submitted'), { field: 'deadlineAt', operator: 'notEmpty' }],
      sort: soonest('deadlineAt'),
    }),
    source: (input) => orpc.redRequests.list.queryOptions({ input }),
    line: (row, now) => ({
      id: row.id,
      name: row.title,
      under: row.no,
      side: formatInstant(row.deadlineAt ?? 0),
      late: (row.deadlineAt ?? 0) < now,
    }),
  }),
];
