import { type Actor, isAllowed } from '../kernel/scope.ts';
import { type Condition, scopeFilter } from './scope-filter.ts';

/**
 * Rows of a table that belongs to several nouns: each is seen by whoever sees records of the noun that its column
 * `kind` names. What is not named is seen by nobody.
 */
export function kindScopeFilter(
  actor: Actor,
  alias: string,
  kind: string,
  nouns: Readonly<Record<string, string>>,
): Condition {
  const parts = Object.entries(nouns)
    .filter(([, noun]) => isAllowed(actor, `${noun}.view`))
    .map(([name, noun]) => ({ name, scope: scopeFilter(actor, noun, alias) }));
  if (parts.length === 0) return { sql: '0', values: [] };
  return {
    sql: `(${parts.map(({ scope }) => `(${alias}."${kind}" = ? AND ${scope.sql})`).join(' OR ')})`,
    values: parts.flatMap(({ name, scope }) => [name, ...scope.values]),
  };
}
