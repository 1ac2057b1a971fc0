import { headerKey } from '../imports/import-field.model.ts';

/** What a bank's file says of a line: its day, what came in or went out, who paid, the bank's own number, the text. */
export const bankFields = ['date', 'credit', 'amount', 'debit', 'direction', 'payerName', 'bankRef', 'text'] as const;
export type BankField = (typeof bankFields)[number];

/** Which column of the file fills a field, counted from 0. */
export type BankColumns = { readonly [Field in BankField]?: number | undefined };

/** Headers of the files of Chinese banks and payment services, the surest first. */
const headerWords: Readonly<Record<BankField, readonly string[]>> = {
  date: ['交易日期', '交易日', '记账日期', '入账日期', '到账日期', '交易时间', '入账时间', '日期', 'date'],
  credit: ['贷方发生额', '贷方金额', '收入金额', '收入', '贷方', '转入金额', '存入金额', 'credit'],
  amount: ['交易金额', '发生额', '金额', 'amount'],
  debit: ['借方发生额', '借方金额', '支出金额', '支出', '借方', '转出金额', '支取金额', 'debit'],
  direction: [
    '借贷标志',
    '借贷标识',
    '借贷方向',
    '收支方向',
    '收支',
    '收/支',
    '借/贷',
    '借贷',
    '资金流向',
    'direction',
  ],
  payerName: [
    '对方户名',
    '对方单位名称',
    '对方账户名称',
    '对方账号名称',
    '对方名称',
    '付款人名称',
    '付款人户名',
    '付款方户名',
    '付款人',
    '付款方',
    '交易对方',
    '对方单位',
    '户名',
    'payer',
    'counterparty',
  ],
  bankRef: [
    '交易流水号',
    '银行流水号',
    '流水号',
    '核心流水号',
    '企业流水号',
    '交易编号',
    '交易单号',
    '凭证号',
    '交易序号',
    'reference',
    'transactionid',
  ],
  text: ['附言', '摘要', '用途', '交易附言', '备注', '交易摘要', '商品', 'memo', 'description', 'purpose'],
};

/** An amount without a word for its direction is looked for last: its words are parts of the others. */
const guessedFirst = [...bankFields.filter((field) => field !== 'amount'), 'amount'] as const;

/** Where the fields of a line stand, by the words of a header row. */
export function guessBankColumns(headers: readonly string[]): BankColumns {
  const keys = headers.map(headerKey);
  const taken = new Set<number>();
  const found: { [Field in BankField]?: number } = {};
  const fits = [(key: string, word: string) => key === word, (key: string, word: string) => key.includes(word)];
  for (const isHit of fits) {
    for (const field of guessedFirst.filter((each) => found[each] === undefined)) {
      const hits = headerWords[field]
        .map(headerKey)
        .map((word) => keys.findIndex((key, at) => isHit(key, word) && !taken.has(at)));
      const column = hits.find((at) => at >= 0);
      if (column === undefined) continue;
      found[field] = column;
      taken.add(column);
    }
  }
  return found;
}

/** A header row says at least on which day how much came. */
export function isBankHeader({ date, credit, amount }: BankColumns): boolean {
  return date !== undefined && (credit !== undefined || amount !== undefined);
}

const incoming = /^(贷|收|转入|存入|来账|入|c$|cr|credit|in)/i;

/** Fen that came in; nothing for money that went out; undefined where the cells hold no amount. */
export function incomeOf(
  cell: (field: BankField) => string,
  fen: (text: string) => number | undefined,
): number | 'outgoing' | undefined {
  const [credit, debit, amount] = [fen(cell('credit')), fen(cell('debit')), fen(cell('amount'))];
  if (credit !== undefined && credit > 0) return credit;
  if (debit !== undefined && debit !== 0) return 'outgoing';
  if (amount === undefined) return credit === undefined ? undefined : 'outgoing';
  const direction = cell('direction').trim();
  if (direction !== '') return incoming.test(direction) ? Math.abs(amount) : 'outgoing';
  return amount > 0 ? amount : 'outgoing';
}
