import { hash } from 'node:crypto';
import type { AuditChange } from './ledger.tables.ts';
import type { RecordedEffect } from './write-tx.ts';

/** What of a value the audit keeps. `plain` is the rule, the rest are named here and nowhere else. */
type Keeping = 'plain' | 'omit' | 'secret' | 'masked' | 'digest';

/** Told by the record itself, or computed from other fields. */
const omitted = new Set([
  'id',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'revision',
  'nameNorm',
  'namePinyin',
  'nameInitials',
  'mobileNorm',
  'phoneNorm',
]);
/** Copies of other rows' values: the audit of those rows has them, and gives them up with those rows. */
const copied = new Set(['entries']);
const secretName = /password|secret|token|privatekey|keypem|recoverykey|activationcode/i;
/** Whole values of these stand in the row and in the audit of an edit, which can be taken back; nowhere else. */
const sensitiveName = /^(mobile|phone|fax|wechat|qq|email|birthday|idNumber|bankAccount|address)$/;
const longestText = 500;

const keepings = new Map<string, Keeping>();

function keepingOf(field: string): Keeping {
  let keeping = keepings.get(field);
  if (keeping === undefined) {
    keeping = omitted.has(field)
      ? 'omit'
      : secretName.test(field)
        ? 'secret'
        : sensitiveName.test(field)
          ? 'masked'
          : copied.has(field)
            ? 'digest'
            : 'plain';
    keepings.set(field, keeping);
  }
  return keeping;
}

/**
 * A change as the audit keeps it. Secrets never enter. Of a new or removed row each field that is set is kept,
 * sensitive ones masked and long ones by their hash; an edit keeps both values whole, because it can be taken back.
 */
export function effectToAuditChange(effect: RecordedEffect): AuditChange {
  const fields: Record<string, readonly [unknown, unknown]> = {};
  if (effect.op === 'update') {
    for (const field of Object.keys(effect.set)) {
      const keeping = keepingOf(field);
      if (keeping === 'secret') fields[field] = ['[secret]', '[secret]'];
      else if (keeping === 'digest') fields[field] = [digestOf(effect.was[field]), digestOf(effect.set[field])];
      else if (!stamps.has(field)) fields[field] = [effect.was[field] ?? null, effect.set[field]];
    }
    return [effect.table, effect.id, 'update', fields];
  }
  const isNew = effect.op === 'insert';
  const row = isNew ? effect.set : effect.was;
  for (const field of Object.keys(row)) {
    const value = row[field];
    if (value === null || value === undefined || value === false || value === '') continue;
    if (Array.isArray(value) && value.length === 0) continue;
    const kept = keptValue(field, value);
    if (kept !== undefined) fields[field] = isNew ? [null, kept] : [kept, null];
  }
  return [effect.table, effect.id, effect.op, fields];
}

const stamps = new Set(['updatedAt', 'updatedBy', 'revision']);

function keptValue(field: string, value: unknown): unknown {
  switch (keepingOf(field)) {
    case 'omit':
      return undefined;
    case 'secret':
      return '[secret]';
    case 'masked':
      return maskedValue(value);
    case 'digest':
      return digestOf(value);
    default:
      return typeof value === 'string' || typeof value === 'object' ? shortened(value as string | object) : value;
  }
}

function shortened(value: string | object): unknown {
  if (typeof value === 'string' && value.length <= longestText) return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= longestText ? value : digestOf(value);
}

function digestOf(value: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return { length: text.length, sha256: hash('sha256', text, 'hex') };
}

/** Enough to recognise a value one knows, not enough to learn one. */
export function maskedValue(value: unknown): unknown {
  if (typeof value !== 'string') return value === null || value === undefined ? value : '***';
  if (value.length < 7) return '***';
  return `${value.slice(0, 2)}***${value.slice(-2)}`;
}

/** Whether readers of the audit see a field only masked, wherever the whole value may stand. */
export function isSensitiveField(field: string): boolean {
  return sensitiveName.test(field) || secretName.test(field);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal, a log or a reader's eye
const deceiving = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text that cannot begin a new line, move a cursor or turn the reading direction wherever it is shown. */
export function harmlessText(text: string): string {
  return text.replace(deceiving, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Details of an event: no secrets, no deceiving signs, nothing of unbounded length. */
export function harmlessDetails(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return harmlessText(value.slice(0, longestText));
  if (value === null || typeof value !== 'object') return value;
  if (depth > 4) return '…';
  if (Array.isArray(value)) return value.slice(0, 100).map((each) => harmlessDetails(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      harmlessText(key.slice(0, 100)),
      secretName.test(key) ? '[secret]' : harmlessDetails(each, depth + 1),
    ]),
  );
}
