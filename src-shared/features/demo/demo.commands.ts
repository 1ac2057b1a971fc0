import { z } from 'zod';
import { defineCommand } from '../../ledger/command.ts';
import { addDemoPart } from './add-demo-part.ts';
import { demoParts, demoPlan } from './demo.model.ts';
import { removeDemoPart } from './remove-demo-part.ts';

export const demoCommands = {
  'demo.addPart': defineCommand(
    demoPlan.extend({
      part: z
        .number()
        .int()
        .min(0)
        .max(demoParts - 1),
    }),
    addDemoPart,
  ),
  'demo.removePart': defineCommand(z.object({ settle: z.boolean() }), removeDemoPart),
};
