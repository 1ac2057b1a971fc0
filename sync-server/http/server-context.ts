import type { Session } from '#shared/app/session.ts';
import type { SignInNeed } from '#shared/features/accounts/account.model.ts';
import type { Result } from '#shared/kernel/result.ts';
import { isAllowed } from '#shared/kernel/scope.ts';
import type { Caller, LiveSession } from '../accounts/sessions.ts';
import type { LiveConnections } from '../host/live-connections.ts';
import type { ServerCore } from '../host/server-core.ts';

/** What a procedure of the server knows of its call. */
export interface ServerContext extends Session {
  readonly core: ServerCore;
  readonly connections: LiveConnections;
  readonly caller: Caller;
  /** The signed-in session; undefined for anonymous procedures only. */
  readonly session: LiveSession | undefined;
  /** What the person has still to do before they may do anything else. */
  readonly needs: readonly SignInNeed[];
  /** Puts the session's token into, or takes it out of, the browser's cookie. */
  setCookie(token: string | undefined, expiresAt: number): void;
  /** The cookie by which this browser is known at its next sign-in. */
  setBrowser(token: string): void;
}

/** The session of a procedure that is not anonymous; the interceptor has refused everybody else. */
export function sessionOf(context: ServerContext): LiveSession {
  return context.session!;
}

/** Accounts, devices and codes are for those who may edit people. */
export function permitAdministration(context: ServerContext, action: string): Result<void, NotAdministrator> {
  if (isAllowed(context.actor, 'user.edit')) return { ok: true, value: undefined };
  context.core.ports.audit({ action, outcome: 'refused', actorId: context.actor.userId, reason: 'NOT_ALLOWED' });
  return { ok: false, error: { code: 'NOT_ALLOWED', action: 'user.edit' } };
}

export interface NotAdministrator {
  readonly code: 'NOT_ALLOWED';
  readonly action: string;
}
