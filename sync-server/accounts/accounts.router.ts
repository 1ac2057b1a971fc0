import { implement } from '@orpc/server';
import { answer } from '#shared/app/answer.ts';
import { accountsContract } from '#shared/features/accounts/accounts.contract.ts';
import { permitAdministration, type ServerContext } from '../http/server-context.ts';
import { createAccount, disableAccountSafely } from './create-account.ts';
import {
  enableAccount,
  endAllSessions,
  endSessionOf,
  listAccounts,
  resetPassword,
  resetTotp,
  unlockAccount,
} from './manage-accounts.ts';
import { describeSessions } from './sessions.ts';

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
    answer(permitAdministration(context, 'auth.passwordReset'), errors);
    const activation = answer(resetPassword(context.core.ports, context.actor.userId, input.userId), errors);
    cutSessions(context, input.userId);
    return activation;
  }),
  resetTotp: os.resetTotp.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'auth.totpReset'), errors);
    answer(resetTotp(context.core.ports, context.actor.userId, input.userId), errors);
    cutSessions(context, input.userId);
    return done;
  }),
  sessions: os.sessions.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'account.sessions'), errors);
    if (!context.core.ports.people.find(input.userId)) throw errors.ACCOUNT_NOT_FOUND();
    return describeSessions(context.core.ports, input.userId, context.session?.id);
  }),
  endSession: os.endSession.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'auth.sessionEnded'), errors);
    answer(endSessionOf(context.core.ports, context.actor.userId, input.userId, input.id), errors);
    context.connections.cutWhere((connection) => connection.sessionId === input.id);
    return done;
  }),
  unlock: os.unlock.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'auth.unlocked'), errors);
    answer(unlockAccount(context.core.ports, context.actor.userId, input.userId), errors);
    return done;
  }),
  endSessions: os.endSessions.handler(({ input, context, errors }) => {
    answer(permitAdministration(context, 'auth.sessionEnded'), errors);
    const ended = answer(endAllSessions(context.core.ports, context.actor.userId, input.userId), errors);
    cutSessions(context, input.userId);
    return ended;
  }),
};

function cutSessions({ connections }: ServerContext, userId: string): void {
  connections.cutWhere((connection) => connection.userId === userId && connection.sessionId !== undefined);
}
