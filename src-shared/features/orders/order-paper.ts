import { amountInWords } from '../../kernel/china/amount-in-words.ts';
import { multiplyDecimals } from '../../kernel/money/decimal.ts';
import {
  gridPart,
  headPart,
  type Letterhead,
  type PaperColumn,
  partiesPart,
  type Said,
  saidParts,
  signPart,
} from '../../papers/document-parts.ts';
import type { Paper, PaperPart } from '../../papers/paper.ts';
import { isProvisional } from '../numbers/number.model.ts';
import { amountText } from '../quotes/quote-table.model.ts';
import type { OrderLine } from './order-line.model.ts';
import type { OrderPage } from './order-page.model.ts';
import { type OrderPaperLanguage, type OrderPaperWord, orderPaperWord } from './order-paper-words.model.ts';

type Delivery = OrderPage['deliveries'][number];

export interface OrderPaperAsked {
  readonly order: OrderPage;
  readonly head: Letterhead & { readonly watermark: string | null; readonly hidesDiscounts: boolean };
  readonly language: OrderPaperLanguage;
  /** Who puts it on paper, and when, for the foot of each page. */
  readonly by: string;
  readonly at: string;
}

type Say = (word: OrderPaperWord) => string;

/** An order on paper by the company's template: the figures of the screen, to the fen, and both places to sign. (T-4.5) */
export function orderPaper(asked: OrderPaperAsked): Paper {
  const { order, head } = asked;
  const say = sayOf(asked);
  const facts: Said[] = [
    [say('no'), numberOf(order.no, say)],
    [say('version'), order.version > 1 ? `V${order.version}` : null],
    [say('orderDate'), order.orderDate],
    [say('promiseDate'), order.promiseDate],
    [say('customerOrderNo'), order.customerOrderNo],
  ];
  const columns = orderColumns(order, head.hidesDiscounts, say);
  return {
    title: `${say('order')} ${order.no ?? ''}`,
    landscape: columns.length > 10,
    watermark: stateMark(order, say) ?? head.watermark ?? undefined,
    foot: footOf(order.no, asked),
    content: [
      headPart(head, say('order'), facts),
      partiesPart(buyerOf(order, say), sellerOf(asked, say)),
      gridPart(
        columns,
        order.lines.map((line, index) => (line.kind === 'note' ? line.name : columns.map(({ of }) => of(line, index)))),
      ),
      ...totalsOf(order, head.hidesDiscounts, say),
      ...saidParts([
        [say('paymentTerm'), order.paymentTermDays === null ? null : `${order.paymentTermDays} ${say('days')}`],
        ...order.personalTerms.map(({ kind, text }): Said => [say(`term.${kind}`), text]),
        [say('notes'), order.notes],
      ]),
      signOf(asked, say),
    ],
  };
}

/** What a delivery holds, for the driver and for whoever takes the goods: no prices, the customer's own wishes, a place to sign. */
export function deliveryPaper(asked: OrderPaperAsked, delivery: Delivery): Paper {
  const { order, head } = asked;
  const say = sayOf(asked);
  const lines = new Map(order.lines.map((line) => [line.id, line]));
  const columns: PaperColumn[] = [
    { text: '#' },
    { text: say('item'), isWide: true },
    { text: say('unit') },
    { text: say('ordered'), isNumber: true },
    { text: say('sent'), isNumber: true },
    { text: say('remark') },
  ];
  return {
    title: `${say('delivery')} ${delivery.no ?? ''}`,
    watermark: head.watermark ?? undefined,
    foot: footOf(delivery.no, asked),
    content: [
      headPart(head, say('delivery'), [
        [say('no'), numberOf(delivery.no, say)],
        [say('orderNo'), order.no],
        [say('shipDate'), delivery.shipDate],
        [say('carrier'), delivery.carrier],
        [say('trackingNo'), delivery.trackingNo],
      ]),
      partiesPart(buyerOf(order, say), sellerOf(asked, say)),
      gridPart(
        columns,
        delivery.lines.map(({ orderLineId, qty }, index) => {
          const line = lines.get(orderLineId);
          const item = line ? itemOf(line, say) : '';
          return [String(index + 1), item, line?.unit ?? '', line?.qty ?? '', qty, line?.remark ?? ''];
        }),
      ),
      ...saidParts([
        ...order.personalTerms.map(({ kind, text }): Said => [say(`term.${kind}`), text]),
        [say('notes'), delivery.remark],
      ]),
      signPart(
        head,
        [`${say('sentBy')}：${head.sellerName ?? order.branchName ?? ''}`, `${say('date')}：${delivery.shipDate}`],
        [`${say('takenBy')}：${delivery.signedBy ?? ''}`, `${say('date')}：${delivery.signedOn ?? ''}`],
      ),
    ],
  };
}

