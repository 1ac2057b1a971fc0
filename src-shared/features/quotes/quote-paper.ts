import { headPart, saidParts } from '../../papers/document-parts.ts';
import { sumsPart, tablePart } from '../../papers/lines-parts.ts';
import type { Paper, PaperPart } from '../../papers/paper.ts';
import { isProvisional } from '../numbers/number.model.ts';
import { type PaperLanguage, type PaperWord, paperWord } from './paper-words.model.ts';
import { amountText, quoteTable } from './quote-table.model.ts';
import type { PaperTemplate } from './quote-template.model.ts';
import type { QuotePage } from './quotes.contract.ts';

export interface PaperAsked {
  readonly quote: QuotePage;
  readonly template: PaperTemplate;
  readonly language: PaperLanguage;
  /** Who puts it on paper, and when, for the foot of each page. */
  readonly by: string;
  readonly at: string;
  readonly code: string;
}

/** States in which the customer may hold the paper in hands; on any other it says across the page that it is none. */
const inForce = new Set(['active', 'sent', 'accepted', 'partlyOrdered', 'ordered']);

/** A quote on paper by the company's template: the figures of the screen, to the fen. (T-4.4a) */
export function quotePaper(asked: PaperAsked): Paper {
  const { quote, template, language, by, at } = asked;
  const say = (word: PaperWord) => paperWord(word, language);
  const state = quote.status === 'draft' ? say('draft') : inForce.has(quote.status) ? undefined : say('notInForce');
  const number = `${quote.no ?? ''}${quote.no && isProvisional(quote.no) ? `（${say('provisional')}）` : ''}`;
  const table = quoteTable(quote, quote.lines, template, language);
  return {
    title: `${template.title} ${quote.no ?? ''}`,
    landscape: table.headers.length > 10,
    watermark: state ?? template.watermark ?? undefined,
    foot: `${number} · ${say('version')} V${quote.version} · ${say('printedAt')} ${at} · ${say('madeBy')} ${by}`,
    content: [
      quoteHead(asked, number),
      partiesPart(asked),
      tablePart(table),
      ...(template.hidesPrices ? [] : totalsPart(asked)),
      ...termsPart(asked),
      signPart(asked),
    ],
  };
}

function quoteHead({ quote, template, language }: PaperAsked, number: string): PaperPart {
  const say = (word: PaperWord) => paperWord(word, language);
  return headPart(template, template.title, [
    [say('no'), number],
    [say('version'), `V${quote.version}`],
    [say('date'), quote.quoteDate],
    [say('validUntil'), quote.validUntil],
  ]);
}

function partiesPart({ quote, template, language }: PaperAsked): PaperPart {
  const say = (word: PaperWord) => paperWord(word, language);
  const list = (rows: readonly (readonly [PaperWord, string | null])[]) => ({
    stack: rows.flatMap(([word, value]) => (value ? [`${say(word)}：${value}`] : [])),
    width: '*',
  });
  return {
    columns: [
      list([
        ['customer', quote.customerName],
        ['contact', quote.contactName],
        ['deliveryPlace', quote.deliveryPlace],
      ]),
      list([
        ['seller', template.sellerName ?? quote.branchName],
        ['address', template.sellerAddress],
        ['phone', template.sellerPhone],
        ['taxNo', template.sellerTaxNo],
        ['bank', template.sellerBank],
        ['madeBy', quote.ownerName],
      ]),
    ],
    columnGap: 24,
    margin: [0, 0, 0, 10],
  };
}

function totalsPart({ quote, template, language }: PaperAsked): PaperPart[] {
  const say = (word: PaperWord) => paperWord(word, language);
  const sums: (readonly [PaperWord, number])[] = [
    ...(template.hidesDiscounts || quote.lineDiscount === 0 ? [] : [['lineDiscount', quote.lineDiscount] as const]),
    ...(template.hidesDiscounts || quote.headerDiscount === 0
      ? []
      : [['headerDiscount', quote.headerDiscount] as const]),
    ['amountExcl', quote.amountExcl],
    ['tax', quote.taxTotal],
    ['amountIncl', quote.amountIncl],
  ];
  const line = sums.map(([word, fen]) => `${say(word)} ${quote.currency} ${amountText(fen)}`).join('    ');
  return sumsPart(line, say('inWords'), quote.currency, quote.amountIncl);
}

function termsPart({ quote, template, language }: PaperAsked): PaperPart[] {
  const say = (word: PaperWord) => paperWord(word, language);
  const days = quote.deliveryDays === 'work' ? 'workDays' : 'naturalDays';
  const rows: (readonly [PaperWord, string | null])[] = [
    ['paymentTerms', quote.paymentTerms],
    ['deliveryTerms', quote.deliveryTerms],
    ['warranty', quote.warranty],
    ['longestLead', quote.longestLeadDays === null ? null : `${quote.longestLeadDays} ${say(days)}`],
    ['personalTerms', quote.personalTerms.join('；') || null],
    ['notes', quote.notes],
    ['terms', template.terms],
  ];
  return saidParts(rows.map(([word, value]) => [say(word), value]));
}

/** The seal above the date, and the code by which the paper can be told from a changed one. */
function signPart({ quote, template, language, code }: PaperAsked): PaperPart {
  const say = (word: PaperWord) => paperWord(word, language);
  const check = { qr: `${quote.no ?? quote.id} V${quote.version} ${amountText(quote.amountIncl)} ${code}`, fit: 64 };
  return {
    unbreakable: true,
    margin: [0, 16, 0, 0],
    columns: [
      template.showsCode
        ? { stack: [check, { text: `${say('code')} ${code}`, fontSize: 7, margin: [0, 2, 0, 0] }], width: '*' }
        : { text: '', width: '*' },
      {
        stack: [
          { text: template.sellerName ?? quote.branchName ?? '' },
          ...(template.seal ? [{ image: template.seal, fit: [96, 96] }] : []),
          { text: quote.effectiveOn ?? quote.quoteDate },
        ],
        alignment: 'right',
        width: '*',
      },
    ],
  };
}
