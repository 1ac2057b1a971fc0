import { z } from 'zod';

/** The scenes every list offers (M0): all, mine, shared with me, my reports', my department's, followed by me, bin. */
export const scenes = ['all', 'mine', 'shared', 'reports', 'department', 'followed', 'bin'] as const;
export type Scene = (typeof scenes)[number];

export const filterOperators = [
  'is',
  'isNot',
  'in',
  'contains',
  'startsWith',
  'greater',
  'less',
  'between',
  'empty',
  'notEmpty',
] as const;
export type FilterOperator = (typeof filterOperators)[number];

const scalar = z.union([z.string().max(200), z.number(), z.boolean(), z.null()]);

/** One chip of the filter bar. `value2` closes a `between`; instants are milliseconds. */
export const filter = z.object({
  field: z.string().max(60),
  operator: z.enum(filterOperators),
  value: z.union([scalar, z.array(scalar).max(500)]).optional(),
  value2: scalar.optional(),
});
export type Filter = z.infer<typeof filter>;

/** What every list procedure takes; `total` is counted under the same conditions as the rows. */
export const listInput = z.object({
  scene: z.enum(scenes).default('all'),
  /** Quick search: name, pinyin, initials, phone, code. */
  text: z.string().max(100).optional(),
  filters: z.array(filter).max(20).default([]),
  sort: z.object({ field: z.string().max(60), descending: z.boolean().default(false) }).optional(),
  offset: z.number().int().min(0).max(10_000_000).default(0),
  limit: z.number().int().min(1).max(500).default(100),
});
export type ListInput = z.infer<typeof listInput>;

export function listOutput<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), total: z.number().int() });
}
