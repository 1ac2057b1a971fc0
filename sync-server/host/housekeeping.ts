import { forgetOldFailures } from '../accounts/lock-out.ts';
import { isAccountOpen } from '../accounts/manage-accounts.ts';
import { findLiveSession, forgetExpiredSessions } from '../accounts/sessions.ts';
import { isDeviceServed } from '../enrolment/devices.ts';
import type { LiveConnection, LiveConnections } from './live-connections.ts';
import type { ServerCore } from './server-core.ts';

/** Fast enough that what the command line revokes in another process is cut within five seconds. [S-ENR-3] */
const watchEveryMs = 2_000;
const tidyEveryMs = 10 * 60_000;

/** What the server does by itself: cuts who may no longer be there, tells of other processes' writes, tidies up. */
export function startHousekeeping(
  core: ServerCore,
  connections: LiveConnections,
  rotateCertificate: () => Promise<void>,
): () => void {
  const { app, ports, log } = core;
  let seen = dataVersion(core);
  const watch = setInterval(() => {
    const cut = connections.cutWhere((connection) => !isStillAllowed(core, connection));
    if (cut > 0) log.info('connections cut', { count: cut });
    const current = dataVersion(core);
    if (current === seen) return;
    seen = current;
    for (const table of tablesOfScreens) app.changes.add({ table, id: '', op: 'update' });
    app.changes.flush();
  }, watchEveryMs);
  const tidy = setInterval(() => {
    forgetExpiredSessions(ports.db, ports.clock.now());
    forgetOldFailures(ports.db, ports.clock.now());
    rotateCertificate().catch((error: Error) => log.error('certificate not rotated', { error: error.name }));
  }, tidyEveryMs);
  return () => {
    clearInterval(watch);
    clearInterval(tidy);
  };
}

/** Another process wrote, and only it knows what: every screen asks again. */
const tablesOfScreens = ['users', 'roles', 'branches', 'departments', 'customers', 'contacts', 'leads', 'tasks'];

function isStillAllowed({ ports }: ServerCore, connection: LiveConnection): boolean {
  if (connection.deviceId !== undefined && !isDeviceServed(ports, connection.deviceId)) return false;
  if (connection.sessionId !== undefined && !findLiveSession(ports, connection.sessionId)) return false;
  return isAccountOpen(ports, connection.userId);
}

/** Changes when another connection commits, and never by our own writes. */
function dataVersion({ app }: ServerCore): number {
  return app.sqlite.pragma('data_version', { simple: true }) as number;
}
