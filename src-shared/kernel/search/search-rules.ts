export const searchKinds = [
  'customer',
  'contact',
  'lead',
  'opportunity',
  'product',
  'quote',
  'contract',
  'order',
  'event',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** How a name was found, best first (china-rules 5.6). An unusual reading ranks after everything else. */
export const nameRules = [
  'exact',
  'prefix',
  'pinyinPrefix',
  'initialsPrefix',
  'inner',
  'alternativePrefix',
  'alternativeInner',
] as const;
export type NameRule = (typeof nameRules)[number];

/** `phoneEnd`: the last four digits or more were given, as people do who read a number off a phone's screen. */
export const numberRules = ['creditCode', 'phone', 'phonePrefix', 'phoneEnd', 'no', 'noPrefix', 'noInner'] as const;
export type NumberRule = (typeof numberRules)[number];

export const searchRules = [...nameRules, ...numberRules] as const;
export type SearchRule = (typeof searchRules)[number];

/** What the asker is to a record. */
export type Sight = 'hidden' | 'visible' | 'own';
