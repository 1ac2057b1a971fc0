import { hasHandedOver } from '#shared/app/has-handed-over.ts';
import type { Changes } from '#shared/ledger/changes.ts';
import type { ReadDb } from '#shared/ports/database.ts';
import { listOwnDevices, revokeDevice } from '../enrolment/devices.ts';
import type { ServerPorts } from '../host/server-ports.ts';
import { endSessions } from './sessions.ts';

/**
 * Whoever may no longer sign in, by whatever command, has no session left to come back to when they may again. Whose work
 * was handed over because they leave has no device left either: a code enrols them anew, should they come back.
 */
export function endClosedSessions(ports: ServerPorts, changes: Changes, db: ReadDb): void {
  changes.subscribe((told) => {
    for (const userId of new Set(told.flatMap(({ table, id }) => (table === 'users' ? [id] : [])))) {
      if (ports.people.find(userId)?.maySignIn) continue;
      if (endSessions(ports.db, userId) > 0) {
        const subject = { table: 'users', id: userId };
        ports.audit({ action: 'auth.sessionEnded', outcome: 'done', actorId: null, subject, reason: 'accountClosed' });
      }
      if (!hasHandedOver(db, userId)) continue;
      for (const { id, status } of listOwnDevices(ports, userId))
        if (status !== 'revoked') revokeDevice(ports, null, id);
    }
  });
}
