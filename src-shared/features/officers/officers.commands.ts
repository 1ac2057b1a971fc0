import { z } from 'zod';
import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { appointment } from './officer.model.ts';
import { officersContract } from './officers.contract.ts';
import { recoverOffice, recovery } from './recover-office.ts';
import { setLimits } from './set-limits.ts';
import { moveUp, settleSeparation } from './set-separation.ts';

export const officersCommands = {
  'officers.setLimits': defineCommand(inputOf(officersContract.setLimits), setLimits),
  'officers.moveUp': defineCommand(appointment, moveUp),
  'officers.settle': defineCommand(z.object({}), settleSeparation),
  'officers.recover': defineCommand(recovery, recoverOffice),
};
