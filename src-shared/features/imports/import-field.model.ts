/** How a cell becomes a value. */
export const importFieldTypes = [
  'text',
  'creditCode',
  'phone',
  'email',
  'website',
  'number',
  'money',
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

/** What makes two headers the same: width, case, blanks, punctuation and a mark like （必填） do not. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[(（【[](?:必填|required|选填|optional)[)）】\]]/g, '')
    .replace(/[\s*_\-./\\:;,'"()[\]{}<>#·、，。：；（）【】]/g, '');
}
