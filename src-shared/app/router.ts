import { customersRouter } from '../features/customers/customers.router.ts';

/** The procedures both hosts answer from the core; each host adds its own (desktop, auth, sync, backups). */
export const coreRouter = {
  customers: customersRouter,
};
