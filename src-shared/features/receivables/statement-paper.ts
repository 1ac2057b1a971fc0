import { amountInWords } from '../../kernel/china/amount-in-words.ts';
import { fenToYuan } from '../../kernel/money/decimal.ts';
import { makePdf } from '../../papers/make-pdf.ts';
import type { Paper } from '../../papers/paper.ts';
import { writeXlsx } from '../../tabular/write-xlsx.ts';
import type { Statement } from './receivables.contract.ts';

type Language = 'zh-CN' | 'en';

const words = {
  title: ['客户对账单', 'Statement of account'],
  customer: ['客户', 'Customer'],
  month: ['对账月份', 'Month'],
  opening: ['期初应收', 'Owed at the beginning'],
  closing: ['期末应收', 'Owed at the end'],
  date: ['日期', 'Date'],
  kind: ['类型', 'Kind'],
  no: ['单号', 'No.'],
  debit: ['应收', 'Owed'],
  credit: ['已收', 'Received'],
  balance: ['余额', 'Balance'],
  order: ['订单', 'Order'],
  receipt: ['回款', 'Receipt'],
  refund: ['退款', 'Refund'],
  reversal: ['红冲', 'Reversal'],
  discount: ['折让', 'Allowance'],
  inWords: ['大写', 'In words'],
  confirm: ['以上往来款项核对无误，请签章确认。', 'Please confirm that the amounts above are correct.'],
  customerSeal: ['客户签章：', 'Customer’s signature and seal:'],
  sellerSeal: ['我方签章：', 'Our signature and seal:'],
  printedAt: ['打印于', 'Printed at'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

interface Asked {
  readonly statement: Statement;
  readonly sellerName: string | null;
  readonly language: Language;
  readonly by: string;
  readonly at: string;
}

/** 对账单 on paper, with the place to sign. */
export function statementPaper({ statement, sellerName, language, by, at }: Asked): Paper {
  const say = (word: keyof typeof words) => words[word][language === 'zh-CN' ? 0 : 1];
  const money = (text: string | number) => ({ text: typeof text === 'number' ? yuan(text) : text, alignment: 'right' });
  const headers = [
    say('date'),
    say('kind'),
    say('no'),
    money(say('debit')),
    money(say('credit')),
    money(say('balance')),
  ];
  return {
    title: `${say('title')} ${statement.customerName} ${statement.month}`,
    foot: `${statement.customerName} · ${statement.month} · ${say('printedAt')} ${at} · ${by}`,
    content: [
      { text: say('title'), fontSize: 18, bold: true, alignment: 'center', margin: [0, 0, 0, 10] },
      {
        columns: [`${say('customer')}：${statement.customerName}`, `${say('month')}：${statement.month}`],
        margin: [0, 0, 0, 8],
      },
      {
        table: {
          headerRows: 1,
          widths: ['auto', 'auto', '*', 'auto', 'auto', 'auto'],
          body: [
            headers,
            [say('opening'), '', '', '', '', money(statement.opening)],
            ...statement.rows.map(({ date, kind, no, debit, credit, balance }) => [
              ...[date, say(kind), no ?? ''],
              ...[debit, credit, balance].map(money),
            ]),
            [say('closing'), '', '', money(statement.debits), money(statement.credits), money(statement.closing)],
          ],
        },
        layout: 'lightHorizontalLines',
      },
      ...(language === 'zh-CN' && statement.closing > 0
        ? [{ text: `${say('inWords')}：${amountInWords(statement.closing)}`, margin: [0, 6, 0, 0] }]
        : []),
      { text: say('confirm'), margin: [0, 20, 0, 30] },
      { columns: [`${say('sellerSeal')}${sellerName ?? ''}`, say('customerSeal')], columnGap: 24 },
    ],
  };
}

/** The statement as a file: on paper, or as a workbook. */
export async function statementFile(asked: Asked, format: 'pdf' | 'xlsx'): Promise<File> {
  const { statement, language } = asked;
  const say = (word: keyof typeof words) => words[word][language === 'zh-CN' ? 0 : 1];
  const name = `${say('title')}-${statement.customerName}-${statement.month}`.replace(/[\\/:*?"<>|]/g, '_');
  if (format === 'pdf') {
    return new File([await makePdf(statementPaper(asked))], `${name}.pdf`, { type: 'application/pdf' });
  }
  const bytes = (await writeXlsx([
    {
      name: say('title'),
      headers: [say('date'), say('kind'), say('no'), say('debit'), say('credit'), say('balance')],
      rows: [
        ['', say('opening'), '', '', '', exact(statement.opening)],
        ...statement.rows.map(({ date, kind, no, debit, credit, balance }) => [
          ...[date, say(kind), no ?? ''],
          ...[debit, credit, balance].map(exact),
        ]),
        ['', say('closing'), '', exact(statement.debits), exact(statement.credits), exact(statement.closing)],
      ],
    },
  ])) as Uint8Array<ArrayBuffer>;
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new File([bytes], `${name}.xlsx`, { type });
}

function yuan(fen: number): string {
  return fenToYuan(fen).replace(/\B(?=(\d{3})+(?=\.))/g, ',');
}

/** A figure a spreadsheet can add up: fen as yuan with two places. */
function exact(fen: number): number {
  return Number(fenToYuan(fen));
}
