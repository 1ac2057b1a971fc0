import type { ReadDb } from '../../ports/database.ts';
import { openStatuses } from '../quotes/quote-states.model.ts';

/** How many quotes that are not yet decided offer a product, whoever's they are. */
export function countOpenQuotesOf(db: ReadDb, productId: string): number {
  return db.row<{ total: number }>(
    `SELECT count(DISTINCT q.root_id) AS total FROM quote_lines l JOIN quotes q ON q.id = l.quote_id
     WHERE l.product_id = ? AND l.deleted_at IS NULL AND q.deleted_at IS NULL AND q.status IN (SELECT value FROM json_each(?))`,
    productId,
    JSON.stringify(openStatuses),
  )!.total;
}
