import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { acknowledgeAlert, markTold } from './acknowledge-alert.ts';
import { raisedAlert } from './alert.model.ts';
import { raiseAlert } from './raise-alert.ts';
import { alertsContract } from './watching.contract.ts';

export const watchingCommands = {
  'alerts.acknowledge': defineCommand(inputOf(alertsContract.acknowledge), acknowledgeAlert),
  'alerts.markTold': defineCommand(inputOf(alertsContract.markTold), markTold),
  /** Run by the server; no client asks for it. */
  'alerts.raise': defineCommand(raisedAlert, raiseAlert),
};
