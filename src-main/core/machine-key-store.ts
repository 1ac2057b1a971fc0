import { invariant } from '#shared/kernel/invariant.ts';
import type { SecretStore } from '#shared/keyring/device-secret.ts';
import { openBox, sealBox, sealedBox } from '#shared/keyring/sealed-box.ts';

/**
 * Seals device secrets with a key that the shell keeps in the system's keychain. The core process has no keychain of
 * its own, so the shell hands the key over once, at start.
 */
export function createMachineKeyStore(machineKey: Buffer, backend: string): SecretStore {
  invariant(machineKey.length === 32, 'a machine key has 32 bytes');
  return {
    backend,
    seal: (secret) => Buffer.from(JSON.stringify(sealBox(machineKey, secret, `outpost device secret ${backend}`))),
    open: (sealed) => {
      const box = sealedBox.parse(JSON.parse(sealed.toString('utf8')));
      const secret = openBox(machineKey, box, `outpost device secret ${backend}`);
      invariant(secret, 'the device secret was sealed on this machine');
      return secret;
    },
  };
}
