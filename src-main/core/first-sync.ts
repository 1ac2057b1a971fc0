import { setTimeout as wait } from 'node:timers/promises';
import { findActor } from '#shared/app/find-actor.ts';
import type { JoinProgress } from '#shared/features/desktop/desktop.model.ts';
import { Fault, isFault } from '#shared/kernel/fault.ts';
import { createDeviceClient } from '../enrolment/device-client.ts';
import { createHttpTransport } from '../sync/http-transport.ts';
import { findIdentity } from './device-identity.ts';
import type { OpenWork } from './open-work.ts';

const askAgainMs = 3_000;

export interface FirstSync {
  readonly tell?: (word: JoinProgress) => void;
  /** While an administrator has to approve the device: waits until then, or until this ends it. */
  readonly signal?: AbortSignal;
}

/** In the state of synchronising: this data came from a backup and has not met its server since. */
export const restoredKey = 'restored';

/**
 * Brings the first data of a member whose person is not known here yet, and to restored data what the server destroyed
 * after the backup was made: until then it is not opened. What arrived stays when the line breaks; the next unlock goes
 * on from there. [S-PI-6]
 */
export async function bringFirstData(work: OpenWork, { tell = () => {}, signal }: FirstSync = {}): Promise<void> {
  const { state } = work.sync;
  if (findActor(work.app.db, work.userId()) && state.get(restoredKey) === undefined) return;
  const identity = findIdentity(work.profile.folder, work.dek);
  if (!identity) return;
  const client = createDeviceClient(identity, { now: work.app.ports.clock.now });
  const transport = createHttpTransport(client);
  let bytes = 0;
  try {
    for (;;) {
      try {
        await work.sync.exchange(transport, (progress) => {
          bytes += transport.takeBytes().received;
          tell({ step: 'downloading', done: progress?.done ?? 0, total: progress?.total ?? null, bytes });
        });
        state.remove(restoredKey);
        return;
      } catch (error) {
        if (!isWaiting(error)) throw error;
        if (!signal) throw new Fault('DEVICE_WAITING', true);
        tell({ step: 'enrolling', done: 0, total: null, bytes: 0 });
        await wait(askAgainMs, undefined, { signal });
      }
    }
  } catch (error) {
    throw signal?.aborted ? new Fault('CANCELLED', false) : error;
  } finally {
    await client.close();
  }
}

function isWaiting(error: unknown): boolean {
  return isFault(error) && error.code === 'SERVER_REFUSED' && error.details.code === 'DEVICE_WAITING';
}
