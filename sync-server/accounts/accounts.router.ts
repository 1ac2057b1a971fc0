import { implement } from '@orpc/server';
import { answer } from '#shared/app/answer.ts';
import { accountsContract } from '#shared/features/accounts/accounts.contract.ts';
import { permitAdministration, type ServerContext } from '../http/server-context.ts';
import { createAccount, disableAccountSafely } from './create-account.ts';
import { enableAccount, endAllSessions, listAccounts, resetPassword, resetTotp } from './manage-accounts.ts';

const os = implement(accountsContract).$context<ServerContext>();
const done = { done: true } as const;

export const accountsRouter = {
  list: os.list.handler(({ context, errors }) => {
    answer(permitAdministration(context, 'account.list'), errors);
    return listAccounts(context.core.ports);
  }),
  create: os.create.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'account.create'), errors);
    return answer(createAccount(context.core.app, context.core.ports, context.actor, input), errors);
  }),
  disable: os.disable.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'account.disable'), errors);
    const { core, actor, connections } = context;
    answer(disableAccountSafely(core.app, core.ports, actor.userId, input.userId), errors);
    connections.cutWhere((connection) => connection.userId === input.userId);
    return done;
  }),
  enable: os.enable.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'account.enable'), errors);
    answer(enableAccount(context.core.ports, context.actor.userId, input.userId), errors);
    return done;
  }),
  resetPassword: os.resetPassword.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'account.resetPassword'), errors);
    const activation = answer(resetPassword(context.core.ports, context.actor.userId, input.userId), errors);
    cutSessions(context, input.userId);
    return activation;
  }),
  resetTotp: os.resetTotp.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'account.resetTotp'), errors);
    answer(resetTotp(context.core.ports, context.actor.userId, input.userId), errors);
    cutSessions(context, input.userId);
    return done;
  }),
  endSessions: os.endSessions.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'account.endSessions'), errors);
    const ended = answer(endAllSessions(context.core.ports, context.actor.userId, input.userId), errors);
    cutSessions(context, input.userId);
    return ended;
  }),
};

function cutSessions({ connections }: ServerContext, userId: string): void {
  connections.cutWhere((connection) => connection.userId === userId && connection.sessionId !== undefined);
}
