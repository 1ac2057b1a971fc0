import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { agreeTask, rejectTask, returnTask } from './decide-task.ts';
import { readCopy, submitFlow, terminateFlow, urgeFlow, withdrawFlow } from './end-flow.ts';
import type { Documents } from './flow-document.repository.ts';
import { flowsContract } from './flows.contract.ts';
import { addSigner, transferTask } from './pass-on-task.ts';
import { removeFlow, saveFlow } from './save-flow.ts';
import { timeOutTask } from './time-out-task.ts';

/** The documents are given by the product: this room knows none of them. */
export function createFlowsCommands(documents: Documents) {
  return {
    'flows.save': defineCommand(inputOf(flowsContract.save), saveFlow),
    'flows.remove': defineCommand(inputOf(flowsContract.remove), removeFlow),
    'flows.submit': defineCommand(inputOf(flowsContract.submit), submitFlow(documents)),
    'flows.agree': defineCommand(inputOf(flowsContract.agree), agreeTask(documents)),
    'flows.reject': defineCommand(inputOf(flowsContract.reject), rejectTask(documents)),
    'flows.sendBack': defineCommand(inputOf(flowsContract.sendBack), returnTask(documents)),
    'flows.transfer': defineCommand(inputOf(flowsContract.transfer), transferTask(documents)),
    'flows.addSigner': defineCommand(inputOf(flowsContract.addSigner), addSigner(documents)),
    'flows.withdraw': defineCommand(inputOf(flowsContract.withdraw), withdrawFlow(documents)),
    'flows.terminate': defineCommand(inputOf(flowsContract.terminate), terminateFlow(documents)),
    'flows.urge': defineCommand(inputOf(flowsContract.urge), urgeFlow),
    'flows.read': defineCommand(inputOf(flowsContract.read), readCopy),
    'flows.timeOut': defineCommand(z.object({ taskId: id }), timeOutTask(documents)),
  };
}
