import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';

/** `notice` says what is so by choice; the others want something done: in time, soon, now. */
export const postureSeverities = ['notice', 'low', 'medium', 'high', 'critical'] as const;
export type PostureSeverity = (typeof postureSeverities)[number];

/** Where it is put right, or what does it at once. */
export type Remedy =
  | { readonly page: string }
  | {
      readonly act: 'endSessions' | 'revokeDevice' | 'backUp' | 'verifyBackup' | 'confirmRecovery';
      readonly page: string;
    };

interface RuleContent {
  readonly severity: PostureSeverity;
  /** The clause or goal that it comes from. */
  readonly clause: string;
  readonly remedy: Remedy;
}

const people = { page: '/people/accounts' };
const person = { page: '/people/users/:id' };
const devices = { page: '/people/devices' };
const policy = { page: '/people/signIn' };
const authority = { page: '/people/authority' };
const backups = { page: '/system/backups' };
const audit = { page: '/system/audit' };
const manual = { page: '' };
const password = 'S-V6 · GB/T 22239 8.1.4.1 a';

/** Every rule of the self-check (clause 10.5.2), in the order of the page. */
export const postureRules = {
  passwordExpired: { severity: 'medium', clause: password, remedy: people },
  passwordBeforePolicy: { severity: 'low', clause: password, remedy: people },
  passwordNeverChanged: { severity: 'low', clause: password, remedy: people },
  activationUnused: { severity: 'low', clause: 'ASVS V6.4.1', remedy: people },
  accountUnused: { severity: 'medium', clause: 'GB/T 22239 8.1.4.2 c', remedy: person },
  secondFactorMissing: { severity: 'high', clause: 'GB/T 22239 8.1.4.1 d', remedy: people },
  wholeRights: { severity: 'medium', clause: 'GB/T 22239 8.1.4.2 d', remedy: person },
  severalAdministratorRoles: { severity: 'medium', clause: 'GB/T 22239 8.1.4.2 d', remedy: person },
  officerWithBusiness: { severity: 'medium', clause: 'GB/T 22239 8.1.5.1–3', remedy: person },
  goneWithSessions: {
    severity: 'critical',
    clause: 'S-V7 · GB/T 22239 8.1.4.2 c',
    remedy: { act: 'endSessions', ...people },
  },
  goneWithDevices: { severity: 'high', clause: 'S-ENR-3', remedy: devices },
  goneWithRecords: { severity: 'high', clause: 'GB/T 22239 8.1.4.2 c', remedy: { page: '/people/users/:id/handover' } },
  delegationEnding: { severity: 'notice', clause: '000 §6.1', remedy: { page: '/delegations' } },
  delegationLong: { severity: 'low', clause: 'GB/T 22239 8.1.4.2 d', remedy: { page: '/delegations' } },
  delegationOfGone: { severity: 'medium', clause: 'GB/T 22239 8.1.4.2 c', remedy: { page: '/delegations' } },
  teamEndless: { severity: 'low', clause: 'GB/T 22239 8.1.4.2 d', remedy: { page: ':path' } },
  policyWeak: { severity: 'medium', clause: password, remedy: policy },
  policyNotLevel3: { severity: 'high', clause: password, remedy: policy },
  simpleMode: { severity: 'notice', clause: 'GB/T 22239 8.1.5.1–3', remedy: { page: '/people/officers' } },
  deviceLostActive: { severity: 'critical', clause: 'S-ENR-3', remedy: { act: 'revokeDevice', ...devices } },
  wipeUnconfirmed: { severity: 'high', clause: 'S-PI-8', remedy: devices },
  deviceUnseen: { severity: 'medium', clause: 'S-ENR-3', remedy: { act: 'revokeDevice', ...devices } },
  deviceOutdated: { severity: 'medium', clause: '10.5.1 · S-UPD', remedy: devices },
  deviceWaiting: { severity: 'low', clause: 'S-ENR-1', remedy: devices },
  deviceCertificateEnding: { severity: 'low', clause: 'S-ENR-2', remedy: devices },
  leaseEnding: { severity: 'low', clause: 'S-ENR-3', remedy: devices },
  deviceNotRecoverable: { severity: 'medium', clause: 'S-KEY-2', remedy: devices },
  devicesUnapproved: { severity: 'notice', clause: 'S-ENR-1', remedy: manual },
  backupNone: {
    severity: 'critical',
    clause: '000 §6.2 · GB/T 22239 8.1.4.9 a',
    remedy: { act: 'backUp', ...backups },
  },
  backupOld: { severity: 'high', clause: '11.1.1 · S-MON', remedy: { act: 'backUp', ...backups } },
  backupUnverified: { severity: 'medium', clause: 'R-13', remedy: { act: 'verifyBackup', ...backups } },
  backupFailing: { severity: 'high', clause: 'S-MON', remedy: { act: 'backUp', ...backups } },
  backupOff: { severity: 'high', clause: '000 §6.2', remedy: backups },
  secondSiteMissing: { severity: 'high', clause: '10.4.2 · GB/T 22239 8.1.4.9 b', remedy: backups },
  drillOld: { severity: 'medium', clause: '10.4.2 · S-MON', remedy: { act: 'verifyBackup', ...backups } },
  recoveryUnconfirmed: { severity: 'medium', clause: 'S-KEY-2', remedy: { act: 'confirmRecovery', ...authority } },
  auditBroken: { severity: 'critical', clause: 'S-LOG-2', remedy: audit },
  auditUnverified: { severity: 'medium', clause: 'S-LOG-3', remedy: audit },
  alertsOpen: { severity: 'high', clause: '10.6.2 · S-MON', remedy: { page: '/system/alerts' } },
  watchRuleOff: { severity: 'low', clause: '10.6.2 · S-MON', remedy: { page: '/system/alerts/rules' } },
  serverCertificateEnding: { severity: 'high', clause: 'S-TLS-2', remedy: authority },
  authorityEnding: { severity: 'high', clause: 'S-TLS-2', remedy: authority },
  diskLow: { severity: 'high', clause: 'S-MON · R-4', remedy: manual },
  clockSetBack: { severity: 'high', clause: 'R-15', remedy: manual },
  looseFiles: { severity: 'high', clause: 'S-KEY-7', remedy: manual },
  keyBesideData: { severity: 'low', clause: 'S-KEY-7', remedy: manual },
  metricsExposed: { severity: 'medium', clause: 'GB/T 22239 8.1.4.4 b', remedy: manual },
  proxyRangeWide: { severity: 'medium', clause: 'ASVS V4.1.3', remedy: manual },
} as const satisfies Record<string, RuleContent>;

