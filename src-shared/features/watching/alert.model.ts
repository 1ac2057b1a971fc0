import { z } from 'zod';
import { id, instant, text } from '../../kernel/fields.ts';

/** What the server watches for. The first nine are seen in the audit, the rest are measured. */
export const watchRules = [
  'failedSignIns',
  'massViews',
  'massExports',
  'nightAccess',
  'newDevice',
  'certificateMismatch',
  'chainBreak',
  'impossibleVolumes',
  'restore',
  'syncLag',
  'backupAge',
  'certificateExpiry',
  'diskSpace',
  'drillAge',
  'requestOverdue',
  'officerRecovered',
] as const;
export type WatchRule = (typeof watchRules)[number];

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const severityOf: Readonly<Record<WatchRule, Severity>> = {
  failedSignIns: 'high',
  massViews: 'medium',
  massExports: 'high',
  nightAccess: 'low',
  newDevice: 'low',
  certificateMismatch: 'high',
  chainBreak: 'critical',
  impossibleVolumes: 'medium',
  restore: 'high',
  syncLag: 'medium',
  backupAge: 'high',
  certificateExpiry: 'high',
  diskSpace: 'critical',
  drillAge: 'medium',
  requestOverdue: 'high',
  officerRecovered: 'critical',
};

/** What happens to the person by itself: nothing, their password is asked anew everywhere, or their account is locked. */
export const responses = ['none', 'stepUp', 'lock'] as const;
export type AlertResponse = (typeof responses)[number];

/** Rules about a person's acts; only these can have a response. */
export const personRules: ReadonlySet<WatchRule> = new Set([
  'failedSignIns',
  'massViews',
  'massExports',
  'nightAccess',
  'impossibleVolumes',
]);

/** The server itself, where no person acts. It alone raises alerts. */
export const serverActorId = '00000000-0000-7000-8000-000000000001';

const details = z.record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean(), z.null()]));

/** One thing that was noticed, with what is needed to judge it: ids and counts, never customer data. */
export const raisedAlert = z.object({
  alertId: id,
  ownerIds: z.array(id).min(1).max(500),
  rule: z.enum(watchRules),
  severity: z.enum(severities),
  dedupe: z.string().max(200),
  subjectUserId: z.string().max(80).nullable(),
  subjectDeviceId: z.string().max(80).nullable(),
  count: z.number().int().min(0),
  firstAt: instant,
  lastAt: instant,
  response: z.enum(responses),
  details,
});
export type RaisedAlert = z.infer<typeof raisedAlert>;

export const alertStates = ['open', 'acknowledged'] as const;

export const alert = raisedAlert.omit({ ownerIds: true, dedupe: true }).extend({
  subjectUserName: z.string().nullable(),
  state: z.enum(alertStates),
  note: z.string().nullable(),
  acknowledgedByName: z.string().nullable(),
  acknowledgedAt: instant.nullable(),
});
export type Alert = z.infer<typeof alert>;

export const acknowledgement = z.object({ alertId: id, note: text(500).trim().min(2) });

export interface AlertNotFound {
  readonly code: 'ALERT_NOT_FOUND';
}

/** Alerts are made by the server alone; no device and no person can raise one. */
export interface ServerOnly {
  readonly code: 'NOT_ALLOWED';
  readonly action: string;
}
