import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as HttpHandler } from '@orpc/server/node';
import { approvalsRouterOf } from '#shared/app/approvals-router.ts';
import { createBackupsRouter } from '#shared/app/backups-router.ts';
import { createContentRouter } from '#shared/app/content-router.ts';
import { createLeaveRouter } from '#shared/app/leave-router.ts';
import { createRightsRouter } from '#shared/app/rights-router.ts';
import { coreRouter } from '#shared/app/router.ts';
import type { LeaveRoom } from '#shared/features/leave/leave-room.model.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { createSyncRouter } from '../sync/desktop-sync.router.ts';
import type { CallContext, CoreContext } from './core-context.ts';
import { desktopRouter } from './desktop.router.ts';
import { eventsRouter } from './events.router.ts';
import { gate } from './gate.ts';
import { desktopLeaveOf } from './leave-company.ts';
import { proveHere } from './prove-here.ts';
import type { WorkParts } from './work-parts.ts';

const own = {
  attachments: {
    ...coreRouter.attachments,
    ...createContentRouter((context) => partsOf(context as CoreContext).content),
  },
  rights: createRightsRouter((context) => partsOf(context as CoreContext).askServer()),
  backups: createBackupsRouter((context) => partsOf(context as CoreContext).backups),
  leave: createLeaveRouter((context) => leaveOf(context as CoreContext)),
  sync: { ...coreRouter.sync, ...createSyncRouter((context) => partsOf(context as CoreContext).sync) },
  approvals: approvalsRouterOf((context, { password }) => proveHere((context as CoreContext).desktop, password)),
  desktop: desktopRouter,
  events: eventsRouter,
};

/** Everything this host answers: the rooms, and what only a desktop has. Named, because the compiler writes no type this long. */
export const router: typeof coreRouter & typeof own = { ...coreRouter, ...own };

function leaveOf({ desktop }: CoreContext): LeaveRoom {
  const work = desktop.work();
  invariant(work, 'the gate lets nobody pass while the work is locked');
  return desktopLeaveOf(work, desktop);
}

function partsOf({ desktop }: CoreContext): WorkParts {
  const work = desktop.work();
  invariant(work, 'the gate lets nobody pass while the work is locked');
  return work.parts;
}

/** One set of procedures behind one gate, whatever the transport. */
export function createHandlers() {
  // biome-ignore lint/suspicious/noExplicitAny: behind the gate the context is richer than what a call brings; the gate is where that is made true
  const options = { clientInterceptors: [gate as any] };
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const gated = router as any;
  return {
    http: new HttpHandler<CallContext>(gated, options),
    port: new PortHandler<CallContext>(gated, options),
  };
}
