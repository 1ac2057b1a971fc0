import { z } from 'zod';
import { line } from '../../kernel/fields.ts';

/** What rules may ask of a lead. */
export const conditionFields = [
  'source',
  'grade',
  'industry',
  'region',
  'branchId',
  'productLineIds',
  'tags',
  'budget',
  'name',
  'demand',
  'contactName',
  'title',
  'mobile',
  'email',
  'followCount',
] as const;
export const conditionOperators = ['is', 'contains', 'atLeast', 'atMost', 'filled', 'empty'] as const;

export const leadCondition = z.object({
  field: z.enum(conditionFields),
  operator: z.enum(conditionOperators),
  /** Any of them will do. Amounts are fen. */
  values: z.array(line(100)).max(100),
});
export type LeadCondition = z.infer<typeof leadCondition>;

/** A lead as rules look at it. */
export type Judged = Readonly<Record<(typeof conditionFields)[number], unknown>>;

/** Whether the lead meets the condition. A region is met by every place within it. */
export function isMet({ field, operator, values }: LeadCondition, lead: Judged): boolean {
  const value = lead[field];
  const texts = (Array.isArray(value) ? value : [value]).flatMap((each) =>
    each === null || each === undefined || each === '' ? [] : [String(each)],
  );
  switch (operator) {
    case 'filled':
      return texts.length > 0;
    case 'empty':
      return texts.length === 0;
    case 'contains':
      return values.some((wanted) => texts.some((text) => text.includes(wanted)));
    case 'atLeast':
      return typeof value === 'number' && value >= Number(values[0]);
    case 'atMost':
      return typeof value === 'number' && value <= Number(values[0]);
    default: {
      const within = (text: string, wanted: string) => (field === 'region' ? text.startsWith(wanted) : text === wanted);
      return values.some((wanted) => texts.some((text) => within(text, wanted)));
    }
  }
}
