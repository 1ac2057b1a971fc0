import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { addAttachment } from './add-attachment.ts';
import { attachmentsContract } from './attachments.contract.ts';
import { removeAttachment, renameAttachment, restoreAttachment } from './change-attachment.ts';

export const attachmentsCommands = {
  'attachments.add': defineCommand(inputOf(attachmentsContract.add), addAttachment),
  'attachments.rename': defineCommand(inputOf(attachmentsContract.rename), renameAttachment),
  'attachments.remove': defineCommand(inputOf(attachmentsContract.remove), removeAttachment),
  'attachments.restore': defineCommand(inputOf(attachmentsContract.restore), restoreAttachment),
};
