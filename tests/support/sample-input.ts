import type { z } from 'zod';

/** What a key of an input means: an id of some record, words to look for. Undefined leaves it to the schema. */
export type Meaning = (key: string, path: readonly string[]) => unknown;

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly in?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly format?: string;
}

/** An input that the schema takes, with what keys mean filled in; optional keys only where they mean something. */
export function sampleInput(schema: unknown, meaning: Meaning): unknown {
  return schema === undefined ? undefined : sample(schema as z.ZodType, meaning, []);
}

function sample(schema: z.ZodType, meaning: Meaning, path: readonly string[]): unknown {
  const key = path.at(-1);
  const definition = schema._zod.def as unknown as Definition;
  if (key !== undefined && !['object', 'array'].includes(definition.type)) {
    const meant = meaning(key, path);
    if (meant !== undefined && schema.safeParse(meant).success) return meant;
  }
  switch (definition.type) {
    case 'object':
      return sampleObject(definition.shape ?? {}, meaning, path);
    case 'array': {
      const meant = key === undefined ? undefined : meaning(key, path);
      if (meant !== undefined && schema.safeParse(meant).success) return meant;
      const one = sample(definition.element!, meaning, path);
      return schema.safeParse([one]).success ? [one] : [];
    }
    case 'optional':
    case 'default':
    case 'prefault':
      return undefined;
    case 'nullable':
      return sample(definition.innerType!, meaning, path);
    case 'union':
      return sample(definition.options![0]!, meaning, path);
    case 'pipe':
      return sample(definition.in!, meaning, path);
    case 'enum':
      return Object.values(definition.entries!)[0];
    case 'literal':
      return definition.values![0];
    case 'boolean':
      return false;
    case 'number':
    case 'int':
      return schema.safeParse(1).success ? 1 : 1_767_600_000_000;
    case 'record':
      return {};
    case 'file':
      return new File(['名称\n甲公司\n'], 'a.csv', { type: 'text/csv' });
    case 'string':
      return sampleText(schema, definition);
    default:
      return definition.innerType ? sample(definition.innerType, meaning, path) : null;
  }
}

function sampleText(schema: z.ZodType, { format }: Definition): string {
  const candidates = [
    '样品文字样品文字样品',
    '01900000-0000-7000-8000-00000000dead',
    '2026-01-05',
    'sample-one',
    'P4ssword-of-22-letters',
    '1',
    '2026-01',
    'data:image/png;base64,AA==',
    'https://example.com/a',
    'a'.repeat(64),
    'text/plain',
  ];
  const fitting = candidates.find((each) => schema.safeParse(each).success);
  if (fitting === undefined) throw new Error(`no sample of a string ${format ?? ''}`);
  return fitting;
}

function sampleObject(shape: Readonly<Record<string, z.ZodType>>, meaning: Meaning, path: readonly string[]) {
  const entries = Object.entries(shape).map(([key, type]) => [key, sample(type, meaning, [...path, key])] as const);
  const filled = entries.filter(([, value]) => value !== undefined);
  // An edit of nothing is no edit: the first field that can be changed is.
  const isChanges = path.at(-1) === 'changes' && filled.length === 0;
  return Object.fromEntries(isChanges ? firstChange(shape, meaning, path) : filled);
}

function firstChange(shape: Readonly<Record<string, z.ZodType>>, meaning: Meaning, path: readonly string[]) {
  const [key, type] =
    Object.entries(shape).find(([name]) => name === 'remark' || name === 'title') ?? Object.entries(shape)[0]!;
  const inner = (type._zod.def as unknown as Definition).innerType ?? type;
  return [[key, sample(inner, meaning, [...path, key])] as const];
}
