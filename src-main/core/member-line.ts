import { Fault, isFault } from '#shared/kernel/fault.ts';
import type { DeviceFetch } from '../backup-remote.ts';
import { createDeviceClient, type DeviceClient } from '../enrolment/device-client.ts';
import { contactServer, noteBadServer } from './contact-server.ts';
import { findIdentity } from './device-identity.ts';
import { type Lease, openLease } from './lease.ts';
import type { OpenWork } from './open-work.ts';

const contactEveryMs = 60 * 60_000;
const lookEveryMs = 5 * 60_000;
/** Nobody waits longer than this at the unlock page for a server that does not answer. */
const askAtOpenMs = 8_000;

/** The device's line to its server while the work is open: it asks how it stands and renews what is due by itself. */
export interface MemberLine {
  readonly client: DeviceClient;
  readonly address: string;
  /** The same line for backups. */
  readonly ask: DeviceFetch;
  /** Until when the data opens without reaching the server again. */
  readonly lease: Pick<Lease, 'endsAt' | 'tellAt' | 'isOnlineOnly'>;
  /** Asks now how this device stands, as after the server refused it. */
  contact(): Promise<void>;
  close(): Promise<void>;
}

export interface LineEvents {
  /** The company wants its data on this computer deleted. */
  onWipe(orderId: string): void;
  /** The password is asked anew, because something odd was seen. */
  onLockAsked(at: number | null): void;
  /** Too long without the server. */
  onLeaseEnded(): void;
}

export function openLine(work: OpenWork, events: LineEvents): MemberLine | undefined {
  const { profile, dek, app } = work;
  const identity = findIdentity(profile.folder, dek);
  if (!identity) return undefined;
  const client = createDeviceClient(identity, {
    now: app.ports.clock.now,
    onBadServer: (reason) => noteBadServer(work, reason),
  });
  const lease = openLease(work.sync.state, work.machineClock);
  let isClosed = false;
  let asking: Promise<void> | undefined;
  const ask = async (): Promise<void> => {
    try {
      const told = await contactServer({ work, client, lease });
      if (told?.wipe && !isClosed) events.onWipe(told.wipe.id);
      else if (told && !isClosed) events.onLockAsked(told.lockSince);
    } catch (error) {
      if (!isClosed)
        app.ports.log.warn('standing.unknown', { code: (error as { code?: unknown }).code ?? 'UNEXPECTED' });
    }
  };
  const contact = (): Promise<void> => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  const look = (): void => {
    lease.tick();
    if (lease.isOver()) events.onLeaseEnded();
  };
  const contacts = setInterval(() => void contact(), contactEveryMs);
  const looks = setInterval(look, lookEveryMs);
  contacts.unref();
  looks.unref();
  void contact();
  return {
    client,
    address: new URL(identity.serverUrl).host,
    ask: (path, init) => client.request(path, init as never),
    lease,
    contact,
    close: async () => {
      isClosed = true;
      clearInterval(contacts);
      clearInterval(looks);
      lease.tick();
      await client.close();
      await asking;
    },
  };
}

/**
 * Lets a member's data be opened only within its lease; where that is over, the server is asked, and a device that it
 * vouches for goes on. Who may not work offline is asked for at each unlock. Nothing is deleted: what did not travel
 * stays. [S-ENR-3]
 */
export async function checkLease(work: OpenWork, password: string | undefined): Promise<{ wipe?: string }> {
  const { profile, dek, app, sync } = work;
  if (!sync.isMember()) return {};
  const identity = findIdentity(profile.folder, dek);
  const lease = openLease(sync.state, work.machineClock);
  const isEnded = identity !== undefined && identity.notAfter <= app.ports.clock.now();
  if (!identity || (!lease.isOver() && !isEnded && !lease.isOnlineOnly())) return {};
  const onBadServer = (reason: string): void => noteBadServer(work, reason);
  const client = createDeviceClient(identity, { now: app.ports.clock.now, timeoutMs: askAtOpenMs, onBadServer });
  let isVouched = false;
  try {
    const told = await contactServer({ work, client, lease, password });
    isVouched = told === undefined || told.standing === 'good';
    if (told?.wipe) return { wipe: told.wipe.id };
    if ((lease.isOver() || lease.isOnlineOnly()) && told?.standing === 'revoked')
      throw new Fault('DEVICE_REVOKED', false);
  } catch (error) {
    if (isFault(error) && error.code === 'DEVICE_REVOKED') throw error;
    app.ports.log.warn('standing.unknown', { code: (error as { code?: unknown }).code ?? 'UNEXPECTED' });
  } finally {
    await client.close();
  }
  if (lease.isOnlineOnly() && !isVouched) throw new Fault('OFFLINE_FORBIDDEN', true);
  if (lease.isOver()) throw new Fault('LEASE_ENDED', true, { endedAt: lease.endsAt() });
  return {};
}
