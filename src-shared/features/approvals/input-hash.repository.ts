import { sha256 } from '../../ledger/digest.ts';

/** The fingerprint of a frozen command: the same fields in any order are the same command. */
export function inputHashOf(procedure: string, input: unknown): string {
  return sha256(`${procedure}\n${JSON.stringify(sorted(input))}`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}
