import { contacts } from '../features/contacts/contacts.tables.ts';
import { contracts } from '../features/contracts/contracts.tables.ts';
import { customers } from '../features/customers/customers.tables.ts';
import { leads } from '../features/leads/leads.tables.ts';
import { opportunities } from '../features/opportunities/opportunities.tables.ts';
import { orders } from '../features/orders/orders.tables.ts';
import { quotes } from '../features/quotes/quotes.tables.ts';
import { receivablePlans } from '../features/receivables/receivables.tables.ts';
import { redRequests } from '../features/red-requests/red-requests.tables.ts';
import { birthdayLayer, type CalendarLayer, dateLayer } from '../features/schedule/calendar-layers.ts';
import { tasks } from '../features/tasks/tasks.tables.ts';

const openTask = "t.status IN ('notStarted', 'inProgress')";

/** What other rooms show in the calendar; a room joins with one entry here. */
export const calendarLayers: readonly CalendarLayer[] = [
  dateLayer({
    id: 'plans',
    label: { 'zh-CN': '跟进计划', en: 'Planned contacts' },
    color: 'teal',
    table: tasks,
    at: 'dueAt',
    is: 'instant',
    title: 'title',
    path: '/tasks',
    where: `t.kind = 'followUp' AND ${openTask}`,
  }),
  dateLayer({
    id: 'tasks',
    label: { 'zh-CN': '待办到期', en: 'Tasks due' },
    color: 'indigo',
    table: tasks,
    at: 'dueAt',
    is: 'instant',
    title: 'title',
    path: '/tasks',
    where: `t.kind = 'task' AND ${openTask}`,
  }),
  dateLayer({
    id: 'customerContacts',
    label: { 'zh-CN': '该联系的客户', en: 'Customers to contact' },
    color: 'cyan',
    table: customers,
    at: 'nextContactAt',
    is: 'instant',
    title: 'name',
    path: '/customers',
  }),
  dateLayer({
    id: 'leadContacts',
    label: { 'zh-CN': '该联系的线索', en: 'Leads to contact' },
    color: 'lime',
    table: leads,
    at: 'nextContactAt',
    is: 'instant',
    title: 'name',
    path: '/leads',
    where: "t.status IN ('pending', 'following', 'qualified')",
  }),
  dateLayer({
    id: 'opportunityContacts',
    label: { 'zh-CN': '该联系的商机', en: 'Opportunities to contact' },
    color: 'violet',
    table: opportunities,
    at: 'nextContactAt',
    is: 'instant',
    title: 'name',
    path: '/opportunities',
    where: 't.end_state IS NULL',
  }),
  dateLayer({
    id: 'quoteExpiry',
    label: { 'zh-CN': '报价到期', en: 'Quotes ending' },
    color: 'orange',
    table: quotes,
    at: 'validUntil',
    is: 'date',
    title: ({ no, name }) => String(no ?? name ?? ''),
    path: '/quotes',
    where: "t.status IN ('active', 'sent')",
  }),
  dateLayer({
    id: 'contractExpiry',
    label: { 'zh-CN': '合同到期', en: 'Contracts ending' },
    color: 'grape',
    table: contracts,
    at: 'endDate',
    is: 'date',
    title: ({ no, name }) => [no, name].filter(Boolean).join(' · '),
    path: '/contracts',
    where: "t.status IN ('signed', 'executing', 'changing')",
  }),
  dateLayer({
    id: 'orderPromises',
    label: { 'zh-CN': '订单交期', en: 'Orders promised' },
    color: 'cyan',
    table: orders,
    at: 'promiseDate',
    is: 'date',
    title: ({ no }) => String(no ?? ''),
    path: '/orders',
    where: "t.status IN ('confirmed', 'executing', 'changing', 'suspended') AND t.delivery_state != 'full'",
  }),
  dateLayer({
    id: 'receivables',
    label: { 'zh-CN': '应收到期', en: 'Receivables due' },
    color: 'red',
    table: receivablePlans,
    at: 'dueDate',
    is: 'date',
    title: 'title',
    path: '/receivables',
    where: "t.status IN ('open', 'part')",
  }),
  dateLayer({
    id: 'redDeadlines',
    label: { 'zh-CN': '红字确认截止', en: 'Red-letter confirmations due' },
    color: 'red',
    table: redRequests,
    at: 'deadlineAt',
    is: 'instant',
    title: 'title',
    path: '/red-requests',
    where: "t.status = 'submitted' AND t.deadline_at IS NOT NULL",
  }),
  birthdayLayer({
    id: 'birthdays',
    label: { 'zh-CN': '联系人生日', en: 'Birthdays' },
    color: 'pink',
    table: contacts,
    path: '/contacts',
    isLunar: 'birthdayLunar',
  }),
];
