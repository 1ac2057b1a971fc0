import { presentFields } from '../../kernel/present-fields.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import { moveBinRows } from '../../ledger/bin-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ProductNotFound } from '../products/product.model.ts';
import { findProduct } from '../products/products.repository.ts';
import type { SupplierNotFound, SupplierPrice } from './supplier.model.ts';
import { permitSupplier } from './suppliers.policy.ts';
import { findPriceFor, findSupplier, findSupplierPrice } from './suppliers.repository.ts';
import { supplierPrices } from './suppliers.tables.ts';

type SetPriceInput = Pick<SupplierPrice, 'supplierId' | 'productId'> & {
  readonly [Field in 'price' | 'moq' | 'leadTimeDays' | 'validTo' | 'remark']?: SupplierPrice[Field] | undefined;
} & { readonly id?: string | undefined };

/** What a supplier asks for a product; the last word replaces the one before, and history keeps both. */
export function setSupplierPrice(
  tx: WriteTx,
  actor: Actor,
  { id, supplierId, productId, ...rest }: SetPriceInput,
): Result<Written, SupplierNotFound | ProductNotFound | NotAllowed> {
  const permit = permitSupplier(actor, 'supplier.edit');
  if (!permit.ok) return permit;
  if (!findSupplier(tx, supplierId)) return refuse({ code: 'SUPPLIER_NOT_FOUND' });
  if (!findProduct(tx, productId)) return refuse({ code: 'PRODUCT_NOT_FOUND' });
  const fields = presentFields(rest);
  const known = findPriceFor(tx, supplierId, productId);
  if (known) {
    tx.update(supplierPrices, known.id, fields);
    return ok({ id: known.id, commandId: tx.command.id });
  }
  const free = id !== undefined && !findSupplierPrice(tx, id) ? id : tx.newId();
  tx.insert(supplierPrices, { id: free, supplierId, productId, ...fields });
  return ok({ id: free, commandId: tx.command.id });
}

export function removeSupplierPrice(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, SupplierNotFound | NotAllowed> {
  const permit = permitSupplier(actor, 'supplier.edit');
  if (!permit.ok) return permit;
  return moveBinRows(tx, { table: supplierPrices, ids, to: 'bin', missing: 'SUPPLIER_NOT_FOUND' });
}
