import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { resolveConflict } from './resolve-conflict.ts';
import { syncContract } from './sync.contract.ts';

export const syncCommands = {
  'sync.conflicts.resolve': defineCommand(inputOf(syncContract.conflicts.resolve), resolveConflict),
};
