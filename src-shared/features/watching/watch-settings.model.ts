import { z } from 'zod';
import { responses, type WatchRule, watchRules } from './alert.model.ts';

/** `threshold` in the unit of the rule (below), within `minutes` where the rule counts over a time. */
export const ruleSettings = z.object({
  enabled: z.boolean(),
  threshold: z.number().min(0).max(1_000_000),
  minutes: z.number().int().min(1).max(1_440),
  response: z.enum(responses),
});
export type RuleSettings = z.infer<typeof ruleSettings>;

export const ruleUnits = {
  failedSignIns: 'tries',
  massViews: 'records',
  massExports: 'records',
  nightAccess: 'acts',
  newDevice: 'devices',
  certificateMismatch: 'connections',
  chainBreak: 'records',
  impossibleVolumes: 'changes',
  restore: 'restores',
  syncLag: 'days',
  backupAge: 'hours',
  certificateExpiry: 'days',
  diskSpace: 'percent',
  drillAge: 'days',
  requestOverdue: 'requests',
  officerRecovered: 'tries',
} as const satisfies Record<WatchRule, string>;

/** Rules whose `minutes` mean something. */
export const windowedRules: ReadonlySet<WatchRule> = new Set([
  'failedSignIns',
  'massViews',
  'massExports',
  'impossibleVolumes',
  'certificateMismatch',
]);

/** Rules that cannot be switched off: without them, nobody would learn that the audit was bent or an office taken. */
export const alwaysOn: ReadonlySet<WatchRule> = new Set(['chainBreak', 'officerRecovered']);

const rule = (threshold: number, minutes = 60, enabled = true): RuleSettings => ({
  enabled,
  threshold,
  minutes,
  response: 'none',
});

export const defaultRules: Readonly<Record<WatchRule, RuleSettings>> = {
  failedSignIns: rule(5, 15),
  massViews: rule(200),
  massExports: rule(5_000),
  nightAccess: rule(1),
  newDevice: rule(1),
  certificateMismatch: rule(1),
  chainBreak: rule(1),
  impossibleVolumes: rule(600, 1),
  restore: rule(1),
  syncLag: rule(7),
  backupAge: rule(26),
  certificateExpiry: rule(14),
  diskSpace: rule(10),
  drillAge: rule(35),
  requestOverdue: rule(1),
  officerRecovered: rule(1),
};

export const webhookSettings = z.object({
  enabled: z.boolean(),
  url: z.string().max(500),
});

export const watchSettings = z.object({
  rules: z.record(z.enum(watchRules), ruleSettings),
  /** Hours of the night in the company's time, Asia/Shanghai: from (inclusive) to (exclusive). */
  night: z.object({ from: z.number().int().min(0).max(23), to: z.number().int().min(0).max(23) }),
  webhook: webhookSettings,
});
export type WatchSettings = z.infer<typeof watchSettings>;

export const defaultWatchSettings: WatchSettings = {
  rules: defaultRules,
  night: { from: 0, to: 6 },
  webhook: { enabled: false, url: '' },
};

/** Encrypted on the way always; without it only to this very machine, where a collector may listen. */
export function isWebhookUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username } = new URL(url);
  if (username !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}
