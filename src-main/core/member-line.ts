import { keyringSecrets } from '#shared/keyring/keyring-secrets.ts';
import type { DeviceFetch } from '../backup-remote.ts';
import { createDeviceClient, type DeviceClient, type DeviceIdentity } from '../enrolment/device-client.ts';
import type { OpenWork } from './open-work.ts';

/** Where the profile's keyring seals what makes this computer a device: key, certificate, trust. */
const secretName = 'device.identity';
const renewEveryMs = 6 * 60 * 60_000;

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

/** The device's line to its server while the work is open: it renews its certificate by itself. */
export interface MemberLine {
  readonly client: DeviceClient;
  readonly address: string;
  /** The same line for backups. */
  readonly ask: DeviceFetch;
  close(): Promise<void>;
}

export function openLine(work: OpenWork): MemberLine | undefined {
  const { profile, dek, app } = work;
  const identity = findIdentity(profile.folder, dek);
  if (!identity) return undefined;
  const client = createDeviceClient(identity, { now: app.ports.clock.now });
  const renew = async (): Promise<void> => {
    try {
      const renewed = await client.renewWhenDue();
      if (renewed) storeIdentity(profile.folder, dek, renewed);
    } catch (error) {
      app.ports.log.warn('certificate.notRenewed', { code: (error as { code?: unknown }).code ?? 'UNEXPECTED' });
    }
  };
  const timer = setInterval(() => void renew(), renewEveryMs);
  timer.unref();
  void renew();
  return {
    client,
    address: new URL(identity.serverUrl).host,
    ask: (path, init) => client.request(path, init as never),
    close: async () => {
      clearInterval(timer);
      await client.close();
    },
  };
}
