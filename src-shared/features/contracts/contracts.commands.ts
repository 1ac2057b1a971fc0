import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import {
  archiveContract,
  completeContract,
  expireContracts,
  reopenContract,
  signContract,
  startContract,
  terminateContract,
  voidContract,
} from './change-contract-state.ts';
import { contractsContract as contract } from './contracts.contract.ts';
import { createContract } from './create-contract.ts';
import { editContract } from './edit-contract.ts';
import { createContractFromQuote, renewContract } from './follow-contract.ts';
import { keptContracts } from './keep-contracts.ts';
import { applyChange, beginChange, dropChange, submitContract } from './submit-contract.ts';

export const contractsCommands = {
  'contracts.create': defineCommand(inputOf(contract.create), createContract),
  'contracts.createFromQuote': defineCommand(inputOf(contract.createFromQuote), createContractFromQuote),
  'contracts.renewTerm': defineCommand(inputOf(contract.renewTerm), renewContract),
  'contracts.edit': defineCommand(inputOf(contract.edit), editContract),
  'contracts.submit': defineCommand(inputOf(contract.submit), submitContract),
  'contracts.sign': defineCommand(inputOf(contract.sign), signContract),
  'contracts.reopen': defineCommand(inputOf(contract.reopen), reopenContract),
  'contracts.start': defineCommand(inputOf(contract.start), startContract),
  'contracts.complete': defineCommand(inputOf(contract.complete), completeContract),
  'contracts.terminate': defineCommand(inputOf(contract.terminate), terminateContract),
  'contracts.makeVoid': defineCommand(inputOf(contract.makeVoid), voidContract),
  'contracts.archive': defineCommand(inputOf(contract.archive), archiveContract),
  'contracts.expire': defineCommand(inputOf(contract.expire), expireContracts),
  'contracts.beginChange': defineCommand(inputOf(contract.beginChange), beginChange),
  'contracts.applyChange': defineCommand(inputOf(contract.applyChange), applyChange),
  'contracts.dropChange': defineCommand(inputOf(contract.dropChange), dropChange),
  'contracts.assign': defineCommand(inputOf(contract.assign), keptContracts.assign),
  'contracts.tag': defineCommand(inputOf(contract.tag), keptContracts.tag),
  'contracts.remove': defineCommand(inputOf(contract.remove), keptContracts.remove),
  'contracts.restore': defineCommand(inputOf(contract.restore), keptContracts.restore),
};
