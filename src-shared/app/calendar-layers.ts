import { contacts } from '../features/contacts/contacts.tables.ts';
import { customers } from '../features/customers/customers.tables.ts';
import { leads } from '../features/leads/leads.tables.ts';
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
  birthdayLayer({
    id: 'birthdays',
    label: { 'zh-CN': '联系人生日', en: 'Birthdays' },
    color: 'pink',
    table: contacts,
    path: '/contacts',
    isLunar: 'birthdayLunar',
  }),
];
