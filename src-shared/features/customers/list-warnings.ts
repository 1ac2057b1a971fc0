import { addDays, chinaDate } from '../../kernel/china/dates.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { countVisibleRows } from '../../reading/rows.ts';
import { careCycleDays } from '../customer-reviews/customer-review.model.ts';
import { orders } from '../orders/orders.tables.ts';
import { quotes } from '../quotes/quotes.tables.ts';
import type { CustomerBalance, CustomerWarning } from './customer-overview.model.ts';
import type { CustomerRecord } from './customers.repository.ts';

const dayMs = 86_400_000;
/** A quote that ends within so many days asks for a call. */
const quoteDays = 7;

/** What about this customer asks for somebody, of what the actor may see. `customer` is covered already. */
export function listWarnings(
  db: ReadDb,
  actor: Actor,
  customer: CustomerRecord,
  { overdue, owed }: CustomerBalance,
  now: number,
): CustomerWarning[] {
  const today = chinaDate(now);
  const since = customer.lastFollowAt ?? customer.receivedAt ?? customer.createdAt;
  const silentDays = customer.ownerId === null ? 0 : Math.floor((now - since) / dayMs);
  const cycle = careCycleDays[customer.level ?? 'B'];
  const limit = customer.creditLimit;
  const expiring = countVisibleRows(db, actor, quotes, {
    where: `t.customer_id = ? AND t.deleted_at IS NULL AND t.status IN ('active', 'sent') AND t.valid_until BETWEEN ? AND ?`,
    values: [customer.id, today, addDays(today, quoteDays)],
  });
  const late = countVisibleRows(db, actor, orders, {
    where: `t.customer_id = ? AND t.deleted_at IS NULL AND t.status IN ('confirmed', 'executing', 'changing')
      AND t.delivery_state <> 'full' AND t.promise_date < ?`,
    values: [customer.id, today],
  });
  const warnings: CustomerWarning[] = [];
  if (overdue) warnings.push({ code: 'overdue', value: overdue, allowed: null });
  if (owed !== null && limit !== null && owed > limit)
    warnings.push({ code: 'overCredit', value: owed, allowed: limit });
  if (late > 0) warnings.push({ code: 'ordersLate', value: late, allowed: null });
  if (expiring > 0) warnings.push({ code: 'quotesExpiring', value: expiring, allowed: quoteDays });
  if (silentDays > cycle) warnings.push({ code: 'silent', value: silentDays, allowed: cycle });
  return warnings;
}
