import { companyNorm } from '../../kernel/china/company-name.ts';
import type { MatchKey } from './import.model.ts';
import { type KnownRecord, type MatchIndex, matchValue } from './match-index.ts';
import type { RunnableModule } from './row-plan.ts';
import type { RowValues } from './row-values.ts';

/** Where the file named a record before. */
export interface Seen {
  readonly row: number;
  readonly id: string;
}

export type SeenRows = Map<MatchKey, Map<string, Seen>>;

export type RowKeys = readonly (readonly [key: MatchKey, value: string])[];

/** What a row may be recognised by. */
export function keysOf(module: RunnableModule, values: RowValues): RowKeys {
  const keys: [MatchKey, string][] = [];
  const put = (key: MatchKey, value: unknown) => {
    if (typeof value === 'string' && value !== '') keys.push([key, value]);
  };
  if (module === 'orderLines') {
    put('no', matchValue('no', `${values.orderNo} ${values.productId}`));
    return keys;
  }
  if (module === 'users') {
    if (typeof values.employeeNo === 'string') put('no', matchValue('no', values.employeeNo));
    return keys;
  }
  const name = typeof values.name === 'string' ? nameKeyOf(module, values.name) : '';
  if (isOfCatalogue(module) && typeof values.code === 'string') put('no', matchValue('no', values.code));
  put('name', module === 'contacts' && name !== '' ? `${values.customerId} ${name}` : name);
  for (const key of ['no', 'creditCode', 'email'] as const) {
    if (typeof values[key] === 'string') put(key, matchValue(key, values[key]));
  }
  for (const field of ['mobile', 'phone']) {
    if (typeof values[field] === 'string') put('phone', matchValue('phone', values[field]));
  }
  return keys;
}

/** Companies are known by the core of their names, what is sold by its whole name. */
function nameKeyOf(module: RunnableModule, name: string): string {
  return isOfCatalogue(module) ? name.trim() : companyNorm(name);
}

/** Records that belong to the whole company and have a code instead of a number. */
export function isOfCatalogue(module: RunnableModule): boolean {
  return module === 'products' || module === 'suppliers' || module === 'productLines';
}

export function findEarlier(matchKeys: readonly MatchKey[], seen: SeenRows, keys: RowKeys) {
  for (const rule of matchKeys) {
    for (const [key, value] of keys) {
      const found = key === rule ? seen.get(key)?.get(value) : undefined;
      if (found) return { rule, seen: found };
    }
  }
  return undefined;
}

export function findMatch(
  matchKeys: readonly MatchKey[],
  keys: RowKeys,
  index: MatchIndex,
): { rule: MatchKey; record: KnownRecord } | undefined {
  for (const rule of matchKeys) {
    for (const [key, value] of keys) {
      const record = key === rule ? index.find(key, value) : undefined;
      if (record) return { rule, record };
    }
  }
  return undefined;
}

export function remember(seen: SeenRows, keys: RowKeys, at: Seen): void {
  for (const [key, value] of keys) {
    const map = seen.get(key) ?? new Map<string, Seen>();
    seen.set(key, map);
    if (!map.has(value)) map.set(value, at);
  }
}
