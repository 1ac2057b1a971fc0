import type { SecretBox } from '../keyring/keyring-secrets.ts';
import { createRecoveryKey } from '../keyring/recovery-key.ts';
import { createSigningKey, publicKeyOf } from './manifest.ts';

/**
 * The keys of one host's backups, made at the first backup and kept among the host's secrets: its own `age` identity
 * (so that it can check and restore without the recovery key) and the key that signs its manifests.
 */
export interface BackupKeys {
  readonly identity: string;
  readonly recipient: string;
  readonly signingKey: Buffer;
  readonly publicKey: string;
}

export async function loadBackupKeys(secrets: SecretBox): Promise<BackupKeys> {
  const [identity, recipient] = await loadIdentity(secrets);
  const signingKey = secrets.read('backup-signing') ?? createSigningKey();
  if (!secrets.read('backup-signing')) secrets.write('backup-signing', signingKey);
  return { identity, recipient, signingKey, publicKey: publicKeyOf(signingKey) };
}

async function loadIdentity(secrets: SecretBox): Promise<readonly [string, string]> {
  const stored = secrets.read('backup-identity');
  if (stored) {
    const [identity, recipient] = stored.toString('latin1').split(' ');
    stored.fill(0);
    if (identity && recipient) return [identity, recipient];
  }
  const made = await createRecoveryKey();
  secrets.write('backup-identity', Buffer.from(`${made.recoveryKey} ${made.recipient}`));
  return [made.recoveryKey, made.recipient];
}