type OrderColumn = PaperColumn & { readonly of: (line: OrderLine, index: number) => string };

function orderColumns({ taxMode, lines }: OrderPage, hidesDiscounts: boolean, say: Say): OrderColumn[] {
  const number = (word: OrderPaperWord, of: OrderColumn['of']): OrderColumn => ({
    text: say(word),
    isNumber: true,
    of,
  });
  const hasDiscounts = !hidesDiscounts && lines.some((line) => discountOf(line) !== '');
  return [
    { text: '#', of: (_, index) => String(index + 1) },
    { text: say('item'), isWide: true, of: (line) => itemOf(line, say) },
    { text: say('unit'), of: (line) => line.unit ?? '' },
    number('qty', (line) => line.qty),
    number(taxMode === 'included' ? 'priceIncluded' : 'priceExcluded', ({ kind, price }) =>
      kind === 'gift' ? '0' : price,
    ),
    ...(hasDiscounts ? [number('discount', discountOf)] : []),
    number('taxRate', (line) => `${multiplyDecimals(line.taxRate, '100', 4)}%`),
    number('amountExcl', (line) => amountText(line.amountExcl)),
    number('tax', (line) => amountText(line.tax)),
    number('amountIncl', (line) => amountText(line.amountIncl)),
    ...(lines.some((line) => line.promiseDate !== null)
      ? [{ text: say('promiseDate'), of: (line: OrderLine) => line.promiseDate ?? '' }]
      : []),
  ];
}

function totalsOf(order: OrderPage, hidesDiscounts: boolean, say: Say): PaperPart[] {
  const sums: (readonly [OrderPaperWord, number])[] = [
    ...(hidesDiscounts || order.headerDiscount === 0 ? [] : [['headerDiscount', order.headerDiscount] as const]),
    ['amountExcl', order.amountExcl],
    ['tax', order.taxTotal],
    ...(order.freight === 0 ? [] : [['freight', order.freight] as const]),
    ['totalDue', order.totalDue],
  ];
  const text = sums.map(([word, fen]) => `${say(word)} ${order.currency} ${amountText(fen)}`).join('    ');
  return [
    { text, alignment: 'right', bold: true, margin: [0, 8, 0, 2] },
    ...(order.currency === 'CNY'
      ? [{ text: `${say('inWords')}：${amountInWords(order.totalDue)}`, alignment: 'right', margin: [0, 0, 0, 8] }]
      : []),
  ];
}

function buyerOf({ customerName, shipTo }: OrderPage, say: Say): Said[] {
  return [
    [say('customer'), customerName],
    [say('consignee'), shipTo.consignee],
    [say('phone'), shipTo.phone],
    [say('address'), shipTo.address],
  ];
}

function sellerOf({ order, head }: OrderPaperAsked, say: Say): Said[] {
  return [
    [say('seller'), head.sellerName ?? order.branchName],
    [say('address'), head.sellerAddress],
    [say('phone'), head.sellerPhone],
    [say('taxNo'), head.sellerTaxNo],
    [say('bank'), head.sellerBank],
    [say('owner'), order.ownerName],
  ];
}

function signOf({ order, head }: OrderPaperAsked, say: Say): PaperPart {
  return signPart(
    head,
    [`${say('sellerSeal')}：${head.sellerName ?? order.branchName ?? ''}`, `${say('date')}：${order.orderDate}`],
    [`${say('customerSeal')}：${order.customerName ?? ''}`, `${say('date')}：`],
  );
}

/** Whoever holds a paper of an order that does not count can see that. */
function stateMark({ status }: OrderPage, say: Say): string | undefined {
  if (status === 'draft' || status === 'pending') return say('draft');
  return status === 'cancelled' ? say('cancelled') : status === 'changing' ? say('changing') : undefined;
}

function footOf(no: string | null, { language, by, at }: OrderPaperAsked): string {
  const say = (word: OrderPaperWord) => orderPaperWord(word, language);
  return `${numberOf(no, say)} · ${say('printedAt')} ${at} · ${say('madeBy')} ${by}`;
}

function numberOf(no: string | null, say: Say): string {
  return `${no ?? ''}${no && isProvisional(no) ? `（${say('provisional')}）` : ''}`;
}

function itemOf({ name, spec, kind }: OrderLine, say: Say): string {
  return [name + (kind === 'gift' ? `（${say('gift')}）` : ''), spec].filter(Boolean).join(' ');
}

function discountOf({ discountRate, discountAmount }: OrderLine): string {
  if (discountRate !== null && discountRate !== '0') return `${multiplyDecimals(discountRate, '100', 4)}%`;
  return discountAmount ? amountText(discountAmount) : '';
}

function sayOf({ language }: OrderPaperAsked): Say {
  return (word) => orderPaperWord(word, language);
}
