import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { endReasons, endStates } from './opportunity.model.ts';

/** Money is null where the actor may not see amounts. */
const money = z.number().int().nullable();

export const boardColumn = z.object({
  id: z.string(),
  ended: z.enum(endStates).nullable(),
  name: z.string(),
  probability: z.number().int(),
  count: z.number().int(),
  amount: money,
  weighted: money,
});
export type BoardColumn = z.infer<typeof boardColumn>;

export const funnelStage = z.object({
  id,
  name: z.string(),
  count: z.number().int(),
  amount: money,
  /** Milliseconds; null where nothing has left the stage yet. */
  averageStay: z.number().int().nullable(),
});
export type FunnelStage = z.infer<typeof funnelStage>;

export const forecastCell = z.object({
  userId: id,
  userName: z.string().nullable(),
  month: z.string(),
  count: z.number().int(),
  pipeline: money,
  best: money,
  commit: money,
  won: money,
  excluded: money,
  committed: money,
  overridden: money,
});
export type ForecastCell = z.infer<typeof forecastCell>;

export const reasonCount = z.object({
  endState: z.enum(endStates),
  endReason: z.enum(endReasons).nullable(),
  count: z.number().int(),
  amount: money,
});
export type ReasonCount = z.infer<typeof reasonCount>;
