import { type AddFinding, dayMs, daysOf } from './add-finding.model.ts';
import type { DeviceFact, PostureFacts } from './posture-facts.model.ts';

const unseenDays = 30;
const waitingDays = 7;
const wipeDays = 7;
const certificateDays = 5;
const leaseWarningDays = 5;

/** Computers that may hold the company's data. */
export function judgeDevices(facts: PostureFacts, add: AddFinding): void {
  for (const device of facts.devices ?? []) {
    judgeLoss(device, facts.now, add);
    if (device.status === 'waiting' && facts.now - device.enrolledAt > waitingDays * dayMs) {
      add('deviceWaiting', { subject: named(device), values: { days: daysOf(facts.now - device.enrolledAt) } });
    }
    // A lost one is revoked, not kept up to date.
    if (device.status === 'active' && device.lostAt === null) judgeActive(device, facts, add);
  }
}

function judgeLoss(device: DeviceFact, now: number, add: AddFinding): void {
  const subject = named(device);
  if (device.lostAt !== null && device.status !== 'revoked') {
    add('deviceLostActive', { subject, values: { days: daysOf(now - device.lostAt) } });
  }
  const { wipeAskedAt, wipedAt } = device;
  if (wipeAskedAt !== null && wipedAt === null && now - wipeAskedAt > wipeDays * dayMs) {
    add('wipeUnconfirmed', { subject, values: { days: daysOf(now - wipeAskedAt) } });
  }
}

function judgeActive(device: DeviceFact, facts: PostureFacts, add: AddFinding): void {
  const { now, machine } = facts;
  const subject = named(device);
  const unseen = now - (device.seenAt ?? device.enrolledAt);
  if (unseen > unseenDays * dayMs) add('deviceUnseen', { subject, values: { days: daysOf(unseen) } });
  if (machine && isOlder(device.appVersion, machine.appVersion)) {
    add('deviceOutdated', { subject, values: { version: device.appVersion, current: machine.appVersion } });
  }
  const certificateLeft = (device.certificateNotAfter ?? Number.POSITIVE_INFINITY) - now;
  if (certificateLeft < certificateDays * dayMs) {
    add('deviceCertificateEnding', { subject, values: { days: daysOf(certificateLeft) } });
  }
  const leaseLeft = device.leaseDays * dayMs - unseen;
  if (leaseLeft < leaseWarningDays * dayMs && unseen > dayMs) {
    add('leaseEnding', { subject, values: { days: daysOf(leaseLeft) } });
  }
  if (!device.isRecoverable) add('deviceNotRecoverable', { subject });
}

function named({ id, name, ownerName }: DeviceFact): { id: string; name: string } {
  return { id, name: `${name} · ${ownerName}` };
}

/** By number, part for part: `0.10.0` is newer than `0.9.3`. What stands behind a dash is not compared. */
export function isOlder(version: string, than: string): boolean {
  const parts = (text: string) =>
    text
      .split('-')[0]!
      .split('.')
      .map((part) => Number.parseInt(part, 10) || 0);
  const [mine, theirs] = [parts(version), parts(than)];
  for (let place = 0; place < Math.max(mine.length, theirs.length); place += 1) {
    const difference = (mine[place] ?? 0) - (theirs[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
