import { coreRouter } from '#shared/app/router.ts';
import { accountsRouter } from '../accounts/accounts.router.ts';
import { authRouter } from '../accounts/auth.router.ts';
import { devicesRouter, enrolCodesRouter } from '../enrolment/devices.router.ts';
import { eventsRouter } from './events.router.ts';

/** Everything this host answers: the core's rooms and what belongs to a server. */
export const serverRouter = {
  ...coreRouter,
  accounts: accountsRouter,
  auth: authRouter,
  devices: devicesRouter,
  enrolCodes: enrolCodesRouter,
  events: eventsRouter,
};
