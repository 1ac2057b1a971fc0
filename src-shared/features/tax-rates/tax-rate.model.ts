import { z } from 'zod';
import { id, instant, line, localDate, text } from '../../kernel/fields.ts';
import { rateText } from '../../kernel/money/decimal-fields.ts';

/** What prints on a fapiao line: a rate, 免税 or 不征税. A rate of nought is a rate. */
export const taxKinds = ['rate', 'exempt', 'notTaxable'] as const;
/** Whose rate it is: 一般纳税人, 小规模纳税人, 个人, anybody. */
export const taxSellers = ['general', 'smallScale', 'individual', 'any'] as const;

/** A code names a rate through all its changes; each change is a row with its own days. */
export const taxRateFields = {
  code: line(20).min(1),
  kind: z.enum(taxKinds),
  rate: rateText,
  name: line(100).min(1),
  seller: z.enum(taxSellers),
  validFrom: localDate.nullable(),
  /** The last day it is valid; null while no end is known. */
  validTo: localDate.nullable(),
  basis: text(1000).nullable(),
};

export const taxRate = z.object({
  id,
  ...taxRateFields,
  /** When finance looked at it and said that it is right; null is 待财务确认. */
  confirmedAt: instant.nullable(),
  confirmedBy: id.nullable(),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type TaxRate = z.infer<typeof taxRate>;

export const newTaxRate = z.object({
  id: id.optional(),
  code: taxRateFields.code,
  rate: taxRateFields.rate,
  name: taxRateFields.name,
  ...z.object(taxRateFields).omit({ code: true, rate: true, name: true }).partial().shape,
});
export type NewTaxRate = z.infer<typeof newTaxRate>;

/** The rate of a code on a day (`YYYY-MM-DD`); undefined where the table has none for it. */
export function taxRateOn<Rate extends Pick<TaxRate, 'code' | 'validFrom' | 'validTo'>>(
  rates: readonly Rate[],
  code: string,
  day: string,
): Rate | undefined {
  return rates.find((rate) => rate.code === code && isValidOn(rate, day));
}

export function isValidOn({ validFrom, validTo }: Pick<TaxRate, 'validFrom' | 'validTo'>, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

/** Two rows of a code must not both hold on a day: a document would not know its rate. */
export function findOverlap<Rate extends Pick<TaxRate, 'id' | 'code' | 'validFrom' | 'validTo'>>(
  rates: readonly Rate[],
  candidate: Pick<TaxRate, 'id' | 'code' | 'validFrom' | 'validTo'>,
): Rate | undefined {
  return rates.find(
    (rate) =>
      rate.id !== candidate.id &&
      rate.code === candidate.code &&
      (rate.validFrom ?? '') <= (candidate.validTo ?? '9999-12-31') &&
      (candidate.validFrom ?? '') <= (rate.validTo ?? '9999-12-31'),
  );
}

export interface TaxRateNotFound {
  readonly code: 'TAX_RATE_NOT_FOUND';
}

/** Another row of the code holds on some of the same days. */
export interface TaxRateOverlaps {
  readonly code: 'TAX_RATE_OVERLAPS';
  readonly validFrom: string | null;
  readonly validTo: string | null;
}
