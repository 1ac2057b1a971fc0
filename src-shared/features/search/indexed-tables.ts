import { readPhone } from '../../kernel/china/phone.ts';
import type { CompanyEntry } from '../../kernel/search/duplicate-index.ts';
import type { NameEntry } from '../../kernel/search/name-index.ts';
import { pinyinColumns } from '../../kernel/search/pinyin.ts';
import { scopeKey } from '../../kernel/search/record-search.ts';
import type { SearchKind } from '../../kernel/search/search-rules.ts';

/** A row as it is read for the indexes: what a table lacks is null. */
export interface IndexedRow {
  readonly at: number;
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly namePinyin: string;
  readonly mobile: string | null;
  readonly phone: string | null;
  readonly creditCode: string | null;
  readonly no: string | null;
  readonly code: string | null;
  readonly branchId: string | null;
  readonly deptId: string | null;
  readonly ownerId: string | null;
  readonly deletedAt: number | null;
}

export interface IndexedTable {
  readonly table: string;
  readonly kind: SearchKind;
  readonly pageSql: string;
  readonly rowSql: string;
}

/** Which columns hold what a record is found by. `gone` is not null for a row that is not to be found. */
interface IndexedColumns {
  readonly name?: string;
  readonly shortName?: string;
  readonly pinyin?: string;
  readonly mobile?: string;
  readonly phone?: string;
  readonly creditCode?: string;
  readonly no?: string;
  readonly code?: string;
  readonly gone?: string;
}

const person: IndexedColumns = { name: 'name', pinyin: 'name_pinyin', mobile: 'mobile', phone: 'phone' };

/** Read in this order: what is read last ranks first among equals. */
export const indexedTables: readonly IndexedTable[] = [
  indexed('events', 'event', { name: 'title' }),
  indexed('products', 'product', {
    name: 'name',
    shortName: 'spec',
    pinyin: 'name_pinyin',
    no: 'code',
    code: 'barcode',
  }),
  indexed('contracts', 'contract', { name: 'name', no: 'no' }),
  indexed('orders', 'order', { no: 'no', code: 'customer_order_no' }),
  // Of a quote's versions the one that holds is found.
  indexed('quotes', 'quote', { name: "coalesce(name, '')", no: 'no', gone: "nullif(status <> 'superseded', 1)" }),
  indexed('opportunities', 'opportunity', { name: 'name', pinyin: 'name_pinyin', no: 'no' }),
  indexed('contacts', 'contact', person),
  indexed('leads', 'lead', { ...person, shortName: 'contact_name', no: 'no' }),
  indexed('customers', 'customer', { ...person, shortName: 'short_name', creditCode: 'credit_code', no: 'no' }),
];

export function rowToNameEntry(kind: SearchKind, row: IndexedRow): NameEntry {
  return {
    id: row.id,
    kind,
    name: row.name,
    namePinyin: row.namePinyin || (row.name && pinyinColumns(row.name).namePinyin),
    ...(row.shortName ? { shortName: row.shortName, shortNamePinyin: pinyinColumns(row.shortName).namePinyin } : {}),
    phones: [row.mobile, row.phone].flatMap((phone) => (phone ? [readPhone(phone).digits] : [])),
    creditCode: row.creditCode,
    nos: [row.no, row.code, row.creditCode].filter((no) => no !== null),
    scope: scopeKey(row),
  };
}

export function rowToCompany(row: IndexedRow): CompanyEntry {
  return { id: row.id, name: row.name, creditCode: row.creditCode, phones: [row.mobile, row.phone] };
}

function indexed(table: string, kind: SearchKind, columns: IndexedColumns): IndexedTable {
  const { name = "''", shortName, pinyin = "''", mobile, phone, creditCode, no, code, gone } = columns;
  const or = (column: string | undefined, as: string) => `${column ?? 'NULL'} AS "${as}"`;
  const selected = [
    `rowid AS at, id, ${name} AS name, ${pinyin} AS "namePinyin"`,
    or(shortName, 'shortName'),
    or(mobile, 'mobile'),
    or(phone, 'phone'),
    or(creditCode, 'creditCode'),
    or(no, 'no'),
    or(code, 'code'),
    kind === 'product'
      ? 'NULL AS "branchId", NULL AS "deptId", NULL AS "ownerId"'
      : 'branch_id AS "branchId", dept_id AS "deptId", owner_id AS "ownerId"',
    `${gone ? `coalesce(deleted_at, ${gone})` : 'deleted_at'} AS "deletedAt"`,
  ].join(', ');
  return {
    table,
    kind,
    pageSql: `SELECT ${selected} FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ?`,
    rowSql: `SELECT ${selected} FROM ${table} WHERE id = ?`,
  };
}
