import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { appendFollowUp } from './append-follow-up.ts';
import { createFollowUp } from './create-follow-up.ts';
import { editFollowUp } from './edit-follow-up.ts';
import { followUpsContract } from './follow-ups.contract.ts';
import { removeFollowUp } from './remove-follow-up.ts';
import { restoreFollowUp } from './restore-follow-up.ts';

export const followUpsCommands = {
  'followUps.create': defineCommand(inputOf(followUpsContract.create), createFollowUp),
  'followUps.edit': defineCommand(inputOf(followUpsContract.edit), editFollowUp),
  'followUps.append': defineCommand(inputOf(followUpsContract.append), appendFollowUp),
  'followUps.remove': defineCommand(inputOf(followUpsContract.remove), removeFollowUp),
  'followUps.restore': defineCommand(inputOf(followUpsContract.restore), restoreFollowUp),
};
