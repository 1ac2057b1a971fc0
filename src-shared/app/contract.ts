import {
  accountsContract,
  authContract,
  devicesContract,
  enrolCodesContract,
} from '../features/accounts/accounts.contract.ts';
import { backupsContract } from '../features/backups/backups.contract.ts';
import { customersContract } from '../features/customers/customers.contract.ts';
import { desktopContract } from '../features/desktop/desktop.contract.ts';
import { eventsContract } from '../features/events/events.contract.ts';
import { exportsContract } from '../features/exports/exports.contract.ts';
import { importsContract } from '../features/imports/imports.contract.ts';
import { syncContract } from '../features/sync/sync.contract.ts';

/** Everything a client may ask, on every host; each procedure's meta says which host answers it. */
export const contract = {
  backups: backupsContract,
  accounts: accountsContract,
  auth: authContract,
  customers: customersContract,
  desktop: desktopContract,
  devices: devicesContract,
  enrolCodes: enrolCodesContract,
  events: eventsContract,
  exports: exportsContract,
  imports: importsContract,
  sync: syncContract,
};
