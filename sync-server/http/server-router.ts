import { approvalsRouterOf } from '#shared/app/approvals-router.ts';
import { createBackupsRouter } from '#shared/app/backups-router.ts';
import { createLeaveRouter } from '#shared/app/leave-router.ts';
import { createRightsRouter } from '#shared/app/rights-router.ts';
import { coreRouter } from '#shared/app/router.ts';
import { accountsRouter } from '../accounts/accounts.router.ts';
import { authRouter } from '../accounts/auth.router.ts';
import { proveAnew } from '../accounts/prove-anew.ts';
import { authorityRouter } from '../authority/authority.router.ts';
import { serverBackupsOf } from '../backups/server-backups.ts';
import { scheduleServerRouter } from '../calendar/schedule.router.ts';
import { devicesRouter, enrolCodesRouter } from '../enrolment/devices.router.ts';
import { serverLeaveOf } from '../leave/server-leave.ts';
import { officersServerRouter } from '../officers/officers.router.ts';
import { postureRouter } from '../posture/posture.router.ts';
import { watchingRouter } from '../watching/watching.router.ts';
import { eventsRouter } from './events.router.ts';
import type { ServerContext } from './server-context.ts';

const own = {
  rights: createRightsRouter(),
  accounts: accountsRouter,
  auth: authRouter,
  authority: authorityRouter,
  backups: createBackupsRouter((context) => serverBackupsOf((context as ServerContext).core)),
  leave: createLeaveRouter((context) => serverLeaveOf((context as ServerContext).core)),
  devices: devicesRouter,
  enrolCodes: enrolCodesRouter,
  events: eventsRouter,
  approvals: approvalsRouterOf((context, proof) => proveAnew(context as ServerContext, proof)),
  officers: { ...coreRouter.officers, ...officersServerRouter },
  posture: postureRouter,
  schedule: scheduleServerRouter,
  watching: watchingRouter,
};

/** Everything this host answers: the core's rooms and what belongs to a server. Named, because the compiler writes no type this long. */
export const serverRouter: typeof coreRouter & typeof own = { ...coreRouter, ...own };
