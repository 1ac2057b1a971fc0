import type { Actor } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import type { CustomerRecord } from '../customers/customers.repository.ts';
import { titleOfCustomer } from './invoice-title.model.ts';
import { invoiceTitles, taxEntities } from './invoice-titles.tables.ts';

export type InvoiceTitleRecord = RowOf<typeof invoiceTitles>;
export type TaxEntityRecord = RowOf<typeof taxEntities>;

export function findTitle(db: ReadDb, id: string): InvoiceTitleRecord | undefined {
  return findRow(db, invoiceTitles, id);
}

export function findVisibleTitle(db: ReadDb, actor: Actor, id: string): InvoiceTitleRecord | undefined {
  return findVisibleRow(db, actor, invoiceTitles, id);
}

/** The default one first. */
export function listTitlesOf(db: ReadDb, customerId: string): InvoiceTitleRecord[] {
  return selectRows(
    db,
    invoiceTitles,
    't.customer_id = ? AND t.deleted_at IS NULL ORDER BY t.is_default DESC, t.created_at, t.id',
    customerId,
  );
}

export function findEntity(db: ReadDb, id: string): TaxEntityRecord | undefined {
  const entity = findRow(db, taxEntities, id);
  return entity?.deletedAt === null ? entity : undefined;
}

export function listEntities(db: ReadDb): TaxEntityRecord[] {
  return selectRows(db, taxEntities, 't.deleted_at IS NULL ORDER BY t.created_at, t.id');
}

/** In whose name a branch issues, where nobody says another: one that names the branch before one that names none. */
export function findEntityOf(db: ReadDb, branchId: string | null): TaxEntityRecord | undefined {
  const all = listEntities(db);
  const own = all.find(({ branchIds }) => branchId !== null && branchIds.includes(branchId));
  return own ?? all.find(({ branchIds }) => branchIds.length === 0);
}

/** The customer's default title; where it has none yet, one is made of the customer's own record. */
export function takeTitle(tx: WriteTx, customer: CustomerRecord): InvoiceTitleRecord {
  const [first] = listTitlesOf(tx, customer.id);
  if (first) return first;
  const id = tx.newId();
  const { branchId, deptId, ownerId } = customer;
  tx.insert(invoiceTitles, {
    id,
    customerId: customer.id,
    ...titleOfCustomer(customer),
    isDefault: true,
    origin: 'customer',
    ...{ branchId, deptId, ownerId },
  });
  return findTitle(tx, id)!;
}
