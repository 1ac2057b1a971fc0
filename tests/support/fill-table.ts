import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { App } from '#shared/app/app.ts';
import { addDays, chinaDate } from '#shared/kernel/china/dates.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import { company } from './test-host.ts';

/** Whose the n-th row is, as SQL: three people in two branches. */
export const homes = {
  branchId: `CASE n.i % 3 WHEN 2 THEN '${company.south}' ELSE '${company.north}' END`,
  deptId: `CASE n.i % 3 WHEN 2 THEN '${company.southSales}' ELSE '${company.northSales}' END`,
  ownerId: `CASE n.i % 3 WHEN 0 THEN '${company.manager}' WHEN 1 THEN '${company.mei}' ELSE '${company.lin}' END`,
};

/** The id of a row by its number, as SQL. */
export const idOf = (prefix: string, number = 'n.i') => `printf('${prefix}-0000-7000-8000-%012d', ${number})`;

/** One of some texts by a number, as SQL. */
export const oneOf = (texts: readonly string[], number = 'n.i') =>
  `json_extract('${JSON.stringify(texts)}', '$[' || ((${number}) % ${texts.length}) || ']')`;

/** Puts many rows into a table at once: `row` is what they share, `varied` is SQL over their number `n.i`. */
export type Fill = (
  table: SQLiteTable,
  count: number,
  row: Record<string, unknown>,
  varied: Readonly<Record<string, string>>,
) => void;

/** What the rows of one large company are filled with: days around `now`, times that go back, customers in turn. */
export function fillOf(app: App, now: number, customers: number) {
  const stamps = { createdAt: now, updatedAt: now, revision: 0 };
  const dates = Array.from({ length: 400 }, (_, back) => addDays(chinaDate(now), 60 - back));
  const fill: Fill = (table, count, row, varied) => {
    const { name, fields } = codecOf(table);
    const shared = codecOf(table).values({ ...stamps, ...row });
    const columns = fields.map((field) => `"${field.column}"`).join(', ');
    const bound: unknown[] = [];
    const values = fields.map(({ property }, place) => {
      if (varied[property]) return varied[property];
      bound.push(shared[place]);
      return '?';
    });
    app
      .statements(
        `INSERT INTO "${name}" (${columns}) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${count}) SELECT ${values.join(', ')} FROM n`,
      )
      .run(...bound);
  };
  return {
    fill,
    dateOf: (number: string) => oneOf(dates, number),
    times: { createdAt: `${now} - n.i * 500`, updatedAt: `${now} - n.i * 500` },
    customerId: `(SELECT id FROM bench_customers WHERE rowid = 1 + n.i % ${customers})`,
  };
}
