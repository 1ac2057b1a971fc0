import { hash } from 'node:crypto';
import type { Effect } from '../ports/database.ts';

/** Equal on device and server exactly if the command did the same to the same rows on both. [sync 1.7] */
export function effectsHash(effects: readonly Effect[]): string {
  const parts = effects.map((effect) =>
    effect.op === 'remove' ? [effect.table, effect.id, effect.op] : [effect.table, effect.id, effect.op, effect.set],
  );
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22);
}
