import { type AlertResponse, personRules } from '#shared/features/watching/alert.model.ts';
import type { Finding } from '#shared/features/watching/judge.model.ts';
import { endSessions } from '../accounts/sessions.ts';
import { consoleActor } from '../host/console-actor.ts';
import type { LiveConnections } from '../host/live-connections.ts';
import type { ServerCore } from '../host/server-core.ts';
import { askToLock } from './ask-to-lock.ts';

/**
 * What the settings say is to happen to the person by itself: sessions end, and each of their computers locks at its next
 * contact. Locking is refused for the last administrator, who then
 * has to prove their password anew instead. Either is audited, and an administrator takes it back.
 */
export function respond(
  core: ServerCore,
  connections: LiveConnections,
  finding: Finding,
  wanted: AlertResponse,
): AlertResponse {
  const userId = finding.subjectUserId;
  if (wanted === 'none' || userId === null || !personRules.has(finding.rule)) return 'none';
  if (!core.ports.people.find(userId)) return 'none';
  const isLocked =
    wanted === 'lock' && core.app.ledger.execute('users.setStatus', { id: userId, status: 'locked' }, consoleActor).ok;
  askToLock(core.app.statements, userId, core.ports.clock.now());
  endSessions(core.ports.db, userId);
  connections.cutWhere((connection) => connection.userId === userId && (isLocked || connection.deviceId === undefined));
  const response = isLocked ? 'lock' : 'stepUp';
  core.ports.audit({
    action: `alert.${response}`,
    outcome: 'done',
    actorId: consoleActor.userId,
    subject: { table: 'users', id: userId },
    reason: finding.rule,
  });
  return response;
}
