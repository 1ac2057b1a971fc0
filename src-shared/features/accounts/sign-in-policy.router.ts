import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { accountsCommands } from './accounts.commands.ts';
import { signInPolicyContract } from './sign-in-policy.contract.ts';
import { defaultSignInPolicy } from './sign-in-policy.model.ts';
import { findSignInPolicy } from './sign-in-policy.repository.ts';

const os = implement(signInPolicyContract).$context<Session>();

export const signInPolicyRouter = {
  get: os.get.handler(({ context: { app } }) => {
    const decided = findSignInPolicy(app.db);
    return { policy: decided ?? defaultSignInPolicy, decided: decided !== undefined };
  }),
  set: os.set.handler(({ input, context, errors }) =>
    answer(executeAs(context, accountsCommands, 'signInPolicy.set', input), errors),
  ),
};
