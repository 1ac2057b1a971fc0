import type { FieldRules } from './field-rights.ts';

/** Where a record is: enough to tell whether it lies in a pool. */
interface Placed {
  readonly deptId?: unknown;
  readonly ownerId?: unknown;
}

/**
 * [Note: fields in a pool] What a pool hides from its members stands among a person's field rules under the noun and the
 * pool. So one table of rules tells every exit, the device's too, what of a record may be seen where it lies.
 */
export function pooledNoun(noun: string, poolId: string): string {
  return `${noun}@${poolId}`;
}

/** Under which name the rules of this record's fields stand: the noun's, or those of the noun in its pool. */
export function nounAt(rules: FieldRules, noun: string, row: object): string {
  const { deptId, ownerId } = row as Placed;
  if (ownerId !== null || typeof deptId !== 'string') return noun;
  const pooled = pooledNoun(noun, deptId);
  return rules[pooled] === undefined ? noun : pooled;
}

/** Pools in which the field of the noun is covered although elsewhere it is not. */
export function poolsCovering(rules: FieldRules, noun: string, field: string): string[] {
  return Object.entries(rules).flatMap(([name, fields]) => {
    const [of, poolId] = name.split('@');
    return poolId !== undefined && of === noun && fields[field]?.access === 'hidden' ? [poolId] : [];
  });
}
