import { contract } from '#shared/app/contract.ts';
import type { Field } from '../ui/fields/field.ts';
import type { FormValues } from '../ui/form/record-form.tsx';

/** A schema as far as a form asks it: which values it takes, and what is wrong with some. */
interface Schema {
  readonly shape?: Readonly<Record<string, unknown>>;
  safeParse(value: unknown): {
    readonly success: boolean;
    readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };
  };
}

type Input = Readonly<Record<string, unknown>>;

/** What a command wants: a record's edit carries `changes`, everything else its values side by side. */
export function isEdit(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'changes' in input;
}

function schemaOf(procedure: string): Schema | undefined {
  let found: unknown = contract;
  for (const part of procedure.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  return (found as { '~orpc'?: { inputSchema?: Schema } } | undefined)?.['~orpc']?.inputSchema;
}

/** The values of a command that a person can change, in the order the room names its fields. */
export function editableFields(procedure: string, input: unknown, known: readonly Field[]): Field[] {
  if (typeof input !== 'object' || input === null) return [];
  const names = isEdit(input)
    ? Object.keys((input as { changes: object }).changes)
    : Object.keys(schemaOf(procedure)?.shape ?? {});
  return known.filter((field) => names.includes(field.name) && (field.kind !== 'record' || field.source));
}

export function valuesOf(input: unknown): FormValues {
  if (!isEdit(input)) return { ...(input as Input) };
  const { changes } = input as { changes: Record<string, { to: unknown }> };
  return Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, change.to]));
}

/** The command's input with what the form says; what no field shows stays as it was. */
export function withValues(input: unknown, fields: readonly Field[], values: FormValues): Input {
  const before = input as Input;
  if (isEdit(input)) {
    const changes = { ...(before.changes as Record<string, { from: unknown; to: unknown }>) };
    for (const { name } of fields) changes[name] = { from: changes[name]?.from ?? null, to: values[name] ?? null };
    return { ...before, changes };
  }
  const next: Record<string, unknown> = { ...before };
  for (const { name } of fields) {
    const value = values[name];
    if (value === null || value === undefined || value === '') delete next[name];
    else next[name] = value;
  }
  return next;
}

/** The first field that the contract would not take, or undefined. */
export function wrongField(procedure: string, input: unknown): string | undefined {
  const parsed = schemaOf(procedure)?.safeParse(input);
  if (!parsed || parsed.success) return undefined;
  const path = parsed.error?.issues[0]?.path ?? [];
  return String(path[0] === 'changes' ? path[1] : path[0]);
}

/** The field a refusal is about, where it says so. */
export function fieldOfRefusal(refusal: { readonly code: string }): string | undefined {
  const { code, field, rule } = refusal as { code: string; field?: unknown; rule?: unknown };
  if (typeof field === 'string') return field;
  switch (code) {
    case 'CUSTOMER_DUPLICATE':
      return rule === 'creditCode' ? 'creditCode' : 'name';
    case 'CONTACT_DUPLICATE':
      return 'mobile';
    case 'OWNER_NOT_FOUND':
      return 'ownerId';
    case 'CUSTOMER_NOT_FOUND':
      return 'customerId';
    default:
      return undefined;
  }
}
