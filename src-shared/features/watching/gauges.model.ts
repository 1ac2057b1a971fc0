import { severityOf, type WatchRule } from './alert.model.ts';
import type { Finding } from './judge.model.ts';
import type { WatchSettings } from './watch-settings.model.ts';

/** What is measured; null where it is not known. */
export interface WatchGauges {
  readonly backupAgeMs: number | null;
  readonly drillAgeMs: number | null;
  readonly certificateLeftMs: number;
  readonly diskFreePercent: number | null;
  /** Requests of persons that nobody answered in time. [S-PI-5] */
  readonly overdueRequests: number;
  readonly devices: readonly { readonly id: string; readonly userId: string; readonly unseenMs: number }[];
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What stands wrong at this moment. The same finding comes at each look; who takes it knows what is told already. */
export function judgeGauges({ rules }: WatchSettings, gauges: WatchGauges, now: number): Finding[] {
  const findings: Finding[] = [];
  const add = (rule: WatchRule, count: number, about?: { readonly id: string; readonly userId: string }) => {
    if (!rules[rule].enabled) return;
    findings.push({
      rule,
      severity: severityOf[rule],
      dedupe: about?.id ?? 'server',
      subjectUserId: about?.userId ?? null,
      subjectDeviceId: about?.id ?? null,
      count: Math.max(0, Math.floor(count)),
      firstAt: now,
      lastAt: now,
      details: {},
    });
  };
  const { backupAgeMs, drillAgeMs, certificateLeftMs, diskFreePercent } = gauges;
  if (backupAgeMs !== null && backupAgeMs > rules.backupAge.threshold * hourMs) add('backupAge', backupAgeMs / hourMs);
  if (drillAgeMs !== null && drillAgeMs > rules.drillAge.threshold * dayMs) add('drillAge', drillAgeMs / dayMs);
  if (certificateLeftMs < rules.certificateExpiry.threshold * dayMs)
    add('certificateExpiry', certificateLeftMs / dayMs);
  if (diskFreePercent !== null && diskFreePercent < rules.diskSpace.threshold) add('diskSpace', diskFreePercent);
  if (gauges.overdueRequests >= Math.max(1, rules.requestOverdue.threshold)) {
    add('requestOverdue', gauges.overdueRequests);
  }
  for (const device of gauges.devices) {
    if (device.unseenMs > rules.syncLag.threshold * dayMs) add('syncLag', device.unseenMs / dayMs, device);
  }
  return findings;
}
