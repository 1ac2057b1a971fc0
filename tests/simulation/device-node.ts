import { type App, createApp } from '#shared/app/app.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { syncedTables } from '#shared/app/synced-tables.ts';
import type { Actor } from '#shared/kernel/scope.ts';
import type { Ledger } from '#shared/ledger/ledger.ts';
import type { Sqlite } from '#shared/ports/database.ts';
import { correctedClock } from '#shared/sync/device/corrected-clock.ts';
import type { DeviceParts } from '#shared/sync/device/parts.ts';
import { createSyncDevice, type SyncDevice } from '#shared/sync/device/sync-device.ts';
import { Crash } from './network.ts';
import { schema } from './server-node.ts';
import type { World } from './world.ts';

/** The file beside the database; a copy of the profile copies it too. */
export interface Sealed {
  incarnation: string | undefined;
}

export interface DeviceNode {
  readonly name: string;
  readonly deviceId: string;
  readonly userId: string;
  readonly sealed: Sealed;
  sqlite: Sqlite;
  app: App;
  device: SyncDevice;
  parts: DeviceParts;
  skew: number;
  isPartitioned: boolean;
  /** Counts lives of the process; answers to an older one are not heard. */
  life: number;
  exchanging: boolean;
  /** Restored from an older copy at some time: what was only on its disk may be gone. */
  wasRestored: boolean;
  actor(): Actor | undefined;
}

export interface DeviceSeat {
  readonly name: string;
  readonly deviceId: string;
  readonly userId: string;
  readonly sealed: Sealed;
  readonly sqlite: Sqlite;
  readonly skew: number;
}

/** The real desktop core and the real device half of sync on a database in memory. */
export function openDevice(world: World, seat: DeviceSeat): DeviceNode {
  const node: DeviceNode = {
    ...seat,
    ...startProcess(world, seat, () => node.skew),
    isPartitioned: false,
    life: 0,
    exchanging: false,
    wasRestored: false,
    actor: () => findActor(node.app.db, node.userId, node.app.ports.clock.now()),
  };
  node.device.state.set('member', '1');
  return node;
}

/** The process ends wherever it is and starts again on what is on disk. */
export function restartDevice(world: World, node: DeviceNode, sqlite: Sqlite = node.sqlite): void {
  node.life += 1;
  node.exchanging = false;
  Object.assign(
    node,
    startProcess(world, { ...node, sqlite }, () => node.skew),
  );
}

function startProcess(world: World, seat: DeviceSeat, skew: () => number) {
  const { sqlite, sealed } = seat;
  const device = createSyncDevice({
    sqlite,
    tables: syncedTables,
    schema,
    incarnationFile: {
      read: () => sealed.incarnation,
      write: (incarnation) => {
        sealed.incarnation = incarnation;
      },
    },
    newId: world.ports.ids.next,
    proofEveryMs: 0,
    pushCommands: 3,
  });
  const clock = correctedClock({ now: () => Math.max(0, world.time + skew()) }, device.state);
  const app = createApp({ sqlite, host: 'device', ports: { ...world.ports, clock }, sinks: () => [device.sink] });
  const ledger: Ledger = {
    ...app.ledger,
    transaction: (work) =>
      app.ledger.transaction(() => {
        const value = work();
        // Power is lost before the commit: nothing of the work may be left.
        if (world.isRough && world.chance.is(0.01)) throw new Crash();
        return value;
      }),
  };
  const parts = device.start({ ...app, ledger });
  return { sqlite, app, device, parts };
}
