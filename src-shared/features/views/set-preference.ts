import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { PreferenceValue } from './preference.model.ts';
import { findPreference } from './views.repository.ts';
import { preferences } from './views.tables.ts';

interface SetPreferenceInput {
  readonly key: string;
  readonly value: PreferenceValue;
}

/** One row per person and key, whichever device made it first; null forgets the setting. */
export function setPreference(tx: WriteTx, actor: Actor, { key, value }: SetPreferenceInput): Result<Written, never> {
  const found = findPreference(tx, actor.userId, key);
  const id = found?.id ?? tx.newId();
  const deletedAt = value === null ? tx.at : null;
  if (found) tx.update(preferences, id, { value, deletedAt });
  else if (value !== null) tx.insert(preferences, { id, key, value, ownerId: actor.userId });
  return ok({ id, commandId: tx.command.id });
}
