import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { rateText } from '../../kernel/money/decimal-fields.ts';
import { scopeFields } from '../../kernel/scope.ts';

/** Currencies of two places: their amounts are whole hundredths like fen. */
export const documentCurrencies = ['CNY', 'USD', 'EUR', 'HKD'] as const;

/** Fen that a person types. */
export const fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** Computed, never typed. */
export const figure = z.number().int();

/** How a whole quote, contract or order is counted and reduced; of both discounts at most one. */
export const pricingFields = {
  currency: z.enum(documentCurrencies),
  headerDiscountRate: rateText.nullable(),
  headerDiscountAmount: fen.nullable(),
};

/**
 * What the lines of a document add up to, in fen. Made anew for each room: rights know a field by its schema, and the
 * margin of a quote is another field than that of an order.
 */
export function documentSums() {
  return {
    amountExcl: figure,
    taxTotal: figure,
    amountIncl: figure,
    lineDiscount: figure,
    headerDiscount: figure,
    lineCount: figure,
    /** What the lines cost the company, and what is left; only for those who may see it. Null while a cost is not known. */
    costTotal: figure.nullable(),
    margin: figure.nullable(),
  };
}

/** Where a record lives, its tags and its stamps. */
export const keptFields = {
  ...scopeFields,
  tags: z.array(line(40)),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
};

/** The names that a row of a list adds to the ids it keeps. */
export const rowNames = {
  ownerName: z.string().nullable(),
  deptName: z.string().nullable(),
  branchName: z.string().nullable(),
  customerName: z.string().nullable(),
  followed: z.boolean(),
};

/** How a document was before or after a change: its fields and lines, whole. */
export interface DocumentSnapshot {
  readonly fields: Record<string, unknown>;
  readonly lines: Record<string, unknown>[];
}

/** What became of a change; nothing yet while it is under way. */
export const changeOutcomes = ['applied', 'dropped'] as const;
export type ChangeOutcome = (typeof changeOutcomes)[number];
