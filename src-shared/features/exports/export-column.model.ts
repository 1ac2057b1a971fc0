import type { ImportChoice, ImportFieldSpec } from '../imports/import-field.model.ts';

/** How a value is written so that a person reads it and an import reads it back; `exact` is money in millionths of a yuan. */
export type ExportCell = 'text' | 'money' | 'exact' | 'number' | 'instant' | 'date' | 'boolean' | 'choice' | 'list';

export interface ExportColumnSpec {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
  readonly cell: ExportCell;
  readonly choices: readonly ImportChoice[];
}

const cells: Readonly<Record<ImportFieldSpec['type'], ExportCell>> = {
  text: 'text',
  creditCode: 'text',
  phone: 'text',
  email: 'text',
  website: 'text',
  number: 'number',
  money: 'money',
  decimal: 'text',
  date: 'date',
  instant: 'instant',
  choice: 'choice',
  boolean: 'boolean',
  tags: 'list',
  person: 'text',
  customer: 'text',
};

/** Fields that only files have: a record keeps them joined. */
const onlyInFiles = new Set(['country', 'province', 'city', 'district', 'postalCode', 'lastName', 'firstName']);

/** A room's columns are the import's own fields, so that an exported file can be imported as it is. */
export function fromImport(
  fields: readonly ImportFieldSpec[],
  shown: Readonly<Record<string, string>>,
): ExportColumnSpec[] {
  return fields
    .filter(({ field }) => !onlyInFiles.has(field) && !field.startsWith('contact'))
    .map(({ field, zh, en, type, choices }) => ({ field: shown[field] ?? field, zh, en, cell: cells[type], choices }));
}

/** One column of a file, in both languages. */
export const column = (
  field: string,
  zh: string,
  en: string,
  cell: ExportCell = 'text',
  choices: ImportChoice[] = [],
) => ({
  field,
  zh,
  en,
  cell,
  choices,
});

export const home = [column('deptName', '所属部门', 'Department'), column('branchName', '所属分支', 'Branch')];
export const stamps = [column('updatedAt', '更新时间', 'Updated at', 'instant')];
export const followed = [
  column('lastFollowAt', '最后跟进时间', 'Last follow-up', 'instant'),
  column('lastFollowContent', '最后跟进内容', 'Last follow-up text'),
  column('followCount', '跟进次数', 'Follow-ups', 'number'),
];
