import type { Tone } from '../state-badge.tsx';
import type { Say } from '../texts.ts';
import type { Choice, Field, FieldKind } from './field.ts';

type Tones = Readonly<Record<string, Tone>>;

/**
 * Describes a room's fields by its texts: labels are `field.<name>`, choices `<group>.<value>`. `noun` is the noun of its
 * rights: lists, filters, forms and record pages hide, mask and lock a field as the person's roles say.
 */
export function describeFields<Key extends string>(t: Say<Key>, noun: string) {
  return {
    field: (name: string, kind: FieldKind, more: Partial<Field> = {}): Field => ({
      name,
      kind,
      noun,
      label: t(`field.${name}` as Key),
      ...more,
    }),
    choices: (group: string, values: readonly string[], tones: Tones = {}): Choice[] =>
      values.map((value) => {
        const tone = tones[value];
        return { value, label: t(`${group}.${value}` as Key), ...(tone ? { tone } : {}) };
      }),
  };
}
