import { sensitiveFields } from '#shared/kernel/rights/field-catalogue.ts';
import { isMasked } from '#shared/kernel/rights/field-rights.ts';
import type { NamedField, OwnFieldRights } from '../../api/own-rights.ts';
import type { Field } from './field.ts';

/** The fields that the person may see at all; the same array where that is all of them. */
export function shownFields(fields: readonly Field[], rights: OwnFieldRights): readonly Field[] {
  const isShown = (field: Field) => rights.rightOf(field).access !== 'hidden';
  return fields.every(isShown) ? fields : fields.filter(isShown);
}

/** What a form may send: no field that only others may change, and never the stars of a masked value. */
export function allowedValues(
  values: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
  rights: OwnFieldRights,
): Record<string, unknown> {
  const byName = new Map(fields.map((field) => [field.name, field]));
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      const field = byName.get(name);
      if (!field) return true;
      return rights.rightOf(field).access === 'edit' && !(field.noun !== undefined && isMasked(value));
    }),
  );
}

/** Whether a mask leaves nothing of the field's value, so that even an empty one is drawn as stars. */
export function coversWhole({ noun, name }: NamedField): boolean {
  return noun !== undefined && sensitiveFields[noun]?.[name]?.mask === 'blank';
}
