import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import { recordColumns } from '../../ports/columns.ts';
import {
  leadTimeBases,
  type Product,
  productKinds,
  productStatuses,
  serviceBillings,
  stockFlags,
} from './product.model.ts';

/** What the company sells. One catalogue for all branches: prices by branch stand in price books. */
export const products = sqliteTable(
  'products',
  {
    id: text('id').primaryKey(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    namePinyin: text('name_pinyin').notNull().default(''),
    nameInitials: text('name_initials').notNull().default(''),
    kind: text('kind', { enum: productKinds }).notNull(),
    lineId: text('line_id'),
    brandId: text('brand_id'),
    categoryId: text('category_id'),
    supplierId: text('supplier_id'),
    spec: text('spec'),
    unit: text('unit').notNull(),
    units: text('units', { mode: 'json' }).$type<Product['units']>().notNull(),
    barcode: text('barcode'),
    taxRateCode: text('tax_rate_code').notNull(),
    taxClassCode: text('tax_class_code'),
    taxClassShort: text('tax_class_short'),
    taxMode: text('tax_mode', { enum: taxModes }).notNull(),
    priceIncl: text('price_incl'),
    priceExcl: text('price_excl'),
    minPrice: text('min_price'),
    cost: text('cost'),
    priceChangedAt: integer('price_changed_at'),
    moq: text('moq'),
    orderMultiple: text('order_multiple'),
    leadTimeDays: integer('lead_time_days'),
    leadTimeBasis: text('lead_time_basis', { enum: leadTimeBases }),
    isImported: integer('is_imported', { mode: 'boolean' }).notNull(),
    origin: text('origin'),
    warrantyMonths: integer('warranty_months'),
    stockFlag: text('stock_flag', { enum: stockFlags }),
    stockAsOf: text('stock_as_of'),
    qtyOnHand: text('qty_on_hand'),
    docs: text('docs', { mode: 'json' }).$type<Product['docs']>().notNull(),
    replacements: text('replacements', { mode: 'json' }).$type<string[]>().notNull(),
    bundleItems: text('bundle_items', { mode: 'json' }).$type<Product['bundleItems']>().notNull(),
    sla: text('sla'),
    durationMin: integer('duration_min'),
    billing: text('billing', { enum: serviceBillings }),
    tags: text('tags', { mode: 'json' }).$type<string[]>().notNull(),
    remark: text('remark'),
    status: text('status', { enum: productStatuses }).notNull(),
    ...recordColumns,
  },
  (table) => [
    index('products_by_code').on(table.deletedAt, table.code),
    index('products_by_name').on(table.deletedAt, table.name),
    index('products_by_updated').on(table.deletedAt, table.updatedAt),
    index('products_by_status').on(table.deletedAt, table.status, table.code),
    index('products_by_line').on(table.lineId, table.deletedAt, table.code),
    index('products_by_brand').on(table.brandId, table.deletedAt),
    index('products_by_category').on(table.categoryId, table.deletedAt, table.code),
    index('products_by_supplier').on(table.supplierId, table.deletedAt),
    index('products_by_barcode').on(table.barcode),
    index('products_by_price').on(table.deletedAt, sql`CAST("price_incl" AS REAL)`),
  ],
);

/** Every list price a product has had, the present one too. */
export const productPrices = sqliteTable(
  'product_prices',
  {
    id: text('id').primaryKey(),
    productId: text('product_id').notNull(),
    at: integer('at').notNull(),
    taxMode: text('tax_mode', { enum: taxModes }).notNull(),
    priceIncl: text('price_incl'),
    priceExcl: text('price_excl'),
    minPrice: text('min_price'),
    cost: text('cost'),
    taxRate: text('tax_rate').notNull(),
    reason: text('reason'),
    ...recordColumns,
  },
  (table) => [index('product_prices_by_product').on(table.productId, table.at)],
);

/** Small pictures as data addresses: they travel with the catalogue and show offline. */
export const productImages = sqliteTable(
  'product_images',
  {
    id: text('id').primaryKey(),
    productId: text('product_id').notNull(),
    data: text('data').notNull(),
    sort: integer('sort').notNull(),
    ...recordColumns,
  },
  (table) => [index('product_images_by_product').on(table.productId, table.deletedAt, table.sort)],
);
