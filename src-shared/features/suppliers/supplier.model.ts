import { z } from 'zod';
import { id, instant, line, localDate, text } from '../../kernel/fields.ts';
import { quantityText, unitPriceText } from '../../kernel/money/decimal-fields.ts';

/** Whom the company buys from. */
export const supplierFields = {
  name: line(200).min(1),
  code: line(60).nullable(),
  contactName: line(100).nullable(),
  contactTitle: line(100).nullable(),
  phone: line(40).nullable(),
  fax: line(40).nullable(),
  email: line(200).nullable(),
  country: line(60).nullable(),
  city: line(100).nullable(),
  address: line(300).nullable(),
  postalCode: line(20).nullable(),
  website: line(200).nullable(),
  creditCode: line(30).nullable(),
  remark: text(5000).nullable(),
};

const stamps = {
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
};

export const supplier = z.object({ id, ...supplierFields, ...stamps });
export type Supplier = z.infer<typeof supplier>;

/** What a supplier asks for a product; it tells what the product costs, so it needs the same right. */
export const supplierPriceFields = {
  price: unitPriceText.nullable(),
  moq: quantityText.nullable(),
  leadTimeDays: z.number().int().min(0).max(3650).nullable(),
  validTo: localDate.nullable(),
  remark: line(300).nullable(),
};

export const supplierPrice = z.object({ id, supplierId: id, productId: id, ...supplierPriceFields, ...stamps });
export type SupplierPrice = z.infer<typeof supplierPrice>;

export const newSupplier = z.object({
  id: id.optional(),
  name: supplierFields.name,
  ...z.object(supplierFields).omit({ name: true }).partial().shape,
});
export type NewSupplier = z.infer<typeof newSupplier>;

export interface SupplierNotFound {
  readonly code: 'SUPPLIER_NOT_FOUND';
}

export interface SupplierNameTaken {
  readonly code: 'SUPPLIER_NAME_TAKEN';
}
