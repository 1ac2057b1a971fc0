import type { FastifyInstance } from 'fastify';
import { findActor } from '#shared/app/find-actor.ts';
import { syncPaths } from '#shared/sync/wire.ts';
import type { LiveConnections } from '../host/live-connections.ts';
import type { ServerCore } from '../host/server-core.ts';
import { requireDevice } from '../http/identity.ts';

/** Keeps the line open through anything that closes silent ones, and shows the device that it is heard. */
const pulseMs = 20_000;
/** A burst of writes is one word. */
const gatherMs = 60;
const lookAgainMs = 5_000;

/** An event stream that says "something of yours moved"; what it is, the device pulls. [sync 10.2] */
export function addLiveRoute(server: FastifyInstance, core: ServerCore, connections: LiveConnections): void {
  const listeners = new Set<(buckets: ReadonlySet<number>) => void>();
  core.feed.onMoved((buckets) => {
    for (const listener of listeners) listener(buckets);
  });

  /** A graceful stop does not wait for streams that never end. */
  const open = new Set<{ destroy(): unknown }>();
  server.addHook('preClose', async () => {
    for (const stream of open) stream.destroy();
  });

  server.get(syncPaths.live, async (request, reply) => {
    const device = requireDevice(core, connections, request, reply);
    if (!device) return reply;
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    raw.write(': heard\n\n');
    let timer: NodeJS.Timeout | undefined;
    const tell = () => {
      timer = undefined;
      raw.write(`data: ${core.feed.versions.head()}\n\n`);
    };
    const concerns = interestOf(core, device.userId);
    const listener = (buckets: ReadonlySet<number>) => {
      if (timer === undefined && concerns(buckets)) timer = setTimeout(tell, gatherMs);
    };
    const pulse = setInterval(() => raw.write(': pulse\n\n'), pulseMs);
    listeners.add(listener);
    open.add(raw);
    const forget = connections.add({ deviceId: device.deviceId, userId: device.userId, cut: () => raw.destroy() });
    raw.once('close', () => {
      listeners.delete(listener);
      open.delete(raw);
      clearInterval(pulse);
      clearTimeout(timer);
      forget();
    });
    return reply;
  });
}

/**
 * Whether the person holds one of the buckets. Grants are looked up again after a while and for a bucket not met before:
 * a thousand listeners must not each ask at every write. The global bucket, with people and roles, concerns everybody,
 * so a changed grant is told at once.
 */
function interestOf(core: ServerCore, userId: string): (buckets: ReadonlySet<number>) => boolean {
  let granted: ReadonlySet<number> = new Set();
  let known = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const look = () => {
    const actor = findActor(core.app.db, userId, core.ports.clock.now());
    granted = actor ? core.feed.buckets.grantsOf(actor).buckets : new Set();
    lookedAt = core.ports.clock.now();
  };
  return (buckets) => {
    const newest = Math.max(...buckets);
    if (newest > known || core.ports.clock.now() - lookedAt > lookAgainMs) {
      known = Math.max(known, newest);
      look();
    }
    for (const bucket of buckets) if (granted.has(bucket)) return true;
    return false;
  };
}
