import { z } from 'zod';
import { id, instant, line, text } from '../../kernel/fields.ts';

/** 一般纳税人, 小规模纳税人. */
export const taxpayerKinds = ['general', 'smallScale'] as const;
export type TaxpayerKind = (typeof taxpayerKinds)[number];
/** What invoices of an order may reach: what is ordered, what left the house, what was paid. */
export const capBases = ['ordered', 'delivered', 'received'] as const;
export type CapBasis = (typeof capBases)[number];

const fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const taxEntityFields = {
  name: line(200).min(1),
  creditCode: line(30).min(1),
  taxpayerKind: z.enum(taxpayerKinds),
  address: line(300).nullable(),
  phone: line(40).nullable(),
  bank: line(200).nullable(),
  account: line(60).nullable(),
  drawer: line(60).nullable(),
  /** 授信额度: what may be issued in a month in all, without tax; typed, for the bureau says it. */
  quotaTotal: fen.nullable(),
  /** The most that one invoice may have without tax. */
  invoiceLimit: fen.nullable(),
  lineLimit: z.number().int().min(1).max(2000).nullable(),
  capBasis: z.enum(capBases),
  /** Branches that issue in its name; none means all. */
  branchIds: z.array(id).max(500),
  notes: text(2000).nullable(),
};

export const taxEntity = z.object({
  id,
  ...taxEntityFields,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type TaxEntity = z.infer<typeof taxEntity>;

export const newTaxEntity = z.object({
  id: id.optional(),
  name: taxEntityFields.name,
  creditCode: taxEntityFields.creditCode,
  ...z.object(taxEntityFields).omit({ name: true, creditCode: true }).partial().shape,
});
export type NewTaxEntity = z.infer<typeof newTaxEntity>;

export interface TaxEntityNotFound {
  readonly code: 'TAX_ENTITY_NOT_FOUND';
}
