import { noteDeviceCopy } from '#shared/app/declared-places.ts';
import { findActor } from '#shared/app/find-actor.ts';
import type { Caller } from '#shared/sync/server/parts.ts';
import type { ServerCore } from '../host/server-core.ts';

const dayMs = 86_400_000;
const noted = new WeakMap<ServerCore, Map<string, number>>();

/** Once a day each device outside the mainland that takes data is written into the register. [S-PI-9] */
export function noteForeignDevice(core: ServerCore, { deviceId, userId }: Caller): void {
  const last = noted.get(core) ?? new Map<string, number>();
  noted.set(core, last);
  const now = core.ports.clock.now();
  if (now - (last.get(deviceId) ?? Number.NEGATIVE_INFINITY) < dayMs) return;
  const device = core.ports.read.row<{ name: string }>('SELECT name FROM devices WHERE id = ?', deviceId);
  const findHolder = () => findActor(core.app.db, userId, now);
  if (device && noteDeviceCopy(core.app, { id: deviceId, name: device.name }, findHolder)) last.set(deviceId, now);
}
