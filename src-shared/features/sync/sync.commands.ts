import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { adoption } from './adopt.model.ts';
import { adoptRows } from './adopt-rows.ts';
import { resolveConflict } from './resolve-conflict.ts';
import { syncContract } from './sync.contract.ts';

export const syncCommands = {
  'sync.conflicts.resolve': defineCommand(inputOf(syncContract.conflicts.resolve), resolveConflict),
  'sync.adopt': defineCommand(adoption, adoptRows),
};
