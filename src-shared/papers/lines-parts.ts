import type { QuoteTable } from '../features/quotes/quote-table.model.ts';
import { amountInWords } from '../kernel/china/amount-in-words.ts';
import type { PaperPart } from './paper.ts';

/** The lines of a document as a table that goes on over pages. */
export function tablePart({ headers, rows }: QuoteTable): PaperPart {
  const cell = (text: string, index: number) => ({
    text,
    alignment: headers[index]?.isNumber ? 'right' : 'left',
    fontSize: 8,
  });
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: headers.map(({ isName }) => (isName ? '*' : 'auto')),
      body: [
        headers.map(({ text }, index) => ({ ...cell(text, index), bold: true, fillColor: '#eef2f2' })),
        ...rows.map((row) =>
          'cells' in row
            ? row.cells.map(cell)
            : [
                { text: row.across, bold: row.isGroup, colSpan: headers.length, fontSize: 8 },
                ...headers.slice(1).map(() => ''),
              ],
        ),
      ],
    },
    layout: 'lightHorizontalLines',
  };
}

/** What a document comes to, in one line, and the whole in capitals where it is in yuan. */
export function sumsPart(sums: string, inWords: string, currency: string, amountIncl: number): PaperPart[] {
  const capitals = `${inWords}：${amountInWords(amountIncl)}`;
  return [
    { text: sums, alignment: 'right', bold: true, margin: [0, 8, 0, 2] },
    ...(currency === 'CNY' ? [{ text: capitals, alignment: 'right', margin: [0, 0, 0, 8] }] : []),
  ];
}
