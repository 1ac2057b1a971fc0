import { divideRounded, pricePlaces, quantityPlaces, ratePlaces, toFen, toScaled } from '../../kernel/money/decimal.ts';
import { documentTotals } from '../../kernel/money/document-totals.ts';
import type { Discount, TaxMode } from '../../kernel/money/line-amounts.ts';
import type { Order } from './order.model.ts';
import { isDelivered, type OrderLine } from './order-line.model.ts';
import type { DeliveryState } from './order-states.model.ts';

export type FigureLine = Pick<
  OrderLine,
  'id' | 'kind' | 'qty' | 'price' | 'discountRate' | 'discountAmount' | 'taxRate' | 'cost' | 'closedQty' | 'returnedQty'
>;
type FigureHeader = Pick<Order, 'taxMode' | 'headerDiscountRate' | 'headerDiscountAmount' | 'freight'>;

export interface OrderLineFigures {
  readonly amountExcl: number;
  readonly tax: number;
  readonly amountIncl: number;
  readonly netPrice: string;
  readonly exactNet: number;
}

const none: OrderLineFigures = { amountExcl: 0, tax: 0, amountIncl: 0, netPrice: '0', exactNet: 0 };

/** Every figure of an order from what people typed, on the screen and in the use cases alike. */
export function orderFigures(header: FigureHeader, lines: readonly FigureLine[]) {
  const priced = lines.filter((line) => line.kind !== 'note');
  const {
    lines: printed,
    tax: taxTotal,
    byRate: _,
    ...totals
  } = documentTotals(
    priced.map((line) => inputOf(line, header.taxMode)),
    discountOf(header.headerDiscountRate, header.headerDiscountAmount),
  );
  const figures = new Map<string, OrderLineFigures>(lines.map((line) => [line.id, none]));
  priced.forEach((line, index) => {
    const { amountExcl, tax, amountIncl, netPrice } = printed[index]!;
    figures.set(line.id, { amountExcl, tax, amountIncl, netPrice, exactNet: exactly(line).net });
  });
  const costTotal = costOf(priced);
  const gone = priced.reduce((sum, line) => sum + goneOf(line, figures.get(line.id)!.amountIncl), 0);
  return {
    lines: figures,
    totals: {
      ...totals,
      taxTotal,
      totalDue: totals.amountIncl - gone + header.freight,
      exactGross: priced.reduce((sum, line) => sum + exactly(line).gross, 0),
      exactNet: priced.reduce((sum, line) => sum + exactly(line).net, 0),
      lineCount: priced.length,
      exactQty: toFen(priced.filter(isDelivered).reduce((sum, { qty }) => sum + toScaled(qty, quantityPlaces), 0n)),
      costTotal,
      margin: costTotal === null ? null : totals.amountExcl - costTotal,
    },
  };
}

function inputOf(line: FigureLine, taxMode: TaxMode) {
  const discount = discountOf(line.discountRate, line.discountAmount);
  const price = line.kind === 'gift' ? '0' : line.price;
  return { taxMode, price, qty: line.qty, taxRate: line.taxRate, ...(discount ? { discount } : {}) };
}

function discountOf(rate: string | null, fen: number | null): Discount | undefined {
  if (rate !== null && rate !== '0') return { kind: 'rate', rate };
  return fen ? { kind: 'amount', fen } : undefined;
}

/** [Note: exact sums] Millionths of a yuan before any rounding to the fen: what other systems call a line's net. */
function exactly({ kind, price, qty, discountRate, discountAmount }: FigureLine): { gross: number; net: number } {
  if (kind === 'gift') return { gross: 0, net: 0 };
  const product = toScaled(price, pricePlaces) * toScaled(qty, quantityPlaces);
  const perMillionth = 10n ** BigInt(pricePlaces + quantityPlaces - 6);
  const one = 10n ** BigInt(ratePlaces);
  const kept = one - toScaled(discountRate ?? '0', ratePlaces);
  return {
    gross: toFen(divideRounded(product, perMillionth)),
    net: toFen(divideRounded(product * kept, perMillionth * one)) - (discountAmount ?? 0) * 10_000,
  };
}

/** What was closed or came back is not owed: its part of the line, by quantity. */
function goneOf({ qty, closedQty, returnedQty }: FigureLine, amountIncl: number): number {
  const whole = toScaled(qty, quantityPlaces);
  const part = toScaled(closedQty, quantityPlaces) + toScaled(returnedQty, quantityPlaces);
  if (whole === 0n || part === 0n) return 0;
  return toFen(divideRounded(BigInt(amountIncl) * (part > whole ? whole : part), whole));
}

/** Null while the cost of a line is not known: a margin that leaves out costs would be no margin. */
function costOf(lines: readonly FigureLine[]): number | null {
  const goods = lines.filter((line) => line.kind !== 'freight');
  if (goods.length === 0 || goods.some((line) => line.cost === null)) return null;
  return goods.reduce((sum, { cost, qty }) => {
    const product = toScaled(cost!, pricePlaces) * toScaled(qty, quantityPlaces);
    return sum + toFen(divideRounded(product, 10n ** BigInt(pricePlaces + quantityPlaces - 2)));
  }, 0);
}

type Progress = Pick<OrderLine, 'kind' | 'qty' | 'deliveredQty' | 'closedQty'>;

/** What is still to be delivered of a line. */
export function leftOf({ qty, deliveredQty, closedQty }: Omit<Progress, 'kind'>): bigint {
  const scaled = (text: string) => toScaled(text, quantityPlaces);
  const left = scaled(qty) - scaled(deliveredQty) - scaled(closedQty);
  return left < 0n ? 0n : left;
}

export function deliveryStateOf(lines: readonly Progress[]): DeliveryState {
  const goods = lines.filter((line) => isDelivered(line) && line.qty !== '0');
  if (goods.length > 0 && goods.every((line) => leftOf(line) === 0n)) return 'full';
  return goods.some((line) => line.deliveredQty !== '0') ? 'part' : 'none';
}

export function receiptStateOf({ totalDue, receivedAmount }: Pick<Order, 'totalDue' | 'receivedAmount'>) {
  if (receivedAmount > totalDue) return 'over';
  if (receivedAmount === totalDue && totalDue > 0) return 'full';
  return receivedAmount > 0 ? 'part' : 'none';
}

export function invoiceStateOf({ totalDue, invoicedAmount }: Pick<Order, 'totalDue' | 'invoicedAmount'>) {
  if (invoicedAmount <= 0) return 'none';
  return invoicedAmount >= totalDue ? 'full' : 'part';
}
