import { readKeyring, writeKeyring } from './keyring-file.ts';
import { sealToRecipient } from './recovery-key.ts';

/** Wraps the key for another company recovery key, as when a company joins its server; the one before opens nothing. */
export async function setRecoveryRecipient(folder: string, dek: Buffer, recipient: string): Promise<void> {
  const recovery = await sealToRecipient(recipient, dek);
  const keyring = readKeyring(folder);
  writeKeyring(folder, { ...keyring, current: { ...keyring.current, recovery } });
}

/** Wraps the key for a printed key of the person's own, or takes that copy away. */
export async function setPrintedRecipient(folder: string, dek: Buffer, recipient: string | null): Promise<void> {
  const printed = recipient === null ? null : await sealToRecipient(recipient, dek);
  const keyring = readKeyring(folder);
  writeKeyring(folder, { ...keyring, current: { ...keyring.current, printed } });
}
