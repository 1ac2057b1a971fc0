import { Fault } from '../kernel/fault.ts';
import { openSecret, sealSecret } from './key-generation.ts';
import { readKeyring, writeKeyring } from './keyring-file.ts';

/** Small secrets of a host, such as the private key of a device or of its backups. The reader erases what it read. */
export interface SecretBox {
  read(name: string): Buffer | undefined;
  write(name: string, secret: Buffer): void;
}

/** Secrets sealed under the database key in `keyring.json`; they stay readable when that key changes. */
export function keyringSecrets(folder: string, dek: Buffer): SecretBox {
  return {
    read(name) {
      const keyring = readKeyring(folder);
      const sealed = keyring.current.secrets[name];
      if (!sealed) return undefined;
      const secret = openSecret(dek, keyring.id, name, sealed);
      if (!secret) throw new Fault('KEYRING_DAMAGED', false, { secret: name });
      return secret;
    },
    write(name, secret) {
      const keyring = readKeyring(folder);
      const secrets = { ...keyring.current.secrets, [name]: sealSecret(dek, keyring.id, name, secret) };
      writeKeyring(folder, { ...keyring, current: { ...keyring.current, secrets } });
    },
  };
}
