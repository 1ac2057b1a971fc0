import { presentFields } from '../../kernel/present-fields.ts';
import { pinyinColumns } from '../../kernel/search/pinyin.ts';
import { findTaxDefaults } from '../catalogue/catalogue.repository.ts';
import { addPriceChange, listPriceOf, pricePair } from '../products/product-prices.repository.ts';
import { findProduct, isCodeTaken, listProductsByIds, type ProductRecord } from '../products/products.repository.ts';
import { products } from '../products/products.tables.ts';
import { listTaxRates } from '../tax-rates/tax-rates.repository.ts';
import type { ApplyContext } from './apply-context.ts';
import { applyUpdate } from './apply-update.ts';
import type { ProductRows } from './import-commands.model.ts';
import { createNaming, type Naming } from './name-catalogue.ts';

type Fields = ProductRows['inserts'][number]['fields'];

/** Products by their code; what they are sorted into is found by name or code, and made where it is not there yet. */
export function applyProductRows(context: ApplyContext, { inserts, updates }: ProductRows): void {
  const { tx, applied } = context;
  const naming = createNaming(context);
  const rates = new Set(listTaxRates(tx).map(({ code }) => code));
  const ids = [...inserts, ...updates].map((row) => row.id);
  const known = new Map(listProductsByIds(tx, ids).map((product) => [product.id, product]));

  for (const { row, id, fields, tags = [], createdAt, createdBy } of inserts) {
    const { name = '', taxRateCode } = fields;
    const code = fields.code ?? name.slice(0, 60);
    const isTaken = known.has(id) || isCodeTaken(tx, code, id);
    if (isTaken || (taxRateCode && !rates.has(taxRateCode))) {
      applied.refused.push({ row, code: 'refused' });
      continue;
    }
    const { price = null, taxMode = 'included', discontinued, status, category, ...rest } = fields;
    const sorted = naming({ ...rest, category });
    const defaults = findTaxDefaults(tx, sorted.categoryId ?? null);
    const ofTax = taxRateCode ?? defaults.taxRateCode ?? (fields.kind === 'service' ? 'V6' : 'V13');
    const product = {
      ...emptyProduct,
      taxClassCode: defaults.taxClassCode,
      taxClassShort: defaults.taxClassShort,
      ...presentFields(rest),
      ...presentFields(sorted),
      id,
      code,
      name,
      tags,
      taxRateCode: ofTax,
      taxMode,
      status: discontinued ? ('discontinued' as const) : (status ?? 'onSale'),
      ...(discontinued ? { stockFlag: 'ended' as const } : {}),
      ...pinyinColumns(name),
      ...pricePair(tx, { taxMode, price, taxRateCode: ofTax, at: tx.at }),
      priceChangedAt: price === null ? null : tx.at,
      ...(createdAt === undefined ? {} : { createdAt }),
      ...(createdBy === undefined ? {} : { createdBy }),
    };
    tx.insert(products, product);
    applied.entries.push(['products', id]);
    applied.inserted++;
  }

  for (const { row, id, changes, addTags } of updates) {
    const found = known.get(id);
    if (!found || found.deletedAt !== null) {
      applied.refused.push({ row, code: 'notFound' });
      continue;
    }
    const { price, taxMode, discontinued, status: _status, ...rest } = changes;
    const before = findProduct(tx, id)!;
    const wanted = namedChanges(naming, before, rest);
    applyUpdate(
      context,
      products,
      'products',
      { ...before, branchId: null, deptId: null, ownerId: null },
      { changes: wanted, addTags },
      (after) => ({
        ...pinyinColumns(after.name),
        ...(discontinued?.to && after.status !== 'archived'
          ? { status: 'discontinued' as const, stockFlag: 'ended' as const }
          : {}),
      }),
    );
    if (price !== undefined || taxMode !== undefined) setListPrice(context, id, price?.to, taxMode?.to);
  }
}

/** What a file says of a product in names becomes ids, seen from the ids that stand there. */
function namedChanges(naming: Naming, before: ProductRecord, rest: object) {
  const given = rest as Record<string, { from: unknown; to: unknown } | undefined>;
  const sorted = naming(Object.fromEntries(Object.entries(given).map(([field, change]) => [field, change?.to])));
  const ids = Object.entries(sorted).map(([field, to]) => [
    field,
    { from: (before as unknown as Record<string, unknown>)[field] ?? null, to },
  ]);
  const { category: _category, ...others } = given;
  return { ...others, ...Object.fromEntries(ids) };
}

function setListPrice({ tx }: ApplyContext, id: string, price: Fields['price'], taxMode: Fields['taxMode']): void {
  const found = findProduct(tx, id)!;
  const mode = taxMode ?? found.taxMode;
  const listed = price === undefined ? listPriceOf(found) : price;
  if (listed === listPriceOf(found) && mode === found.taxMode) return;
  const pair = pricePair(tx, { taxMode: mode, price: listed, taxRateCode: found.taxRateCode, at: tx.at });
  tx.update(products, id, { taxMode: mode, ...pair, priceChangedAt: tx.at });
  addPriceChange(tx, findProduct(tx, id)!, null);
}

const emptyProduct = {
  kind: 'product' as const,
  unit: '件',
  units: [],
  isImported: false,
  docs: [],
  replacements: [],
  bundleItems: [],
};
