import { z } from 'zod';
import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { lendNumbers } from './lend-numbers.ts';
import { numbersContract } from './numbers.contract.ts';
import { saveTemplate } from './save-template.ts';

export const numbersCommands = {
  'numbers.saveTemplate': defineCommand(inputOf(numbersContract.saveTemplate), saveTemplate),
  'numbers.lend': defineCommand(z.object({}), lendNumbers),
};
