import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { pinyinColumns } from '../../kernel/search/pinyin.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findTaxDefaults } from '../catalogue/catalogue.repository.ts';
import { checkProduct } from './check-product.ts';
import type { NewProduct, ProductCodeTaken } from './product.model.ts';
import { addPriceChange, pricePair } from './product-prices.repository.ts';
import { permitProduct } from './products.policy.ts';
import { findProduct } from './products.repository.ts';
import { products } from './products.tables.ts';

type CreateProductRefusal = NotAllowed | FieldInvalid | IdTaken | ProductCodeTaken;

/** What is left out of tax comes from the category, or the nearest above it that says something. */
export function createProduct(tx: WriteTx, actor: Actor, input: NewProduct): Result<Written, CreateProductRefusal> {
  const permit = permitProduct(actor, 'product.create');
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findProduct(tx, id)) return refuse({ code: 'ID_TAKEN' });

  const { price = null, taxMode = 'included', ...fields } = input;
  const given = presentFields(fields);
  const defaults = findTaxDefaults(tx, input.categoryId ?? null);
  const taxRateCode = input.taxRateCode ?? defaults.taxRateCode ?? (input.kind === 'service' ? 'V6' : 'V13');
  const row = {
    ...emptyProduct,
    ...given,
    taxRateCode,
    taxClassCode: input.taxClassCode ?? defaults.taxClassCode,
    taxClassShort: input.taxClassShort ?? defaults.taxClassShort,
    taxMode,
    id,
    ...pinyinColumns(input.name),
    ...pricePair(tx, { taxMode, price, taxRateCode, at: tx.at }),
    priceChangedAt: price === null ? null : tx.at,
  };
  const checked = checkProduct(tx, row);
  if (!checked.ok) return checked;
  tx.insert(products, row);
  if (price !== null || row.cost !== null) addPriceChange(tx, row, null);
  return ok({ id, commandId: tx.command.id });
}

const emptyProduct = {
  kind: 'product' as const,
  lineId: null,
  brandId: null,
  categoryId: null,
  supplierId: null,
  unit: '件',
  units: [],
  minPrice: null,
  cost: null,
  isImported: false,
  docs: [],
  replacements: [],
  bundleItems: [],
  tags: [],
  status: 'draft' as const,
};
