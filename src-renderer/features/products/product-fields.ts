import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  leadTimeBases,
  productKinds,
  productStatuses,
  serviceBillings,
  stockFlags,
} from '#shared/features/products/product.model.ts';
import { orpc } from '../../api/client.ts';
import { describeFields } from '../../ui/fields/describe-fields.ts';
import type { Choice, Field } from '../../ui/fields/field.ts';
import { type Say, useTexts } from '../../ui/texts.ts';
import { productsTexts } from './products.texts.ts';

type Key = keyof typeof productsTexts.zhCN;

interface Around {
  readonly lines: readonly Choice[];
  readonly brands: readonly Choice[];
  readonly categories: readonly Choice[];
  readonly suppliers: readonly Choice[];
  readonly units: readonly Choice[];
  readonly rates: readonly Choice[];
}

/** What a product is sorted into, as choices; a category says its way down from the top. */
export function useAround(): Around {
  const all = { input: { limit: 500 } } as const;
  const lines = useQuery(orpc.productLines.list.queryOptions(all)).data;
  const brands = useQuery(orpc.brands.list.queryOptions(all)).data;
  const categories = useQuery(orpc.categories.list.queryOptions(all)).data;
  const suppliers = useQuery(orpc.suppliers.list.queryOptions(all)).data;
  const units = useQuery(orpc.units.list.queryOptions(all)).data;
  const rates = useQuery(orpc.taxRates.list.queryOptions({ input: {} })).data;
  return useMemo(() => {
    const named = (rows: readonly { id: string; name: string }[] = []) =>
      rows.map((row) => ({ value: row.id, label: row.name }));
    const byPath = (categories?.rows ?? []).map((row) => ({ value: row.id, label: row.path.join(' / ') }));
    const codes = [...new Map((rates ?? []).map((rate) => [rate.code, rate])).values()];
    return {
      lines: named(lines?.rows),
      brands: named(brands?.rows),
      suppliers: named(suppliers?.rows),
      categories: byPath.toSorted((left, right) => left.label.localeCompare(right.label)),
      units: (units?.rows ?? []).map((row) => ({ value: row.name, label: row.name })),
      rates: codes.map((rate) => ({ value: rate.code, label: `${rate.code} · ${rate.name}` })),
    };
  }, [lines, brands, categories, suppliers, units, rates]);
}

/** The product's fields, said once for lists, filters, forms and the record page. */
export function useProductFields(): readonly Field[] {
  const t = useTexts(productsTexts);
  const around = useAround();
  return useMemo(() => productFields(t, around), [t, around]);
}

const nothingAround: Around = { lines: [], brands: [], categories: [], suppliers: [], units: [], rates: [] };

/** The same without asking what the choices are: for pages that name fields and never fill them. */
export function useProductWords(): readonly Field[] {
  const t = useTexts(productsTexts);
  return useMemo(() => productFields(t, nothingAround), [t]);
}

const statusTones = {
  draft: 'draft',
  onSale: 'active',
  offSale: 'waiting',
  discontinued: 'lost',
  archived: 'draft',
} as const;
const stockTones = { inStock: 'done', low: 'waiting', out: 'lost', onOrder: 'waiting', ended: 'lost' } as const;

function productFields(t: Say<Key>, around: Around): readonly Field[] {
  const { field, choices } = describeFields(t, 'product');
  return [
    field('code', 'text', { required: true, maxLength: 60 }),
    field('name', 'text', { required: true, maxLength: 200 }),
    field('kind', 'choice', { required: true, choices: choices('kind', productKinds) }),
    field('status', 'choice', { choices: choices('status', productStatuses, statusTones) }),
    field('lineId', 'choice', { choices: around.lines, nameField: 'lineName' }),
    field('brandId', 'choice', { choices: around.brands, nameField: 'brandName' }),
    field('categoryId', 'choice', { choices: around.categories, nameField: 'categoryName' }),
    field('supplierId', 'choice', { choices: around.suppliers, nameField: 'supplierName' }),
    field('spec', 'text', { maxLength: 300 }),
    around.units.length > 0
      ? field('unit', 'choice', { required: true, choices: around.units })
      : field('unit', 'text', { required: true, maxLength: 20 }),
    field('barcode', 'text', { maxLength: 60 }),
    field('taxRateCode', 'choice', { choices: around.rates }),
    field('taxClassCode', 'text', { maxLength: 19 }),
    field('taxClassShort', 'text', { maxLength: 60 }),
    field('taxMode', 'choice', { required: true, choices: choices('taxMode', ['included', 'excluded']) }),
    field('price', 'decimal'),
    field('priceIncl', 'decimal'),
    field('priceExcl', 'decimal'),
    field('minPrice', 'decimal'),
    field('cost', 'decimal'),
    field('moq', 'decimal', { places: 6 }),
    field('orderMultiple', 'decimal', { places: 6 }),
    field('leadTimeDays', 'number'),
    field('leadTimeBasis', 'choice', { choices: choices('leadTimeBasis', leadTimeBases) }),
    field('isImported', 'flag'),
    field('origin', 'text', { maxLength: 100 }),
    field('warrantyMonths', 'number'),
    field('stockFlag', 'choice', { choices: choices('stockFlag', stockFlags, stockTones) }),
    field('stockAsOf', 'day'),
    field('qtyOnHand', 'decimal', { places: 6 }),
    field('sla', 'text', { maxLength: 300 }),
    field('durationMin', 'number'),
    field('billing', 'choice', { choices: choices('billing', serviceBillings) }),
    field('tags', 'tags'),
    field('remark', 'longText', { maxLength: 5000 }),
    field('priceChangedAt', 'instant'),
    field('createdAt', 'instant'),
    field('updatedAt', 'instant'),
  ];
}
