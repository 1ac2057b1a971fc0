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

/** Read in this order: what is read last ranks first among equals. */
export const indexedTables: readonly IndexedTable[] = [
  indexed('contacts', 'contact', 'NULL', 'NULL', 'NULL'),
  indexed('leads', 'lead', 'contact_name', 'NULL', 'no'),
  indexed('customers', 'customer', 'short_name', 'credit_code', 'no'),
];

export function rowToNameEntry(kind: SearchKind, row: IndexedRow): NameEntry {
  return {
    id: row.id,
    kind,
    name: row.name,
    namePinyin: row.namePinyin,
    ...(row.shortName ? { shortName: row.shortName, shortNamePinyin: pinyinColumns(row.shortName).namePinyin } : {}),
    phones: [row.mobile, row.phone].flatMap((phone) => (phone ? [readPhone(phone).digits] : [])),
    creditCode: row.creditCode,
    nos: [row.no, row.creditCode].filter((no) => no !== null),
    scope: scopeKey(row),
  };
}

export function rowToCompany(row: IndexedRow): CompanyEntry {
  return { id: row.id, name: row.name, creditCode: row.creditCode, phones: [row.mobile, row.phone] };
}

function indexed(table: string, kind: SearchKind, shortName: string, creditCode: string, no: string): IndexedTable {
  const columns =
    `rowid AS at, id, name, ${shortName} AS "shortName", name_pinyin AS "namePinyin", mobile, phone, ` +
    `${creditCode} AS "creditCode", ${no} AS no, branch_id AS "branchId", dept_id AS "deptId", ` +
    'owner_id AS "ownerId", deleted_at AS "deletedAt"';
  return {
    table,
    kind,
    pageSql: `SELECT ${columns} FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ?`,
    rowSql: `SELECT ${columns} FROM ${table} WHERE id = ?`,
  };
}
