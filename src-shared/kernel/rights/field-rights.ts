import { z } from 'zod';
import { mask } from '../china/mask.ts';
import { type SensitiveField, sensitiveFields } from './field-catalogue.ts';
import { nounAt } from './pool-cover.ts';

/** What a role allows with a field, least first. */
export const fieldAccesses = ['hidden', 'read', 'edit'] as const;
export type FieldAccess = (typeof fieldAccesses)[number];

/** Where a field is masked, most first. */
export const fieldMasks = ['everywhere', 'lists', 'none'] as const;
export type FieldMask = (typeof fieldMasks)[number];

export const fieldRight = z.object({ access: z.enum(fieldAccesses), mask: z.enum(fieldMasks) });
export type FieldRight = z.infer<typeof fieldRight>;

/** As a role keeps them: by noun and field; a field that is not named is free. */
export type FieldRights = Readonly<Record<string, Readonly<Record<string, FieldRight>>>>;
/** As an actor has them, with the computed fields that go along. */
export type FieldRules = FieldRights;

export const freeField: FieldRight = { access: 'edit', mask: 'none' };
export const hiddenField: FieldRight = { access: 'hidden', mask: 'everywhere' };

/** What one of several roles says about the fields of a noun that it lets its holder see. */
interface FieldGrant {
  readonly fieldRights: FieldRights;
  grants(noun: string): boolean;
}

/** The more permitting of several roles wins, field by field; a right that a field needs comes before all roles. */
export function joinFieldRights(grants: readonly FieldGrant[], mayDo: (action: string) => boolean): FieldRules {
  const rules: Record<string, Record<string, FieldRight>> = {};
  for (const [noun, fields] of Object.entries(sensitiveFields)) {
    const giving = grants.filter((grant) => grant.grants(noun));
    for (const [field, spec] of Object.entries(fields)) {
      const right = isMissing(spec, mayDo) ? hiddenField : joinRights(giving.map((each) => rightIn(each, noun, field)));
      if (right.access === 'edit' && right.mask === 'none') continue;
      rules[noun] ??= {};
      rules[noun][field] = right;
      const isCovered = right.access === 'hidden' || right.mask === 'everywhere';
      if (isCovered) for (const derived of spec.derived ?? []) rules[noun][derived] = hiddenField;
    }
  }
  return rules;
}

function isMissing(spec: SensitiveField, mayDo: (action: string) => boolean): boolean {
  return spec.needs !== undefined && !mayDo(spec.needs);
}

function rightIn({ fieldRights }: FieldGrant, noun: string, field: string): FieldRight {
  return fieldRights[noun]?.[field] ?? freeField;
}

function joinRights(rights: readonly FieldRight[]): FieldRight {
  if (rights.length === 0) return freeField;
  const access = fieldAccesses[Math.max(...rights.map((right) => fieldAccesses.indexOf(right.access)))]!;
  const shown = rights.filter((right) => right.access !== 'hidden');
  const masks = shown.map((right) => fieldMasks.indexOf(right.mask));
  return { access, mask: access === 'hidden' ? 'everywhere' : fieldMasks[Math.max(...masks)]! };
}

/** A page of one record, or a list: what is masked in lists is whole on the page. */
export type Exit = 'page' | 'list';

/** How a field leaves through an exit. */
export function treatmentOf(rules: FieldRules, noun: string, field: string, exit: Exit): 'whole' | 'masked' | 'hidden' {
  const rule = rules[noun]?.[field];
  if (rule === undefined) return 'whole';
  if (rule.access === 'hidden') return 'hidden';
  return rule.mask === 'everywhere' || (rule.mask === 'lists' && exit === 'list') ? 'masked' : 'whole';
}

/** A value as it may be shown. What is no text is not shown at all where it is masked. */
export function coverValue(noun: string, field: string, treatment: 'whole' | 'masked' | 'hidden', value: unknown) {
  if (treatment === 'whole' || value === null || value === undefined) return value;
  if (treatment === 'hidden') return null;
  return maskedForm(noun, field, value);
}

/** A field's value as it leaves through an exit. */
export function coverField(rules: FieldRules, noun: string, field: string, exit: Exit, value: unknown): unknown {
  return coverValue(noun, field, treatmentOf(rules, noun, field, exit), value);
}

/** The masked form of a field's value; null where there is none. */
export function maskedForm(noun: string, field: string, value: unknown): string | null {
  const kind = sensitiveFields[noun]?.[field]?.mask;
  if (kind === undefined || kind === 'blank' || typeof value !== 'string') return null;
  return mask(kind, value);
}

/** Text as a mask leaves it. What people write has no three stars in a row. */
export function isMasked(value: unknown): boolean {
  return typeof value === 'string' && value.includes('***');
}

/** A record as its reader may see it; the same object where nothing of it is covered. */
export function coverRecord<Row extends object>(rules: FieldRules, noun: string, row: Row, exit: Exit): Row {
  const place = nounAt(rules, noun, row);
  const fields = rules[place];
  if (fields === undefined) return row;
  const covered = { ...row } as Record<string, unknown>;
  for (const field of Object.keys(fields)) {
    if (field in covered)
      covered[field] = coverValue(noun, field, treatmentOf(rules, place, field, exit), covered[field]);
  }
  return covered as Row;
}

/** Whether the actor may give the field another value. */
export function mayEditField(rules: FieldRules, noun: string, field: string): boolean {
  const rule = rules[noun]?.[field];
  return rule === undefined || rule.access === 'edit';
}
