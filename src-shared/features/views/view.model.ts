import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { filter, scenes } from '../../kernel/listing.ts';

/** The lists a view can be saved for, by the name of their contract. */
export const viewRooms = [
  'customers',
  'contacts',
  'leads',
  'opportunities',
  'contracts',
  'orders',
  'receivables',
  'receipts',
  'invoiceTitles',
  'invoiceApplications',
  'invoices',
  'redRequests',
  'followUps',
  'tasks',
  'pools',
  'leadPools',
  'quotes',
  'products',
  'productLines',
  'priceBooks',
  'suppliers',
  'schedule',
  'users',
  'branches',
  'departments',
  'roles',
] as const;

export const viewDensities = ['comfortable', 'compact'] as const;

export const viewColumn = z.object({
  field: line(60).min(1),
  width: z.number().int().min(20).max(2000).optional(),
  hidden: z.boolean().optional(),
});

/** What a saved view remembers of a list. */
export const viewFields = {
  name: line(60).min(1),
  scene: z.enum(scenes),
  text: line(100).nullable(),
  filters: z.array(filter).max(20),
  sort: z.object({ field: line(60), descending: z.boolean() }).nullable(),
  columns: z.array(viewColumn).max(100),
  density: z.enum(viewDensities).nullable(),
  /** Position among the person's views of this room. */
  order: z.number().int().min(0).max(1_000_000),
  /** Opens with the room; one per person and room. */
  isDefault: z.boolean(),
};

export const view = z.object({
  id,
  room: z.enum(viewRooms),
  ownerId: id,
  ...viewFields,
  createdAt: instant,
  updatedAt: instant,
  revision: z.number().int(),
});

export type View = z.infer<typeof view>;

export const newView = z.object({
  id: id.optional(),
  room: z.enum(viewRooms),
  name: viewFields.name,
  ...z.object(viewFields).omit({ name: true }).partial().shape,
});
export type NewView = z.infer<typeof newView>;

/** Enough for anybody, few enough for a menu. */
export const viewLimit = 50;

export interface ViewNotFound {
  readonly code: 'VIEW_NOT_FOUND';
}
