import { hash } from 'node:crypto';

/** SHA-256 over values as JSON writes them: the same on every host. */
export function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'hex');
}
