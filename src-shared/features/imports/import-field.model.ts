/** How a cell becomes a value. */
export const importFieldTypes = [
  'text',
  'creditCode',
  'phone',
  'email',
  'website',
  'number',
  'money',
  'decimal',
  'date',
  'instant',
  'choice',
  'boolean',
  'tags',
  'person',
  'customer',
] as const;
export type ImportFieldType = (typeof importFieldTypes)[number];

export interface ImportChoice {
  readonly value: string;
  readonly zh: string;
  readonly en: string;
  /** Words of other programs for the same. */
  readonly also: readonly string[];
}

/** A field a column can fill, with the headers by which files name it. */
export interface ImportFieldSpec {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
  readonly type: ImportFieldType;
  readonly required: boolean;
  readonly max: number;
  readonly choices: readonly ImportChoice[];
  /** Other headers, as normalised by `headerKey`. */
  readonly also: readonly string[];
}

interface Options {
  readonly required?: boolean;
  readonly max?: number;
  readonly choices?: readonly ImportChoice[];
  readonly also?: readonly string[];
}

export function importField(
  field: string,
  zh: string,
  en: string,
  type: ImportFieldType,
  { required = false, max = 200, choices = [], also = [] }: Options = {},
): ImportFieldSpec {
  return { field, zh, en, type, required, max, choices, also: also.map(headerKey) };
}

/** Choices from `value 中文 English other words`, written `value|中文|English|also,also`. */
export function importChoices(...lines: readonly string[]): ImportChoice[] {
  return lines.map((line) => {
    const [value = '', zh = '', en = '', also = ''] = line.split('|');
    return { value, zh, en, also: also === '' ? [] : also.split(',') };
  });
}

/** Traditional characters of headers, each before its simplified twin. */
const twins =
  '戶户稱称聯联繫系絡络電电話话機机郵邮備备註注負负責责區区國国標标籤签級级編编號号職职務务業业網网類类傳传簡简創创時时間间態态圖图處处廠厂單单價价產产規规庫库額额總总來来說说詳详細细線线預预購购計计動动後后維维碼码個个從从關关條条雙双進进統统納纳稅税團团縣县鄉乡鎮镇門门應应誰谁贈赠';
const simplifiedOf = new Map<string, string>();
for (let at = 0; at < twins.length; at += 2) simplifiedOf.set(twins[at]!, twins[at + 1]!);

/**
 * What makes two headers the same: width, case, blanks, punctuation, the old or the new script and a mark like
 * （必填） do not.
 */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[(（【[](?:必填|required|选填|optional)[)）】\]]/g, '')
    .replace(/\p{Script=Han}/gu, (character) => simplifiedOf.get(character) ?? character)
    .replace(/[\s*_\-./\\:;,'"()[\]{}<>#·、，。：；（）【】]/g, '');
}