export type PostureRule = keyof typeof postureRules;
export const postureRuleNames = Object.keys(postureRules) as [PostureRule, ...PostureRule[]];

const values = z.record(z.string(), z.union([z.string(), z.number()]));

export const acceptedRisk = z.object({
  reason: z.string(),
  until: instant,
  byName: z.string().nullable(),
  at: instant,
});
export type AcceptedRisk = z.infer<typeof acceptedRisk>;

/** One thing that is not as it should be, about one person, device or the whole company. */
export const postureFinding = z.object({
  /** The same at every check, so that a finding is recognised and its acceptance holds. */
  key: z.string(),
  rule: z.enum(postureRuleNames),
  severity: z.enum(postureSeverities),
  subject: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Figures for the words, such as `{ days: 40 }`. */
  values,
  /** Somebody took the risk for a time. */
  accepted: acceptedRisk.nullable(),
});
export type PostureFinding = z.infer<typeof postureFinding>;
export type FoundFinding = Omit<PostureFinding, 'accepted'>;

/** What there is, by severity; accepted ones are counted apart. */
export const postureCounts = z.object({
  critical: z.number().int(),
  high: z.number().int(),
  medium: z.number().int(),
  low: z.number().int(),
  notice: z.number().int(),
  accepted: z.number().int(),
});
export type PostureCounts = z.infer<typeof postureCounts>;

/** In words, never as a number: the worst that is open decides. */
export const postureGrades = ['urgent', 'wanting', 'fair', 'good'] as const;
export type PostureGrade = (typeof postureGrades)[number];

export function countFindings(findings: readonly PostureFinding[]): PostureCounts {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, notice: 0, accepted: 0 };
  for (const { severity, accepted } of findings) counts[accepted ? 'accepted' : severity] += 1;
  return counts;
}

export function gradeOf(counts: PostureCounts): PostureGrade {
  if (counts.critical > 0) return 'urgent';
  if (counts.high > 0) return 'wanting';
  return counts.medium + counts.low > 0 ? 'fair' : 'good';
}

export const riskAcceptance = z.object({
  keys: z.array(z.string().min(1).max(200)).min(1).max(500),
  reason: z.string().trim().min(4).max(500),
  until: instant,
});

/** Nobody takes a risk for longer than a year: then it is looked at again. */
export const longestAcceptanceMs = 366 * 86_400_000;

export const postureCauses = ['person', 'schedule', 'console'] as const;

/** One dated report, without its findings. */
export const postureReportHead = z.object({
  id,
  at: instant,
  cause: z.enum(postureCauses),
  byName: z.string().nullable(),
  counts: postureCounts,
  grade: z.enum(postureGrades),
});
export type PostureReportHead = z.infer<typeof postureReportHead>;

export const postureReport = postureReportHead.extend({
  findings: z.array(postureFinding),
  /** Against the report before this one, by key; the gone ones with what they were. */
  appeared: z.array(z.string()),
  gone: z.array(postureFinding),
});
export type PostureReport = z.infer<typeof postureReport>;

/** What appeared and what is gone between two looks. */
export function compareFindings(
  before: readonly PostureFinding[],
  now: readonly PostureFinding[],
): { readonly appeared: string[]; readonly gone: PostureFinding[] } {
  const known = new Set(before.map(({ key }) => key));
  const present = new Set(now.map(({ key }) => key));
  return {
    appeared: now.filter(({ key }) => !known.has(key)).map(({ key }) => key),
    gone: before.filter(({ key }) => !present.has(key)),
  };
}

/** The page on which a finding is put right; empty where that is the machine itself. */
export function remedyPage({ rule, subject, values }: FoundFinding): string {
  const { page } = postureRules[rule].remedy;
  return page.replace(':id', subject?.id ?? '').replace(':path', String(values.path ?? ''));
}

/** Each of the three officers sees the posture; so does an administrator. */
export const postureViewActions = ['alert.view', 'role.edit', 'backup.manage'] as const;
/** Reports and taken risks are for those who answer for security. */
export const postureManageActions = ['alert.manage', 'role.edit'] as const;
