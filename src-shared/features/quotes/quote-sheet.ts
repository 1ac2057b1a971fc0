import { writeXlsx } from '../../tabular/write-xlsx.ts';
import { type PaperLanguage, type PaperWord, paperWord } from './paper-words.model.ts';
import { amountText, quoteTable } from './quote-table.model.ts';
import type { PaperTemplate } from './quote-template.model.ts';
import type { QuotePage } from './quotes.contract.ts';

/** A quote as a workbook: its lines as the paper prints them, and a second sheet with its terms and sums. */
export function quoteSheet(
  quote: QuotePage,
  template: PaperTemplate,
  language: PaperLanguage,
): Promise<Uint8Array<ArrayBuffer>> {
  const say = (word: PaperWord) => paperWord(word, language);
  const table = quoteTable(quote, quote.lines, template, language);
  const facts: (readonly [PaperWord, string | null])[] = [
    ['no', quote.no],
    ['version', `V${quote.version}`],
    ['customer', quote.customerName],
    ['contact', quote.contactName],
    ['date', quote.quoteDate],
    ['validUntil', quote.validUntil],
    ['paymentTerms', quote.paymentTerms],
    ['deliveryTerms', quote.deliveryTerms],
    ['deliveryPlace', quote.deliveryPlace],
    ['warranty', quote.warranty],
    ['notes', quote.notes],
    ...(template.hidesPrices
      ? []
      : ([
          ['amountExcl', amountText(quote.amountExcl)],
          ['tax', amountText(quote.taxTotal)],
          ['amountIncl', amountText(quote.amountIncl)],
        ] as const)),
  ];
  return writeXlsx([
    {
      name: template.title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
      headers: table.headers.map(({ text }) => text),
      rows: table.rows.map((row) =>
        'cells' in row
          ? row.cells.map((cell, index) => toCell(cell, table.headers[index]!.isNumber))
          : ['', row.across],
      ),
    },
    {
      name: say('terms'),
      headers: ['', ''],
      rows: facts.map(([word, value]) => [say(word), value]),
    },
  ]) as Promise<Uint8Array<ArrayBuffer>>;
}

/** Figures stay figures, as far as a spreadsheet can hold them exactly. */
function toCell(text: string, isNumber: boolean): string | number {
  const bare = text.replaceAll(',', '');
  return isNumber && /^-?\d{1,12}(\.\d{1,8})?$/.test(bare) ? Number(bare) : text;
}
