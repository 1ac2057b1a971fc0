import { hash } from 'node:crypto';

/** SHA-256 as hex, for rooms that freeze what was asked. */
export function sha256(text: string): string {
  return hash('sha256', text);
}
