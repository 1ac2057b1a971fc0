import { chinaDate } from '../../kernel/china/dates.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { keptRows } from '../../reading/count-rows.ts';
import { listCondition } from '../../reading/list-rows.ts';
import { listEntities } from '../invoice-titles/invoice-titles.repository.ts';
import { standingStatuses } from './invoice-states.model.ts';
import type { InvoiceSums, RegisterTotals } from './invoices.contract.ts';
import { invoiceCondition, invoiceList, type ListInvoicesInput, ofRate } from './list-invoices.ts';

interface Wanted {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly entityId?: string | undefined;
}

interface Sum {
  readonly count: number;
  readonly amountExcl: number;
  readonly taxTotal: number;
  readonly amountIncl: number;
}

const standing = standingStatuses.map((each) => `'${each}'`).join(', ');
const nothing: Sum = { count: 0, amountExcl: 0, taxTotal: 0, amountIncl: 0 };
const ofInvoices = `count(*) AS count, coalesce(sum(t.amount_excl), 0) AS amountExcl,
  coalesce(sum(t.tax_total), 0) AS taxTotal, coalesce(sum(t.amount_incl), 0) AS amountIncl`;
const ofLines = `count(DISTINCT t.id) AS count, coalesce(sum(l.amount_excl), 0) AS amountExcl,
  coalesce(sum(l.tax), 0) AS taxTotal, coalesce(sum(l.amount_incl), 0) AS amountIncl`;

/** What the standing ones of a list come to; by rate, where the list asks for one only that. */
export function sumListed(db: ReadDb, actor: Actor, input: ListInvoicesInput): InvoiceSums {
  const condition = invoiceCondition(db, actor, input);
  const where = `${condition.sql} AND t.status IN (${standing})`;
  const rate = input.filters.find(({ field }) => field === 'taxRate');
  const ofOne = rate ? ` AND ${ofRate} = ?` : '';
  const byRate = sumByRate(db, `${where}${ofOne}`, [...condition.values, ...(rate ? [String(rate.value)] : [])]);
  return {
    ...(keptRows<Sum>(db, `SELECT ${ofInvoices} FROM invoices t WHERE ${where}`, condition.values)[0] ?? nothing),
    byRate,
  };
}

function sumByRate(db: ReadDb, where: string, values: readonly unknown[]): InvoiceSums['byRate'] {
  return [
    ...keptRows<InvoiceSums['byRate'][number]>(
      db,
      `SELECT l.tax_rate AS taxRate, l.tax_tag AS taxTag, ${ofLines} FROM invoice_lines l JOIN invoices t ON t.id = l.invoice_id
       WHERE l.deleted_at IS NULL AND ${where} GROUP BY l.tax_rate, l.tax_tag ORDER BY l.tax_rate DESC`,
      values,
    ),
  ];
}

/** What was issued and stands, red taken off, within what the actor may see; the quota is this month's. */
export function sumInvoices(db: ReadDb, actor: Actor, { from, to, entityId }: Wanted, now: number): RegisterTotals {
  const condition = listCondition(actor, invoiceList, {
    scene: 'all',
    filters: [
      { field: 'status', operator: 'in', value: [...standingStatuses] },
      ...(entityId ? [{ field: 'entityId', operator: 'is' as const, value: entityId }] : []),
    ],
  });
  const where = `${condition.sql} AND t.issue_date >= ? AND t.issue_date <= ?`;
  const values = [...condition.values, from ?? '0000-01-01', to ?? '9999-12-31'];
  const byEntity = keptRows<Sum & { entityId: string }>(
    db,
    `SELECT t.entity_id AS entityId, ${ofInvoices} FROM invoices t WHERE ${where} GROUP BY t.entity_id`,
    values,
  );
  return {
    ...(keptRows<Sum>(db, `SELECT ${ofInvoices} FROM invoices t WHERE ${where}`, values)[0] ?? nothing),
    byEntity: listEntities(db).map(({ id, name, quotaTotal }) => ({
      ...nothing,
      ...byEntity.find((each) => each.entityId === id),
      entityId: id,
      name,
      quotaTotal,
      quotaLeft: quotaTotal === null ? null : quotaTotal - issuedThisMonth(db, id, now),
    })),
    byRate: sumByRate(db, where, values),
    byMonth: [
      ...keptRows<RegisterTotals['byMonth'][number]>(
        db,
        `SELECT substr(t.issue_date, 1, 7) AS month, ${ofInvoices} FROM invoices t WHERE ${where} GROUP BY 1 ORDER BY 1 DESC`,
        values,
      ),
    ],
  };
}

/** Without tax; a red invoice gives quota back. */
function issuedThisMonth(db: ReadDb, entityId: string, now: number): number {
  const month = chinaDate(now).slice(0, 7);
  return (
    db.row<{ fen: number | null }>(
      `SELECT sum(t.amount_excl) AS fen FROM invoices t WHERE t.entity_id = ? AND t.deleted_at IS NULL
         AND t.status IN (${standing}) AND substr(t.issue_date, 1, 7) = ?`,
      entityId,
      month,
    )?.fen ?? 0
  );
}
