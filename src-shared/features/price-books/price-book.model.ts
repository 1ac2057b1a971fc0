import { z } from 'zod';
import { id, instant, line, localDate, text } from '../../kernel/fields.ts';
import { quantityText, rateText, someQuantityText, unitPriceText } from '../../kernel/money/decimal-fields.ts';

/** For whom a book is, the most special last: 通用, 渠道, 分支, 客户级别, 客户. */
export const bookScopes = ['general', 'channel', 'branch', 'level', 'customer'] as const;
export type BookScope = (typeof bookScopes)[number];
/** 草稿, 启用, 停用. A book whose last day is over is 过期, by its dates alone. */
export const bookStatuses = ['draft', 'active', 'disabled'] as const;
export type BookStatus = (typeof bookStatuses)[number];

export const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP'] as const;

export const priceBookFields = {
  name: line(100).min(1),
  scope: z.enum(bookScopes),
  /** Ids of branches or customers, letters of levels, kinds of channels; empty for a general book. */
  scopeValues: z.array(line(60).min(1)).max(500),
  currency: z.enum(currencies),
  taxIncluded: z.boolean(),
  validFrom: localDate,
  validTo: localDate,
  /** Of two books for the same people the larger number wins. */
  priority: z.number().int().min(0).max(1000),
  remark: text(2000).nullable(),
};

export const priceBook = z.object({
  id,
  ...priceBookFields,
  status: z.enum(bookStatuses),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type PriceBook = z.infer<typeof priceBook>;

/** From `minQty` on a unit costs `price`; `discountFloor` is the lowest part of it that may be sold at (0.85 is 八五折). */
export const priceEntryFields = {
  productId: id,
  minQty: quantityText,
  price: unitPriceText.nullable(),
  discountFloor: rateText.nullable(),
  leadTimeDays: z.number().int().min(0).max(3650).nullable(),
  moq: quantityText.nullable(),
};
export const priceEntry = z.object({ id, bookId: id, ...priceEntryFields });
export type PriceEntry = z.infer<typeof priceEntry>;

export const newPriceEntry = z.object({
  id: id.optional(),
  productId: id,
  price: unitPriceText,
  minQty: someQuantityText.optional(),
  ...z.object(priceEntryFields).pick({ discountFloor: true, leadTimeDays: true, moq: true }).partial().shape,
});
export type NewPriceEntry = z.infer<typeof newPriceEntry>;

export const newPriceBook = z.object({
  id: id.optional(),
  name: priceBookFields.name,
  validFrom: priceBookFields.validFrom,
  validTo: priceBookFields.validTo,
  ...z.object(priceBookFields).omit({ name: true, validFrom: true, validTo: true }).partial().shape,
});
export type NewPriceBook = z.infer<typeof newPriceBook>;

export const bookActions = ['activate', 'disable'] as const;
export type BookAction = (typeof bookActions)[number];

const transitions = [
  { from: 'draft', action: 'activate', to: 'active' },
  { from: 'active', action: 'disable', to: 'disabled' },
  { from: 'disabled', action: 'activate', to: 'active' },
] as const;

export function findBookTransition(from: BookStatus, action: BookAction) {
  return transitions.find((each) => each.from === from && each.action === action);
}

/** 过期 is no step anybody takes: the calendar takes it. */
export function stateOn(book: Pick<PriceBook, 'status' | 'validTo'>, day: string): BookStatus | 'expired' {
  return book.status !== 'draft' && book.validTo < day ? 'expired' : book.status;
}

export interface PriceBookNotFound {
  readonly code: 'PRICE_BOOK_NOT_FOUND';
}

export interface PriceBookNameTaken {
  readonly code: 'PRICE_BOOK_NAME_TAKEN';
}

export interface PriceBookStateRefused {
  readonly code: 'PRICE_BOOK_STATE_REFUSED';
  readonly status: BookStatus;
  readonly action: BookAction;
}

/** A product has two prices from the same quantity on. */
export interface PriceEntryTwice {
  readonly code: 'PRICE_ENTRY_TWICE';
  readonly productId: string;
  readonly minQty: string;
}
