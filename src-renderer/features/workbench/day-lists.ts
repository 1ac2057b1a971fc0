import type { Filter, ListInput } from '#shared/kernel/listing.ts';

/** Whose day: mine, my department's, or everybody's that I may see. */
export const dayScenes = ['mine', 'department', 'all'] as const;
export type DayScene = (typeof dayScenes)[number];

export type DayList = Pick<ListInput, 'scene' | 'filters'> & { readonly sort: NonNullable<ListInput['sort']> };

export const soonest = (field: string) => ({ field, descending: false });

/** Open states of a room, as its list filters them. */
export const among = (field: string, ...values: string[]): Filter => ({ field, operator: 'in', value: values });
export const before = (field: string, at: number): Filter => ({ field, operator: 'less', value: at });
export const between = (field: string, from: number | string, to: number | string): Filter => ({
  field,
  operator: 'between',
  value: from,
  value2: to,
});
