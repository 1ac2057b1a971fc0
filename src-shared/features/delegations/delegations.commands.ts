import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { createDelegation } from './create-delegation.ts';
import { delegationsContract } from './delegations.contract.ts';
import { revokeDelegation } from './revoke-delegation.ts';

export const delegationsCommands = {
  'delegations.create': defineCommand(inputOf(delegationsContract.create), createDelegation),
  'delegations.revoke': defineCommand(inputOf(delegationsContract.revoke), revokeDelegation),
};
