import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { addToTeam } from './add-to-team.ts';
import { changeTeam, removeFromTeam } from './change-team.ts';
import { teamsContract } from './teams.contract.ts';

export const teamsCommands = {
  'teams.add': defineCommand(inputOf(teamsContract.add), addToTeam),
  'teams.change': defineCommand(inputOf(teamsContract.change), changeTeam),
  'teams.remove': defineCommand(inputOf(teamsContract.remove), removeFromTeam),
};
