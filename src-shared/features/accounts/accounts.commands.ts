import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { setSignInPolicy } from './set-sign-in-policy.ts';
import { signInPolicyContract } from './sign-in-policy.contract.ts';

export const accountsCommands = {
  'signInPolicy.set': defineCommand(inputOf(signInPolicyContract.set), setSignInPolicy),
};
