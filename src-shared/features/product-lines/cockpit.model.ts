import { z } from 'zod';
import { id, localDate } from '../../kernel/fields.ts';

/** What is run like a company of its own (clause 4.3): one product or service, a line, a brand, a segment, a category. */
export const cockpitKinds = ['line', 'brand', 'segment', 'category', 'product'] as const;
export type CockpitKind = (typeof cockpitKinds)[number];

/** 价格表 目标 漏斗 收入 毛利 报价与订单 投诉 满意度 流失. */
export const indicators = [
  'priceBook',
  'target',
  'funnel',
  'revenue',
  'margin',
  'documents',
  'complaints',
  'satisfaction',
  'churn',
] as const;
export type Indicator = (typeof indicators)[number];

/** Money is fen; everything else is counted. */
export const moneyIndicators: ReadonlySet<Indicator> = new Set(['target', 'funnel', 'revenue', 'margin']);

export const cockpitQuestion = z.object({
  kind: z.enum(cockpitKinds),
  id,
  /** First and last day, in Asia/Shanghai. */
  from: localDate,
  to: localDate,
});
export type CockpitQuestion = z.infer<typeof cockpitQuestion>;

/** `value` is the sum over exactly the rows that the tile opens; null where the person may not see them. */
export const tile = z.object({
  indicator: z.enum(indicators),
  value: z.number().nullable(),
  rows: z.number().int(),
});
export type Tile = z.infer<typeof tile>;

/** Pages that a row may open. */
export const cockpitPages = [
  'price-books',
  'product-lines',
  'opportunities',
  'orders',
  'quotes',
  'follow-ups',
  'customers',
] as const;

export const cockpitRow = z.object({
  id,
  page: z.enum(cockpitPages),
  label: z.string(),
  note: z.string().nullable(),
  value: z.number(),
});
export type CockpitRow = z.infer<typeof cockpitRow>;
