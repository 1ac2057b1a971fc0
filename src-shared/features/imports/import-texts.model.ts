import type { fileProblems, ImportModule, RowProblem, rowProblemCodes } from './import.model.ts';

export type ImportLanguage = 'zh-CN' | 'en';
type Texts<Key extends string> = Readonly<Record<Key, readonly [zh: string, en: string]>>;

/** What is wrong with a file, as one sentence; the place follows it. */
const fileTexts: Texts<(typeof fileProblems)[number]> = {
  empty: ['文件里没有数据行。', 'The file has no rows of data.'],
  tooLarge: ['文件太大（上限 {{detail}}），请分成几个文件。', 'The file is too large (limit {{detail}}); split it.'],
  unknownFormat: [
    '不支持这种文件（{{detail}}），请用 CSV、XLSX 或 vCard。',
    'Files of this kind ({{detail}}) cannot be imported; use CSV, XLSX or vCard.',
  ],
  oldExcel: ['这是旧版 Excel（.xls），请另存为 .xlsx。', 'This is an old Excel file (.xls); save it as .xlsx.'],
  encrypted: ['文件有密码保护，请先去掉密码再导入。', 'The file is protected by a password; remove it first.'],
  formatMismatch: ['文件内容与扩展名（{{detail}}）不符。', 'The content is not what the extension ({{detail}}) says.'],
  brokenEncoding: ['文字编码有损坏，无法按 {{detail}} 读取。', 'The text is damaged and cannot be read as {{detail}}.'],
  brokenQuotes: ['引号没有成对，读不出后面的行。', 'A quotation mark is never closed, so what follows cannot be read.'],
  cellTooLarge: [
    '单元格内容过长（上限 {{detail}} 字），或引号没有闭合。',
    'A cell is too long (limit {{detail}} characters), or a quotation mark is never closed.',
  ],
  tooManyRows: [
    '行数太多（上限 {{detail}} 行），请分成几个文件。',
    'There are too many rows (limit {{detail}}); split the file.',
  ],
  tooManyColumns: ['列数太多（上限 {{detail}} 列）。', 'There are too many columns (limit {{detail}}).'],
  unsafeArchive: [
    '压缩内容不安全（{{detail}}），已拒绝打开。',
    'The archive inside is not safe ({{detail}}) and was not opened.',
  ],
  damaged: ['文件已损坏（{{detail}}）。', 'The file is damaged ({{detail}}).'],
  sheetMissing: ['找不到这个工作表。', 'The sheet does not exist.'],
  noHeader: ['找不到标题行。', 'There is no such header row.'],
};

/** Why a row or cell was refused; `{{expected}}` is what would have been right. */
const rowTexts: Texts<(typeof rowProblemCodes)[number]> = {
  required: ['必填', 'Required'],
  tooLong: ['太长，最多 {{expected}} 字', 'Too long, at most {{expected}} characters'],
  notANumber: ['不是数字，例如 {{expected}}', 'Not a number, such as {{expected}}'],
  outOfRange: ['超出范围 {{expected}}', 'Out of range {{expected}}'],
  notADate: ['不是日期，例如 {{expected}}', 'Not a date, such as {{expected}}'],
  ambiguousDate: [
    '日和月分不清，请写成 {{expected}}，或选择日期顺序',
    'Day and month cannot be told apart; write {{expected}} or choose the order',
  ],
  notAChoice: ['不在选项中：{{expected}}', 'Not one of: {{expected}}'],
  notABoolean: ['请填 {{expected}}', 'Write {{expected}}'],
  notAnEmail: ['不是邮箱，例如 {{expected}}', 'Not an e-mail address, such as {{expected}}'],
  notAPhone: ['不是电话号码', 'Not a telephone number'],
  badCreditCode: ['统一社会信用代码校验不通过（{{expected}}）', 'The credit code fails its check ({{expected}})'],
  ownerUnknown: ['没有这位同事，或重名、已停用', 'No such colleague, or two of the name, or no longer active'],
  customerUnknown: ['没有这个客户，请先导入客户', 'No such customer; import customers first'],
  notFound: ['没有找到要更新的记录', 'The record to update was not found'],
  tooManyCells: ['这一行的列数多于标题（{{expected}} 列）', 'The row has more cells than the header ({{expected}})'],
  notAllowed: ['没有权限', 'Not permitted'],
  refused: ['已有相同的记录', 'The same record exists already'],
};

export function fileProblemText(
  language: ImportLanguage,
  problem: { readonly reason: (typeof fileProblems)[number]; readonly detail?: string | undefined },
): string {
  return fill(fileTexts[problem.reason][at(language)], problem.detail);
}

export function rowProblemText(
  language: ImportLanguage,
  { code, expected }: Pick<RowProblem, 'code' | 'expected'>,
): string {
  return fill(rowTexts[code][at(language)], expected);
}

/** Drops an empty bracket where the place to fill has nothing to say. */
function fill(text: string, value: string | undefined): string {
  return text.replace(/\{\{\w+\}\}/, value ?? '').replace(/[（(]\s*[)）]/, '');
}

function at(language: ImportLanguage): 0 | 1 {
  return language === 'en' ? 1 : 0;
}

export const moduleTexts: Texts<ImportModule> = {
  customers: ['客户', 'Customers'],
  contacts: ['联系人', 'Contacts'],
  leads: ['线索', 'Leads'],
  products: ['产品', 'Products'],
  suppliers: ['供应商', 'Suppliers'],
  productLines: ['产品线', 'Product lines'],
  orders: ['订单', 'Orders'],
  orderLines: ['订单明细', 'Order lines'],
  users: ['人员', 'People'],
};
