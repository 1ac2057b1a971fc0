import { divideRounded, fromScaled, pricePlaces, quantityPlaces, ratePlaces, toFen, toScaled } from './decimal.ts';

/** `excluded`: prices are without tax and it comes on top. `included`: prices contain it and it is taken out. */
export const taxModes = ['excluded', 'included'] as const;
export type TaxMode = (typeof taxModes)[number];

/** A reduction in fen, or a part of the amount ("0.05" is five per cent off). */
export type Discount =
  | { readonly kind: 'amount'; readonly fen: number }
  | { readonly kind: 'rate'; readonly rate: string };

export interface LineInput {
  readonly taxMode: TaxMode;
  /** The unit price as `taxMode` says, up to 8 places. */
  readonly price: string;
  readonly qty: string;
  readonly taxRate: string;
  readonly discount?: Discount;
}

/** The printed figures of a line, in fen: `amountExcl + tax` is `amountIncl` to the fen. */
export interface LineAmounts {
  readonly amountExcl: number;
  readonly tax: number;
  readonly amountIncl: number;
  /** Price without tax after discount, to 8 places; zero where the quantity is. */
  readonly netPrice: string;
}

export function lineAmounts(line: LineInput): LineAmounts {
  const gross = grossAmount(line);
  return taxedAmounts(line, gross - discountAmount(gross, line.discount));
}

/** Price times quantity before any discount, on the side that the tax mode names. */
export function grossAmount(line: Pick<LineInput, 'price' | 'qty'>): number {
  const product = toScaled(line.price, pricePlaces) * toScaled(line.qty, quantityPlaces);
  return toFen(divideRounded(product, 10n ** BigInt(pricePlaces + quantityPlaces - 2)));
}

/** What a discount takes off an amount; a rate is rounded to the fen once. */
export function discountAmount(amount: number, discount: Discount | undefined): number {
  if (!discount) return 0;
  if (discount.kind === 'amount') return discount.fen;
  return toFen(divideRounded(BigInt(amount) * toScaled(discount.rate, ratePlaces), 10n ** BigInt(ratePlaces)));
}

/** The figures of a line whose amount, on the side of its tax mode, is already known. */
export function taxedAmounts(line: Pick<LineInput, 'taxMode' | 'qty' | 'taxRate'>, amount: number): LineAmounts {
  const one = 10n ** BigInt(ratePlaces);
  const rate = toScaled(line.taxRate, ratePlaces);
  const included = line.taxMode === 'included';
  const tax = toFen(divideRounded(BigInt(amount) * rate, included ? one + rate : one));
  const amountExcl = included ? amount - tax : amount;
  return { amountExcl, tax, amountIncl: amountExcl + tax, netPrice: unitPrice(amountExcl, line.qty) };
}

/** An amount spread over a quantity, to 8 places. */
export function unitPrice(amount: number, qty: string): string {
  const quantity = toScaled(qty, quantityPlaces);
  if (quantity === 0n) return '0';
  const top = BigInt(amount) * 10n ** BigInt(pricePlaces - 2 + quantityPlaces);
  return fromScaled(divideRounded(top, quantity), pricePlaces);
}

/** The same price seen from the other side of the tax, rounded once to 8 places. */
export function switchPrice(price: string, taxRate: string, to: TaxMode): string {
  const one = 10n ** BigInt(ratePlaces);
  const factor = one + toScaled(taxRate, ratePlaces);
  const scaled = toScaled(price, pricePlaces);
  const switched = to === 'included' ? divideRounded(scaled * factor, one) : divideRounded(scaled * one, factor);
  return fromScaled(switched, pricePlaces);
}
