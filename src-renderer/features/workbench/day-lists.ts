import type { ListInput } from '#shared/kernel/listing.ts';
import type { Today } from './use-today.ts';

/** Whose day: mine, my department's, or everybody's that I may see. */
export const dayScenes = ['mine', 'department', 'all'] as const;
export type DayScene = (typeof dayScenes)[number];

export type DayList = Pick<ListInput, 'scene' | 'filters'> & { readonly sort: NonNullable<ListInput['sort']> };

const openTask = { field: 'status', operator: 'in', value: ['notStarted', 'inProgress'] } as const;
const openLead = { field: 'status', operator: 'in', value: ['pending', 'following', 'qualified'] } as const;
const soonest = (field: string) => ({ field, descending: false });

/** The lists of a day. A card counts with the very conditions its list opens with, so that the two agree. */
export function dayLists({ now, end }: Today, scene: DayScene) {
  return {
    overdueTasks: {
      scene,
      filters: [
        { ...openTask, value: [...openTask.value] },
        { field: 'dueAt', operator: 'less', value: now },
      ],
      sort: soonest('dueAt'),
    },
    todayTasks: {
      scene,
      filters: [
        { ...openTask, value: [...openTask.value] },
        { field: 'dueAt', operator: 'between', value: now + 1, value2: end },
      ],
      sort: soonest('dueAt'),
    },
    customers: {
      scene,
      filters: [{ field: 'nextContactAt', operator: 'less', value: end }],
      sort: soonest('nextContactAt'),
    },
    leads: {
      scene,
      filters: [
        { ...openLead, value: [...openLead.value] },
        { field: 'nextContactAt', operator: 'less', value: end },
      ],
      sort: soonest('nextContactAt'),
    },
    newLeads: {
      scene,
      filters: [{ field: 'status', operator: 'in', value: ['pending'] }],
      sort: soonest('createdAt'),
    },
  } satisfies Record<string, DayList>;
}
