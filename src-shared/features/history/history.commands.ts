import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { binContract } from './bin.contract.ts';
import { historyContract } from './history.contract.ts';
import { purgeBatch } from './history.model.ts';
import { purgeExpired, purgeRecords } from './purge-records.ts';
import { undoCommand } from './undo-command.ts';

export const historyCommands = {
  'history.undo': defineCommand(inputOf(historyContract.undo), undoCommand),
  'bin.purge': defineCommand(inputOf(binContract.purge), purgeRecords),
  /** Run by the host that owns the data, once a day; no client asks for it. */
  'bin.purgeExpired': defineCommand(purgeBatch, purgeExpired),
};
