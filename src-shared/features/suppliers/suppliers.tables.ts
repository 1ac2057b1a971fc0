import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';

export const suppliers = sqliteTable(
  'suppliers',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    namePinyin: text('name_pinyin').notNull().default(''),
    nameInitials: text('name_initials').notNull().default(''),
    code: text('code'),
    contactName: text('contact_name'),
    contactTitle: text('contact_title'),
    phone: text('phone'),
    fax: text('fax'),
    email: text('email'),
    country: text('country'),
    city: text('city'),
    address: text('address'),
    postalCode: text('postal_code'),
    website: text('website'),
    creditCode: text('credit_code'),
    remark: text('remark'),
    ...recordColumns,
  },
  (table) => [index('suppliers_by_name').on(table.deletedAt, table.name)],
);

/** What suppliers ask for products: feeds lead times and minimum quantities of what is ordered in. */
export const supplierPrices = sqliteTable(
  'supplier_prices',
  {
    id: text('id').primaryKey(),
    supplierId: text('supplier_id').notNull(),
    productId: text('product_id').notNull(),
    price: text('price'),
    moq: text('moq'),
    leadTimeDays: integer('lead_time_days'),
    validTo: text('valid_to'),
    remark: text('remark'),
    ...recordColumns,
  },
  (table) => [
    index('supplier_prices_by_supplier').on(table.supplierId, table.deletedAt),
    index('supplier_prices_by_product').on(table.productId, table.deletedAt),
  ],
);
