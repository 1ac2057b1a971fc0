import type { ReadDb } from '../../ports/database.ts';

/** What a customer paid in advance, in fen: of all that was confirmed, what is put to nothing. Red receipts take away. */
export function prepaidBy(db: ReadDb, customerId: string, currency = 'CNY'): number {
  return (
    db.row<{ prepaid: number | null }>(
      `SELECT sum(t.unallocated) AS prepaid FROM receipts t
       WHERE t.customer_id = ? AND t.currency = ? AND t.deleted_at IS NULL AND t.status IN ('confirmed', 'reversed')`,
      customerId,
      currency,
    )?.prepaid ?? 0
  );
}
