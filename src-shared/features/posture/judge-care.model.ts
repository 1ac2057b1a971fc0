import { type AddFinding, dayMs, daysOf } from './add-finding.model.ts';
import type { AuditFacts, BackupFacts, MachineFacts, PostureFacts } from './posture-facts.model.ts';

const hourMs = 3_600_000;
const backupHours = 48;
const drillDays = 35;
const auditDays = 7;
const serverCertificateDays = 14;
const authorityDays = 180;
const alertHours = 24;
const recoveryDays = 365;
/** A clock may be this much before the newest record: time servers correct by less. */
const clockToleranceMs = 120_000;

/** Backups, the audit, alerts, and the machine itself. */
export function judgeCare(facts: PostureFacts, add: AddFinding): void {
  const { now, since, backups, audit, alerts, machine, recoveryKeptAt } = facts;
  if (backups) judgeBackups(backups, facts, add);
  if (audit) judgeAudit(audit, facts, add);
  if (alerts) {
    const { oldestGraveAt, open, rulesOff } = alerts;
    if (oldestGraveAt !== null && now - oldestGraveAt > alertHours * hourMs)
      add('alertsOpen', { values: { count: open } });
    for (const rule of rulesOff) add('watchRuleOff', { subject: { id: rule, name: rule } });
  }
  if (machine) judgeMachine(machine, facts, add);
  if (recoveryKeptAt !== undefined && now - (recoveryKeptAt ?? 0) > recoveryDays * dayMs) {
    add('recoveryUnconfirmed', { values: { days: daysOf(now - (recoveryKeptAt ?? since)) } });
  }
}

function judgeBackups(backups: BackupFacts, { now, since, separation }: PostureFacts, add: AddFinding): void {
  const { newestAt, newestId } = backups;
  const subject =
    newestId === null ? {} : { subject: { id: newestId, name: new Date(newestAt ?? 0).toISOString().slice(0, 16) } };
  if (!backups.isScheduled) add('backupOff');
  if (newestAt === null) {
    const isYoung = now - since < dayMs;
    add('backupNone', isYoung ? { severity: 'medium' } : {});
  } else {
    const age = now - newestAt;
    if (age > backupHours * hourMs) add('backupOld', { values: { hours: Math.floor(age / hourMs) } });
    if (!backups.newestVerified) add('backupUnverified', subject);
  }
  if (backups.problem !== null) add('backupFailing', { values: { problem: backups.problem } });
  if (!backups.hasSecondPlace) add('secondSiteMissing', separation === 'level3' ? {} : { severity: 'medium' });
  const sinceDrill = now - (backups.drillAt ?? since);
  if (sinceDrill > drillDays * dayMs) add('drillOld', { ...subject, values: { days: daysOf(sinceDrill) } });
}

function judgeAudit(audit: AuditFacts, { now, since }: PostureFacts, add: AddFinding): void {
  if (audit.brokenAt !== null) add('auditBroken');
  const unverified = now - (audit.verifiedAt ?? since);
  if (unverified > auditDays * dayMs) add('auditUnverified', { values: { days: daysOf(unverified) } });
  const { newestAt } = audit;
  if (newestAt !== null && newestAt - now > clockToleranceMs) {
    add('clockSetBack', { values: { minutes: Math.ceil((newestAt - now) / 60_000) } });
  }
}

function judgeMachine(machine: MachineFacts, { now, separation }: PostureFacts, add: AddFinding): void {
  const { diskFreePercent: free, metricsHost, serverCertificateNotAfter, authorityNotAfter } = machine;
  if (free !== null && free < 20) {
    add('diskLow', { values: { percent: Math.floor(free) }, severity: free < 10 ? 'high' : 'low' });
  }
  const left = (notAfter: number | null) => (notAfter ?? Number.POSITIVE_INFINITY) - now;
  if (left(serverCertificateNotAfter) < serverCertificateDays * dayMs) {
    add('serverCertificateEnding', { values: { days: daysOf(left(serverCertificateNotAfter)) } });
  }
  if (left(authorityNotAfter) < authorityDays * dayMs) {
    add('authorityEnding', { values: { days: daysOf(left(authorityNotAfter)) } });
  }
  if (machine.looseFiles.length > 0) add('looseFiles', { values: { files: machine.looseFiles.join(', ') } });
  if (machine.isKeyBesideData) add('keyBesideData', separation === 'level3' ? { severity: 'medium' } : {});
  if (metricsHost !== null && !['127.0.0.1', '::1', 'localhost'].includes(metricsHost)) {
    add('metricsExposed', { values: { host: metricsHost } });
  }
  const wide = machine.trustedProxies.filter(isWideRange);
  if (wide.length > 0) add('proxyRangeWide', { values: { ranges: wide.join(', ') } });
  if (!machine.approvesDevices) add('devicesUnapproved', separation === 'level3' ? { severity: 'medium' } : {});
}

/** More than 65,536 addresses are no list of proxies. */
function isWideRange(range: string): boolean {
  const [address = '', bits] = range.split('/');
  return bits !== undefined && Number(bits) < (address.includes(':') ? 112 : 16);
}
