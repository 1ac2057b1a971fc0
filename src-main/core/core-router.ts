import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as HttpHandler } from '@orpc/server/node';
import { coreRouter } from '#shared/app/router.ts';
import { createBackupsRouter } from '#shared/features/backups/backups.router.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import type { CallContext } from './core-context.ts';
import { desktopRouter } from './desktop.router.ts';
import type { Desktop } from './desktop.ts';
import { eventsRouter } from './events.router.ts';
import { gate } from './gate.ts';
import type { WorkParts } from './work-parts.ts';

/** Everything this host answers: the rooms, and what only a desktop has. */
export function createRouter(desktop: Desktop) {
  const parts = (): WorkParts => {
    const work = desktop.work();
    invariant(work, 'the gate lets nobody pass while the work is locked');
    return work.parts;
  };
  return {
    ...coreRouter,
    backups: createBackupsRouter(() => parts().backups),
    desktop: desktopRouter,
    events: eventsRouter,
  };
}

/** One set of procedures behind one gate, whatever the transport. */
export function createHandlers(desktop: Desktop) {
  // biome-ignore lint/suspicious/noExplicitAny: behind the gate the context is richer than what a call brings; the gate is where that is made true
  const options = { clientInterceptors: [gate as any] };
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const gated = createRouter(desktop) as any;
  return {
    http: new HttpHandler<CallContext>(gated, options),
    port: new PortHandler<CallContext>(gated, options),
  };
}
