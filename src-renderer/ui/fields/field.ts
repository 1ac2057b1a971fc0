import type { Tone } from '../state-badge.tsx';

/** How a value is shown, typed and filtered. */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'number'
  | 'money'
  | 'decimal'
  | 'day'
  | 'instant'
  | 'choice'
  | 'flag'
  | 'mobile'
  | 'phone'
  | 'email'
  | 'website'
  | 'creditCode'
  | 'tags'
  | 'person'
  | 'record'
  | 'records';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Draws the choice as a state. */
  readonly tone?: Tone;
}

/** Where a record picker looks and how it names what is chosen. */
export interface RecordSource {
  readonly suggest: (text: string) => Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** The name of a chosen record, for fields whose row carries no name. */
  readonly nameOf?: (id: string) => Promise<string | undefined>;
  /** The record's page, for links. */
  readonly path?: (id: string) => string;
}

/**
 * One field of a record, said once: lists, filters, forms and record pages all read it.
 * Values by kind: text kinds `string | null`, number `number | null`, money fen, decimal a number as text (unit prices, quantities), day `YYYY-MM-DD`, instant milliseconds,
 * choice a value of `choices`, flag boolean, tags `string[]`, person and record an id, records `string[]` of ids.
 */
export interface Field<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  readonly kind: FieldKind;
  /** The noun whose field rights it obeys, such as `customer`; left out: nobody can restrict it. */
  readonly noun?: string;
  readonly choices?: readonly Choice[];
  readonly required?: boolean;
  /** A line below the input. */
  readonly hint?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** How many places a decimal may have; 8 unless told. */
  readonly places?: number;
  /** The row's property with the words for an id (`ownerName` for `ownerId`), or for several ids in their order. */
  readonly nameField?: string;
  readonly source?: RecordSource;
  /** Checked on leaving the input; answers what is wrong and how to mend it. */
  readonly check?: (value: unknown) => string | undefined;
}

/** The field of that name; a wrong name is a bug of ours. */
export function fieldNamed<Name extends string>(fields: readonly Field<Name>[], name: Name): Field<Name> {
  const found = fields.find((field) => field.name === name);
  if (!found) throw new Error(`Invariant: no field ${name}`);
  return found;
}

/** Numbers stand at the right, so that their places are one below the other. */
export function isNumeric(kind: FieldKind): boolean {
  return kind === 'number' || kind === 'money' || kind === 'decimal';
}
