import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';
import { brandKinds } from './catalogue.model.ts';

export const brands = sqliteTable('brands', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind', { enum: brandKinds }).notNull(),
  holder: text('holder'),
  logo: text('logo'),
  sort: integer('sort').notNull().default(0),
  remark: text('remark'),
  ...recordColumns,
});

export const segments = sqliteTable('segments', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  sort: integer('sort').notNull().default(0),
  remark: text('remark'),
  ...recordColumns,
});

/** Units of measure; one that has a base is `factor` of it. */
export const units = sqliteTable(
  'units',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    baseId: text('base_id'),
    factor: text('factor').notNull().default('1'),
    sort: integer('sort').notNull().default(0),
    ...recordColumns,
  },
  (table) => [index('units_by_base').on(table.baseId)],
);

/** The tree that products are sorted into; tax defaults stand with the category and what hangs below it. */
export const categories = sqliteTable(
  'categories',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    parentId: text('parent_id'),
    taxClassCode: text('tax_class_code'),
    taxClassShort: text('tax_class_short'),
    taxRateCode: text('tax_rate_code'),
    sort: integer('sort').notNull().default(0),
    ...recordColumns,
  },
  (table) => [index('categories_by_parent').on(table.parentId)],
);
