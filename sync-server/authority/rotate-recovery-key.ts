import { z } from 'zod';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { createRecoveryKey, parseRecoveryKey } from '#shared/keyring/recovery-key.ts';
import type { ServerDb, ServerPorts } from '../host/server-ports.ts';
import { findSetting, removeSetting, setSetting } from './authority-store.ts';

const keys = { now: 'recoveryRecipient', next: 'recoveryNext', before: 'recoveryBefore' } as const;
const retired = z.array(z.object({ recipient: z.string(), until: z.number() }));

/** A recovery key that counted once; what was sealed for it then still needs it. */
export type RetiredRecoveryKey = z.infer<typeof retired>[number];

export interface RecoveryKeyNotShown {
  readonly code: 'WRONG_RECOVERY_KEY';
  readonly reason: 'mistyped' | 'notForThis';
}

export function recoveryRecipientOf(db: ServerDb): string {
  const recipient = findSetting(db, keys.now);
  invariant(recipient !== undefined, 'an initialised server has a recovery key');
  return recipient;
}

export function listRetiredRecoveryKeys(db: ServerDb): RetiredRecoveryKey[] {
  return retired.parse(JSON.parse(findSetting(db, keys.before) ?? '[]'));
}

export function hasRecoveryKeyWaiting(db: ServerDb): boolean {
  return findSetting(db, keys.next) !== undefined;
}

/**
 * Makes the next recovery key and shows it, this once. It counts only after somebody typed it back: a key that nobody
 * holds must never be the one everything is sealed for, however the program ends in between. [S-KEY-6]
 */
export async function beginRecoveryKey(
  ports: ServerPorts,
  actorId: string | null,
): Promise<{ recoveryKey: string; recipient: string }> {
  const made = await createRecoveryKey();
  setSetting(ports.db, keys.next, made.recipient);
  ports.audit({ action: 'recoveryKey.begin', outcome: 'done', actorId, reason: made.recipient });
  return made;
}

/** From here on backups and desktops are sealed for the new key; the one before opens only what was sealed for it. */
export async function confirmRecoveryKey(
  ports: ServerPorts,
  actorId: string | null,
  typed: string,
): Promise<Result<{ recipient: string }, RecoveryKeyNotShown>> {
  const key = await parseRecoveryKey(typed);
  if (!key) return refuse({ code: 'WRONG_RECOVERY_KEY', reason: 'mistyped' });
  const changed = ports.db.transaction(
    (tx) => {
      const db = tx as unknown as ServerDb;
      if (findSetting(db, keys.next) !== key.recipient) return false;
      const until = ports.clock.now();
      const before = [...listRetiredRecoveryKeys(db), { recipient: recoveryRecipientOf(db), until }];
      setSetting(db, keys.before, JSON.stringify(before));
      setSetting(db, keys.now, key.recipient);
      removeSetting(db, keys.next);
      return true;
    },
    { behavior: 'immediate' },
  );
  if (!changed) return refuse({ code: 'WRONG_RECOVERY_KEY', reason: 'notForThis' });
  ports.audit({ action: 'recoveryKey.rotate', outcome: 'done', actorId, reason: key.recipient });
  return ok({ recipient: key.recipient });
}
