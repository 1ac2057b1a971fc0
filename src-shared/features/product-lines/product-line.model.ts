import { z } from 'zod';
import { id, instant, line, text } from '../../kernel/fields.ts';

export const productLineStatuses = ['active', 'closed'] as const;

/** What the line shall reach in a month: revenue in fen, and new customers. */
export const lineTarget = z.object({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  revenue: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});
export type LineTarget = z.infer<typeof lineTarget>;

/** A product line is run like a company of its own (clause 4.3): it has a manager, a team and targets. */
export const productLineFields = {
  name: line(100).min(1),
  code: line(30).nullable(),
  managerId: id.nullable(),
  teamIds: z.array(id).max(200),
  brandIds: z.array(id).max(100),
  segmentId: id.nullable(),
  targets: z.array(lineTarget).max(120),
  status: z.enum(productLineStatuses),
  sort: z.number().int().min(0).max(1_000_000),
  remark: text(5000).nullable(),
};

export const productLine = z.object({
  id,
  ...productLineFields,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type ProductLine = z.infer<typeof productLine>;

export const newProductLine = z.object({
  id: id.optional(),
  name: productLineFields.name,
  ...z.object(productLineFields).omit({ name: true }).partial().shape,
});
export type NewProductLine = z.infer<typeof newProductLine>;

export interface ProductLineNotFound {
  readonly code: 'PRODUCT_LINE_NOT_FOUND';
}

export interface ProductLineNameTaken {
  readonly code: 'PRODUCT_LINE_NAME_TAKEN';
}
