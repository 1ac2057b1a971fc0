import type { Filter, FilterOperator } from '#shared/kernel/listing.ts';
import type { Field } from '../fields/field.ts';
import { fieldText } from '../fields/field-value.tsx';
import { formatDay, formatExact } from '../format.ts';
import { say } from '../texts.ts';
import { listTexts } from './list.texts.ts';

/** The operators that make sense for a kind of field, the usual one first. */
export function operatorsFor(field: Field): readonly FilterOperator[] {
  switch (field.kind) {
    case 'choice':
    case 'person':
    case 'record':
      return ['in', 'isNot', 'empty', 'notEmpty'];
    case 'flag':
      return ['is'];
    case 'number':
    case 'money':
    case 'decimal':
      return ['between', 'greater', 'less', 'is', 'empty', 'notEmpty'];
    case 'instant':
    case 'day':
      return ['between', 'greater', 'less', 'empty', 'notEmpty'];
    case 'tags':
      return ['contains', 'empty', 'notEmpty'];
    default:
      return ['contains', 'is', 'startsWith', 'isNot', 'empty', 'notEmpty'];
  }
}

const words = {
  is: 'opIs',
  isNot: 'opIsNot',
  in: 'opIn',
  contains: 'opContains',
  startsWith: 'opStartsWith',
  greater: 'opGreater',
  less: 'opLess',
  between: 'opBetween',
  empty: 'opEmpty',
  notEmpty: 'opNotEmpty',
} as const satisfies Record<FilterOperator, string>;

export function operatorText(operator: FilterOperator, field: Field): string {
  const isTime = field.kind === 'instant' || field.kind === 'day';
  if (isTime && operator === 'greater') return say(listTexts, 'opAfter');
  if (isTime && operator === 'less') return say(listTexts, 'opBefore');
  return say(listTexts, words[operator]);
}

/** The value of a condition in words; `nameOf` knows people. */
export function filterValueText(filter: Filter, field: Field, nameOf: (id: string) => string | undefined): string {
  const one = (value: unknown): string => {
    if (field.kind === 'person') return nameOf(String(value)) ?? '…';
    if (field.kind === 'instant') return instantText(Number(value));
    return fieldText(field, value);
  };
  switch (filter.operator) {
    case 'empty':
    case 'notEmpty':
      return '';
    case 'between':
      return say(listTexts, 'betweenText', { from: one(filter.value), to: one(filter.value2) });
    default:
      return Array.isArray(filter.value)
        ? filter.value.map(one).join(` ${say(listTexts, 'orWord')} `)
        : one(filter.value ?? '');
  }
}

/** A whole day by its date; a limit within a day with its time. */
function instantText(at: number): string {
  const time = new Date(at);
  const minutes = time.getHours() * 60 + time.getMinutes();
  return minutes === 0 || minutes === 1439 ? formatDay(at) : formatExact(at);
}
