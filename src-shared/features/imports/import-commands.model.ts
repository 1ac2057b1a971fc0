import { z } from 'zod';
import { changesOf, id, instant, line, localDate } from '../../kernel/fields.ts';
import { unitPriceText } from '../../kernel/money/decimal-fields.ts';
import { contactFields } from '../contacts/contact.model.ts';
import { customerFields } from '../customers/customer.model.ts';
import { leadFields } from '../leads/lead.model.ts';
import { orderFields } from '../orders/order.model.ts';
import { orderLineFields } from '../orders/order-line.model.ts';
import { userFields } from '../people/user.model.ts';
import { bases } from '../privacy/consent.model.ts';
import { productLineFields } from '../product-lines/product-line.model.ts';
import { priceFields, productFields, productStatuses } from '../products/product.model.ts';
import { supplierFields } from '../suppliers/supplier.model.ts';
import { importCounts, importFormats, importModes, importModules, importStatuses } from './import.model.ts';

/** What an import may set besides a room's own fields: original numbers, authors and times survive a migration. */
const imported = {
  ownerId: id.nullable(),
  createdAt: instant.optional(),
  createdBy: id.optional(),
  tags: z.array(line(40)).max(50).optional(),
};
/** On what basis the person's data came in; without one the record is kept out of exports and marketing. [S-PI-1] */
const founded = { basis: z.enum(bases).optional() };
const { orderDate, promiseDate, freight, customerOrderNo, notes } = orderFields;
const { unit, price, discountRate, taxRate, remark } = orderLineFields;
const at = { row: z.number().int(), id };
const numbered = { no: line(60).nullable(), nextContactAt: instant.nullable() };

const contactOf = z.object({ id, ...z.object(contactFields).partial().shape, name: contactFields.name });

export const customerRows = z.object({
  inserts: z.array(
    z.object({
      ...at,
      ...imported,
      fields: z.object({ ...customerFields, ...numbered }).partial(),
      allowDuplicate: z.boolean().optional(),
      contact: contactOf.optional(),
    }),
  ),
  updates: z.array(
    z.object({
      ...at,
      changes: changesOf({ ...customerFields, ...numbered }),
      addTags: z.array(line(40)).max(50).optional(),
      contact: contactOf.optional(),
    }),
  ),
});
export type CustomerRows = z.output<typeof customerRows>;

export const contactRows = z.object({
  inserts: z.array(
    z.object({
      ...at,
      ...imported,
      ...founded,
      customerId: id,
      isPrimary: z.boolean().optional(),
      fields: z.object(contactFields).partial(),
    }),
  ),
  updates: z.array(
    z.object({ ...at, changes: changesOf(contactFields), addTags: z.array(line(40)).max(50).optional() }),
  ),
});
export type ContactRows = z.output<typeof contactRows>;

export const leadRows = z.object({
  inserts: z.array(
    z.object({ ...at, ...imported, ...founded, fields: z.object({ ...leadFields, ...numbered }).partial() }),
  ),
  updates: z.array(
    z.object({
      ...at,
      changes: changesOf({ ...leadFields, ...numbered }),
      addTags: z.array(line(40)).max(50).optional(),
    }),
  ),
});
export type LeadRows = z.output<typeof leadRows>;

const catalogueInsert = { ...at, ...imported };
const names = {
  lineId: line(100).nullable(),
  category: line(100).nullable(),
  brandId: line(100).nullable(),
  supplierId: line(200).nullable(),
};
/** Lines, categories, brands and suppliers come by name; the list price as it stands in the file. */
const productCells = {
  ...productFields,
  ...names,
  price: unitPriceText.nullable(),
  taxMode: priceFields.taxMode,
  status: z.enum(productStatuses),
  discontinued: z.boolean(),
};
export const productRows = z.object({
  inserts: z.array(z.object({ ...catalogueInsert, fields: z.object(productCells).partial() })),
  updates: z.array(
    z.object({ ...at, changes: changesOf(productCells), addTags: z.array(line(40)).max(50).optional() }),
  ),
});
export type ProductRows = z.output<typeof productRows>;

export const supplierRows = z.object({
  inserts: z.array(z.object({ ...catalogueInsert, fields: z.object(supplierFields).partial() })),
  updates: z.array(z.object({ ...at, changes: changesOf(supplierFields) })),
});
export type SupplierRows = z.output<typeof supplierRows>;

export const lineRows = z.object({
  inserts: z.array(z.object({ ...catalogueInsert, fields: z.object(productLineFields).partial() })),
  updates: z.array(z.object({ ...at, changes: changesOf(productLineFields) })),
});
export type LineRows = z.output<typeof lineRows>;

export const orderRows = z.object({
  inserts: z.array(
    z.object({
      ...at,
      ...imported,
      customerId: id,
      fields: z.object({
        no: line(60),
        ...z.object({ orderDate, promiseDate, freight, customerOrderNo, notes }).partial().shape,
        ...z.object({ shippedOn: localDate, carrier: line(60), region: line(100) }).partial().shape,
        ...z.object({ consignee: line(60), phone: line(40), address: line(300) }).partial().shape,
      }),
    }),
  ),
  updates: z.array(z.never()),
});
export type OrderRows = z.output<typeof orderRows>;

export const orderLineRows = z.object({
  inserts: z.array(
    z.object({
      ...at,
      orderId: id,
      fields: z.object({
        ...{ productId: orderLineFields.productId, name: orderLineFields.name, qty: orderLineFields.qty },
        ...z.object({ unit, price, discountRate, taxRate, remark }).partial().shape,
      }),
    }),
  ),
  updates: z.array(z.never()),
});
export type OrderLineRows = z.output<typeof orderLineRows>;

export const userRows = z.object({
  inserts: z.array(
    z.object({
      ...at,
      fields: z.object({
        employeeNo: line(40).min(1),
        name: userFields.name,
        ...z.object({ account: line(40), superior: line(60), department: line(100), hiredOn: localDate }).partial()
          .shape,
        ...z.object({ mobile: line(40), email: line(200) }).partial().shape,
      }),
    }),
  ),
  updates: z.array(z.never()),
});
export type UserRows = z.output<typeof userRows>;

export const beginImportInput = z.object({
  id,
  module: z.enum(importModules),
  fileName: line(200),
  format: z.enum(importFormats),
  mode: z.enum(importModes),
  rows: z.number().int(),
});

export type BeginImportInput = z.output<typeof beginImportInput>;

/** At most 500 rows: one command stays far below what one push may carry. */
export const applyRowsInput = z.object({
  id,
  importId: id,
  seq: z.number().int(),
  rows: z.discriminatedUnion('module', [
    customerRows.extend({ module: z.literal('customers') }),
    contactRows.extend({ module: z.literal('contacts') }),
    leadRows.extend({ module: z.literal('leads') }),
    productRows.extend({ module: z.literal('products') }),
    supplierRows.extend({ module: z.literal('suppliers') }),
    lineRows.extend({ module: z.literal('productLines') }),
    orderRows.extend({ module: z.literal('orders') }),
    orderLineRows.extend({ module: z.literal('orderLines') }),
    userRows.extend({ module: z.literal('users') }),
  ]),
});
export type ApplyRowsInput = z.output<typeof applyRowsInput>;

export const finishImportInput = z.object({ id, status: z.enum(importStatuses), counts: importCounts });
export type FinishImportInput = z.output<typeof finishImportInput>;

export const undoRowsInput = z.object({ importId: id, chunkId: id });
export type UndoRowsInput = z.output<typeof undoRowsInput>;
