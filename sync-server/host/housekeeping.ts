import { continueMoves } from '#shared/app/continue-moves.ts';
import { runDaily } from '#shared/app/run-daily.ts';
import { findHostRetention, runRetention } from '#shared/app/run-retention.ts';
import { timeOutFlows } from '#shared/app/time-out-flows.ts';
import { dueBefore } from '#shared/features/privacy/retention.model.ts';
import { ageOutAudit } from '#shared/ledger/redact-audit.ts';
import { forgetOldBrowsers } from '../accounts/known-browsers.ts';
import { forgetOldFailures } from '../accounts/lock-out.ts';
import { isAccountOpen } from '../accounts/manage-accounts.ts';
import { findLiveSession, forgetExpiredSessions } from '../accounts/sessions.ts';
import { endTakeoverWhenDone } from '../authority/rotate-authority.ts';
import { isDeviceServed } from '../enrolment/devices.ts';
import { checkWeekly } from '../posture/check-posture.ts';
import { noteWitness } from '../watching/audit-witness.ts';
import { consoleActor } from './console-actor.ts';
import type { LiveConnection, LiveConnections } from './live-connections.ts';
import type { ServerCore } from './server-core.ts';

/** Whoever lost the right to be connected, by whatever way, is cut within five seconds. [S-ENR-3] */
const watchEveryMs = 2_000;
const tidyEveryMs = 10 * 60_000;
/** What a quiet minute left is signed and noted outside the database. [S-LOG-2] */
const sealEveryMs = 60_000;
/** Shares end, hand-overs and moved departments go on, also while nobody looks. */
const organiseEveryMs = 5_000;
const dayMs = 86_400_000;

/** What the server does by itself: cuts who may no longer be there, renews its certificate, tidies up. */
export function startHousekeeping(core: ServerCore, connections: LiveConnections): () => void {
  const { ports, log } = core;
  const watch = setInterval(() => {
    const cut = connections.cutWhere((connection) => !isStillAllowed(core, connection));
    if (cut > 0) log.info('connections cut', { count: cut });
  }, watchEveryMs);
  const organise = setInterval(() => {
    if (core.endShares() > 0) core.feed.flushMoved();
    continueMoves(core.app, consoleActor);
    runDaily(core.app, consoleActor);
    timeOutFlows(core.app);
  }, organiseEveryMs);
  const seal = setInterval(() => {
    core.app.ledger.sealAudit();
    noteWitness(core.config, core.app.statements);
  }, sealEveryMs);
  let retainedAt = 0;
  const retain = () => {
    const now = ports.clock.now();
    if (now - retainedAt < dayMs) return;
    retainedAt = now;
    runRetention(core.app, consoleActor).catch((error: Error) => log.error('retention failed', { error: error.name }));
  };
  const tidy = setInterval(() => {
    const kept = findHostRetention(core.app);
    const monthsAgo = (months: number) => ports.clock.now() - dueBefore(ports.clock.now(), months);
    retain();
    forgetExpiredSessions(ports.db, ports.clock.now());
    forgetOldFailures(ports.db, ports.clock.now());
    forgetOldBrowsers(ports.db, ports.clock.now(), kept.signIns ? monthsAgo(kept.signIns) : undefined);
    core.app.ledger.execute('bin.purgeExpired', {}, consoleActor);
    core.app.ledger.execute('quotes.expire', {}, consoleActor);
    core.app.content.collect();
    core.app.ledger.execute('contracts.expire', {}, consoleActor);
    core.sync.tidy();
    const auditFor = kept.audit ? monthsAgo(kept.audit) : core.config.auditRetentionDays * dayMs;
    ageOutAudit(core.app, ports.clock.now(), auditFor);
    endTakeoverWhenDone(ports);
    checkWeekly(core).catch((error: Error) => log.error('posture not checked', { error: error.name }));
    core.tls.reload().catch((error: Error) => log.error('certificate not rotated', { error: error.name }));
  }, tidyEveryMs);
  return () => {
    clearInterval(watch);
    clearInterval(organise);
    clearInterval(seal);
    clearInterval(tidy);
  };
}

function isStillAllowed({ ports }: ServerCore, connection: LiveConnection): boolean {
  if (connection.deviceId !== undefined && !isDeviceServed(ports, connection.deviceId)) return false;
  if (connection.sessionId !== undefined && !findLiveSession(ports, connection.sessionId)) return false;
  return isAccountOpen(ports, connection.userId);
}
