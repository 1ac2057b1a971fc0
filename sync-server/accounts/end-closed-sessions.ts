import type { Changes } from '#shared/ledger/changes.ts';
import type { ServerPorts } from '../host/server-ports.ts';
import { endSessions } from './sessions.ts';

/** Whoever may no longer sign in, by whatever command, has no session left to come back to when they may again. */
export function endClosedSessions(ports: ServerPorts, changes: Changes): void {
  changes.subscribe((told) => {
    for (const userId of new Set(told.flatMap(({ table, id }) => (table === 'users' ? [id] : [])))) {
      if (ports.people.find(userId)?.maySignIn || endSessions(ports.db, userId) === 0) continue;
      const subject = { table: 'users', id: userId };
      ports.audit({ action: 'auth.sessionEnded', outcome: 'done', actorId: null, subject, reason: 'accountClosed' });
    }
  });
}
