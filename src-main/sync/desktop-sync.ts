import { countConflictsOf } from '#shared/app/open-conflicts.ts';
import type { UnsyncedWork } from '#shared/features/desktop/desktop.model.ts';
import type { SyncDevice } from '#shared/sync/device/sync-device.ts';
import { countWaiting, hasWaiting } from '#shared/sync/device/waiting.ts';
import type { OpenWork } from '../core/open-work.ts';
import type { DeviceClient } from '../enrolment/device-client.ts';
import { type Scheduler, startScheduler } from './sync-scheduler.ts';

/** Synchronising of the open work: there while it is open, running while it has a line to its server. */
export interface DesktopSync {
  readonly device: SyncDevice;
  readonly server: () => { name: string; address: string } | null;
  readonly scheduler: () => Scheduler | undefined;
  /** Starts with the server's line, from now and for as long as the work is open. Safe to call again. */
  connect(client: Pick<DeviceClient, 'request'>, address: string, onRefused?: () => void): Scheduler;
  unsynced(): UnsyncedWork;
  countHeld(): number;
  stop(): Promise<void>;
}

/** The server does not take this device now; why, it says where the device asks how it stands. */
const refusals = new Set(['DEVICE_REVOKED', 'PERSON_INACTIVE', 'CERTIFICATE_EXPIRED']);

export function createDesktopSync(work: OpenWork, onChange: () => void): DesktopSync {
  const { app, sync: device } = work;
  let scheduler: Scheduler | undefined;
  let address: string | undefined;
  const forget = app.changes.subscribe(() => {
    if (device.isMember() && hasWaiting(device.parts())) scheduler?.wake();
  });
  const countHeld = () =>
    (app.statements('SELECT count(*) AS count FROM held_commands').get() as { count: number }).count;
  return {
    device,
    server: () => (address === undefined ? null : { name: device.state.get('serverName') ?? address, address }),
    scheduler: () => scheduler,
    connect: (client, at, onRefused) => {
      address = at;
      void scheduler?.stop();
      scheduler = startScheduler({
        device,
        client,
        clock: app.ports.clock,
        onChange,
        onError: (code) => {
          app.ports.log.warn('sync.failed', { code });
          if (refusals.has(code)) onRefused?.();
        },
      });
      return scheduler;
    },
    countHeld,
    unsynced: () =>
      device.isMember()
        ? {
            waiting: countWaiting(device.parts()),
            conflicts: countConflictsOf(work.session()),
            heldBack: countHeld(),
          }
        : { waiting: 0, conflicts: 0, heldBack: 0 },
    stop: async () => {
      forget();
      await scheduler?.stop();
    },
  };
}
