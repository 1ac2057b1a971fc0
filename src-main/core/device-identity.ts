import { keyringSecrets } from '#shared/keyring/keyring-secrets.ts';
import type { DeviceIdentity } from '../enrolment/device-client.ts';

/** Where the profile's keyring seals what makes this computer a device: key, certificate, trust. */
const secretName = 'device.identity';

export function storeIdentity(folder: string, dek: Buffer, identity: DeviceIdentity): void {
  const secret = Buffer.from(JSON.stringify(identity));
  keyringSecrets(folder, dek).write(secretName, secret);
  secret.fill(0);
}

/** What makes this computer a device of the company's server; undefined where it stands alone or came from a backup. */
export function findIdentity(folder: string, dek: Buffer): DeviceIdentity | undefined {
  const secret = keyringSecrets(folder, dek).read(secretName);
  if (!secret) return undefined;
  const identity = JSON.parse(secret.toString('utf8')) as DeviceIdentity;
  secret.fill(0);
  return identity;
}
