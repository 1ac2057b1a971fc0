import { customersContract } from '../features/customers/customers.contract.ts';
import { desktopContract } from '../features/desktop/desktop.contract.ts';
import { eventsContract } from '../features/events/events.contract.ts';

/** Everything a client may ask, on every host; each procedure's meta says which host answers it. */
export const contract = {
  customers: customersContract,
  desktop: desktopContract,
  events: eventsContract,
};
