import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { handoversContract } from './handovers.contract.ts';
import { cancelHandover, startHandover } from './start-handover.ts';
import { stepHandover } from './step-handover.ts';

export const handoversCommands = {
  'handovers.start': defineCommand(inputOf(handoversContract.start), startHandover),
  'handovers.step': defineCommand(inputOf(handoversContract.step), stepHandover),
  'handovers.cancel': defineCommand(inputOf(handoversContract.cancel), cancelHandover),
};
