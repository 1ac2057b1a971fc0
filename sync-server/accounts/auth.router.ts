import { implement } from '@orpc/server';
import { answer } from '#shared/app/answer.ts';
import { authContract } from '#shared/features/accounts/accounts.contract.ts';
import { knownAuthority } from '../authority/authority-store.ts';
import { fingerprintOf } from '../authority/x509.ts';
import { type ServerContext, sessionOf } from '../http/server-context.ts';
import { beginTotp, confirmTotp, disableTotp, hasTotp } from './second-factor.ts';
import { endSession, listSessions } from './sessions.ts';
import { activateAccount, changePassword } from './set-password.ts';
import { signIn } from './sign-in.ts';

const os = implement(authContract).$context<ServerContext>();
const done = { done: true } as const;

export const authRouter = {
  about: os.about.handler(({ context: { core } }) => ({
    company: core.company,
    caFingerprint: fingerprintOf(knownAuthority(core.ports.db).certPem),
  })),
  login: os.login.handler(async ({ input, context, errors }) => {
    const { core, caller, setCookie } = context;
    const { token, session } = answer(await signIn(core.ports, input, input.client, caller), errors);
    if (input.client === 'web') setCookie(token, session.expiresAt);
    return {
      token: input.client === 'web' ? null : token,
      expiresAt: session.expiresAt,
      userId: session.userId,
    };
  }),
  activate: os.activate.handler(async ({ input, context: { core }, errors }) => {
    const { account, activationCode, newPassword } = input;
    answer(await activateAccount(core.ports, account, activationCode, newPassword), errors);
    return done;
  }),
  logout: os.logout.handler(({ context }) => {
    const { id, userId } = sessionOf(context);
    endSession(context.core.ports.db, userId, id);
    context.connections.cutWhere((connection) => connection.sessionId === id);
    context.setCookie(undefined, 0);
    context.core.ports.audit({ action: 'auth.signOut', outcome: 'done', actorId: userId });
    return done;
  }),
  me: os.me.handler(({ context }) => {
    const { actor, core } = context;
    const session = sessionOf(context);
    return {
      userId: actor.userId,
      account: actor.account,
      name: actor.name,
      branchId: actor.branchId,
      deptId: actor.deptId,
      dataScope: actor.dataScope,
      actions: [...actor.actions],
      totp: hasTotp(core.ports, actor.userId),
      company: core.company,
      session: { id: session.id, expiresAt: session.expiresAt, idleMs: session.idleMs },
    };
  }),
  changePassword: os.changePassword.handler(async ({ input, context, errors }) => {
    const { id, userId } = sessionOf(context);
    const { currentPassword, newPassword } = input;
    answer(await changePassword(context.core.ports, userId, id, currentPassword, newPassword), errors);
    context.connections.cutWhere(
      (connection) => connection.userId === userId && connection.sessionId !== undefined && connection.sessionId !== id,
    );
    return done;
  }),
  totp: {
    begin: os.totp.begin.handler(async ({ input, context, errors }) =>
      answer(await beginTotp(context.core.ports, context.actor.userId, input.password), errors),
    ),
    confirm: os.totp.confirm.handler(({ input, context, errors }) =>
      answer(confirmTotp(context.core.ports, context.actor.userId, input.code), errors),
    ),
    disable: os.totp.disable.handler(async ({ input, context, errors }) => {
      answer(await disableTotp(context.core.ports, context.actor.userId, input.password, input.code), errors);
      return done;
    }),
  },
  sessions: {
    list: os.sessions.list.handler(({ context }) => {
      const own = sessionOf(context);
      return listSessions(context.core.ports, own.userId).map((row) => ({
        id: row.id,
        kind: row.kind,
        createdAt: row.createdAt,
        lastSeenAt: row.lastSeenAt,
        expiresAt: row.expiresAt,
        address: row.address,
        userAgent: row.userAgent,
        current: row.id === own.id,
      }));
    }),
    end: os.sessions.end.handler(({ input, context, errors }) => {
      const { userId } = sessionOf(context);
      if (!endSession(context.core.ports.db, userId, input.id)) throw errors.SESSION_NOT_FOUND();
      context.connections.cutWhere((connection) => connection.sessionId === input.id);
      context.core.ports.audit({ action: 'auth.session.end', outcome: 'done', actorId: userId });
      return done;
    }),
  },
};
