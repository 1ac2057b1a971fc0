import type { Actor } from '../../kernel/scope.ts';
import { nameKeys, phoneKey } from '../../ledger/name-keys.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import { contacts } from './contacts.tables.ts';

export type ContactRecord = RowOf<typeof contacts>;

export function findContact(db: ReadDb, id: string): ContactRecord | undefined {
  return findRow(db, contacts, id);
}

export function findVisibleContact(db: ReadDb, actor: Actor, id: string): ContactRecord | undefined {
  return findVisibleRow(db, actor, contacts, id);
}

/** The customer's contact with this mobile number, in whatever way it is written. */
export function findSameMobile(
  db: ReadDb,
  customerId: string,
  mobile: string | null | undefined,
  exceptId: string | null,
): ContactRecord | undefined {
  const key = phoneKey(mobile);
  if (key === null) return undefined;
  return selectRows(
    db,
    contacts,
    't.mobile_norm = ? AND t.customer_id = ? AND t.id IS NOT ? AND t.deleted_at IS NULL LIMIT 1',
    key,
    customerId,
    exceptId,
  )[0];
}

/** Everybody in the company's data with this mobile number. */
export function listByMobile(db: ReadDb, mobile: string, exceptId: string | null): ContactRecord[] {
  const key = phoneKey(mobile);
  if (key === null) return [];
  return selectRows(
    db,
    contacts,
    't.mobile_norm = ? AND t.id IS NOT ? AND t.deleted_at IS NULL ORDER BY t.updated_at DESC LIMIT 20',
    key,
    exceptId,
  );
}

export function findPrimaryContact(db: ReadDb, customerId: string): ContactRecord | undefined {
  return selectRows(
    db,
    contacts,
    't.customer_id = ? AND t.is_primary = 1 AND t.deleted_at IS NULL LIMIT 1',
    customerId,
  )[0];
}

/** The columns that are derived from what a person typed. */
export function contactKeys(contact: Pick<ContactRecord, 'name' | 'mobile'>) {
  return { ...nameKeys(contact.name, { person: true }), mobileNorm: phoneKey(contact.mobile) };
}

/** After one primary contact left the customer, the longest known of the others takes its place. */
export function setNextPrimary(tx: WriteTx, customerId: string): void {
  if (findPrimaryContact(tx, customerId)) return;
  const next = selectRows(
    tx,
    contacts,
    "t.customer_id = ? AND t.status = 'active' AND t.deleted_at IS NULL ORDER BY t.created_at, t.id LIMIT 1",
    customerId,
  )[0];
  if (next) tx.update(contacts, next.id, { isPrimary: true });
}
