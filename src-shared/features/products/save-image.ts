import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import { moveBinRows } from '../../ledger/bin-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import type { ProductNotFound } from './product.model.ts';
import { permitProduct } from './products.policy.ts';
import { findProduct, listImagesOf } from './products.repository.ts';
import { productImages } from './products.tables.ts';

/** Few and small: they travel to every device. */
const imagesMost = 6;

export function addImage(
  tx: WriteTx,
  actor: Actor,
  input: { readonly id?: string | undefined; readonly productId: string; readonly data: string },
): Result<Written, ProductNotFound | NotAllowed | FieldInvalid | IdTaken> {
  const permit = permitProduct(actor, 'product.edit');
  if (!permit.ok) return permit;
  const product = findProduct(tx, input.productId);
  if (!product || product.deletedAt !== null) return refuse({ code: 'PRODUCT_NOT_FOUND' });
  const id = input.id!;
  if (findRow(tx, productImages, id)) return refuse({ code: 'ID_TAKEN' });
  const known = listImagesOf(tx, product.id);
  if (known.length >= imagesMost) return refuse({ code: 'FIELD_INVALID', field: 'images', rule: 'tooMany' });
  tx.insert(productImages, { id, productId: product.id, data: input.data, sort: (known.at(-1)?.sort ?? 0) + 1 });
  return ok({ id, commandId: tx.command.id });
}

export function removeImage(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, ProductNotFound | NotAllowed> {
  const permit = permitProduct(actor, 'product.edit');
  if (!permit.ok) return permit;
  return moveBinRows(tx, { table: productImages, ids, to: 'bin', missing: 'PRODUCT_NOT_FOUND' });
}
