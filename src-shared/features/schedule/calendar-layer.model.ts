import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';

export const layerIds = z.string().max(40);

/** Something of another room that has a day: shown in the calendar, changed where it lives. */
export const layerItem = z.object({
  layer: layerIds,
  id,
  title: z.string(),
  at: instant,
  /** Of the day, without an hour. */
  allDay: z.boolean(),
  ownerId: id.nullable(),
  /** The page of the record. */
  path: z.string(),
  late: z.boolean(),
});
export type LayerItem = z.infer<typeof layerItem>;

/** A layer as the screen offers it. */
export const layerInfo = z.object({
  id: layerIds,
  label: z.object({ 'zh-CN': z.string(), en: z.string() }),
  color: z.string(),
});
export type LayerInfo = z.infer<typeof layerInfo>;
