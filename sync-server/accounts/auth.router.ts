import { implement } from '@orpc/server';
import { answer } from '#shared/app/answer.ts';
import { authContract } from '#shared/features/accounts/auth.contract.ts';
import { passwordDueAt } from '#shared/features/accounts/sign-in-policy.model.ts';
import { knownAuthority } from '../authority/authority-store.ts';
import { fingerprintOf } from '../authority/x509.ts';
import { type ServerContext, sessionOf } from '../http/server-context.ts';
import { findCredential } from './credentials.repository.ts';
import type { Origin } from './lock-out.ts';
import { beginTotp, confirmTotp, disableTotp, renewRecoveryCodes } from './second-factor.ts';
import { describeSessions, endSession, endSessions, findNotice, openSession } from './sessions.ts';
import { activateAccount, changePassword } from './set-password.ts';
import { signIn } from './sign-in.ts';
import { findSignInNeeds } from './sign-in-needs.ts';

const os = implement(authContract).$context<ServerContext>();
const done = { done: true } as const;

export const authRouter = {
  about: os.about.handler(({ context: { core } }) => ({
    company: core.company,
    caFingerprint: fingerprintOf(knownAuthority(core.ports.db).certPem),
    password: {
      minLength: core.ports.rules.password.minLength,
      minClasses: core.ports.rules.password.minClasses,
    },
  })),
  login: os.login.handler(async ({ input, context, errors }) => {
    const { core, caller, setCookie } = context;
    const signedIn = answer(await signIn(core.ports, input, input.client, caller), errors);
    const { token, session, browser } = signedIn;
    if (input.client === 'web') {
      setCookie(token, session.expiresAt);
      context.setBrowser(browser);
    }
    return {
      token: input.client === 'web' ? null : token,
      expiresAt: session.expiresAt,
      userId: session.userId,
      needs: findSignInNeeds(core.ports, session.userId, core.ports.actionsOf(session.userId)),
    };
  }),
  activate: os.activate.handler(async ({ input, context: { core, caller }, errors }) => {
    const { account, activationCode, newPassword } = input;
    const origin = { address: caller.address };
    answer(await activateAccount(core.ports, account, activationCode, newPassword, origin), errors);
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
    const { ports } = core;
    const session = sessionOf(context);
    const credential = findCredential(ports.db, actor.userId);
    const changedAt = credential?.passwordChangedAt ?? credential?.createdAt ?? null;
    return {
      userId: actor.userId,
      account: actor.account,
      name: actor.name,
      branchId: actor.branchId,
      deptId: actor.deptId,
      dataScope: actor.dataScope,
      actions: [...actor.actions],
      totp: credential?.totpConfirmedAt != null,
      recoveryCodes: credential?.recoveryHashes.length ?? 0,
      totpRule: ports.rules.secondFactor,
      needs: [...context.needs],
      passwordChangedAt: changedAt,
      passwordDueAt: changedAt === null ? null : passwordDueAt(ports.rules.password, changedAt),
      company: core.company,
      session: {
        id: session.id,
        createdAt: session.createdAt,
        expiresAt: session.expiresAt,
        idleMs: session.idleMs,
      },
      notice: findNotice(ports, session.id),
    };
  }),
  changePassword: os.changePassword.handler(async ({ input, context, errors }) => {
    const { ports } = context.core;
    const { userId, kind } = sessionOf(context);
    const { currentPassword, newPassword } = input;
    answer(await changePassword(ports, userId, currentPassword, newPassword, originOf(context)), errors);
    const { token, session } = openSession(ports, userId, kind, context.caller);
    if (kind === 'web') context.setCookie(token, session.expiresAt);
    context.connections.cutWhere((connection) => connection.userId === userId && connection.sessionId !== undefined);
    return { done: true, token: kind === 'web' ? null : token };
  }),
  totp: {
    begin: os.totp.begin.handler(async ({ input, context, errors }) =>
      answer(
        await beginTotp(context.core.ports, context.actor.userId, input.password, input.code, originOf(context)),
        errors,
      ),
    ),
    confirm: os.totp.confirm.handler(({ input, context, errors }) =>
      answer(confirmTotp(context.core.ports, context.actor.userId, input.code), errors),
    ),
    disable: os.totp.disable.handler(async ({ input: { password, code }, context, errors }) => {
      const { userId } = context.actor;
      answer(await disableTotp(context.core.ports, userId, password, code, originOf(context)), errors);
      return done;
    }),
    newCodes: os.totp.newCodes.handler(async ({ input: { password, code }, context, errors }) => {
      const { userId } = context.actor;
      return answer(await renewRecoveryCodes(context.core.ports, userId, password, code, originOf(context)), errors);
    }),
  },
  sessions: {
    list: os.sessions.list.handler(({ context }) => {
      const { id, userId } = sessionOf(context);
      return describeSessions(context.core.ports, userId, id);
    }),
    end: os.sessions.end.handler(({ input, context, errors }) => {
      const { userId } = sessionOf(context);
      if (!endSession(context.core.ports.db, userId, input.id)) throw errors.SESSION_NOT_FOUND();
      context.connections.cutWhere((connection) => connection.sessionId === input.id);
      context.core.ports.audit({ action: 'auth.sessionEnded', outcome: 'done', actorId: userId, reason: 'own' });
      return done;
    }),
    endOthers: os.sessions.endOthers.handler(({ context }) => {
      const { id, userId } = sessionOf(context);
      const ended = endSessions(context.core.ports.db, userId, id);
      context.connections.cutWhere(
        (connection) =>
          connection.userId === userId && connection.sessionId !== undefined && connection.sessionId !== id,
      );
      context.core.ports.audit({ action: 'auth.sessionEnded', outcome: 'done', actorId: userId, reason: 'others' });
      return { ended };
    }),
  },
};

/** Whoever is signed in already is counted by themselves: a stranger's guesses do not keep them from their settings. */
function originOf(context: ServerContext): Origin {
  return { known: `session ${sessionOf(context).userId}` };
}
