import type { ReadDb, RowOf } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { builtInTaxRates } from './built-in-rates.model.ts';
import { type TaxRate, taxRateOn } from './tax-rate.model.ts';
import { taxRates } from './tax-rates.tables.ts';

export type TaxRateRecord = RowOf<typeof taxRates>;

/** The table as it is now: the built-in rates, each replaced by the company's own row of its id, and the added ones. */
export function listTaxRates(db: ReadDb): TaxRate[] {
  return everyRate(db)
    .filter((rate) => rate.deletedAt === null)
    .sort((left, right) => byText(left.code, right.code) || byText(left.validFrom ?? '', right.validFrom ?? ''));
}

/** Also one in the recycle bin. */
export function findTaxRate(db: ReadDb, id: string): TaxRate | undefined {
  return everyRate(db).find((rate) => rate.id === id);
}

/** Whether the database has a row of it, or only the program. */
export function isStored(db: ReadDb, id: string): boolean {
  return db.row('SELECT 1 FROM tax_rates WHERE id = ?', id) !== undefined;
}

/** The rate of a code on a day of Asia/Shanghai; undefined where the table has none. */
export function findTaxRateOn(db: ReadDb, code: string, day: string): TaxRate | undefined {
  return taxRateOn(listTaxRates(db), code, day);
}

function everyRate(db: ReadDb): TaxRate[] {
  const stored = selectRows(db, taxRates, '1');
  const ids = new Set(stored.map((rate) => rate.id));
  return [...builtInTaxRates.filter((rate) => !ids.has(rate.id)), ...stored];
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
