import { describe, expect, test } from 'vitest';
import { defaultSignInPolicy } from '#shared/features/accounts/sign-in-policy.model.ts';
import {
  compareFindings,
  countFindings,
  gradeOf,
  type PostureFinding,
  type PostureRule,
  postureRuleNames,
  remedyPage,
} from '#shared/features/posture/finding.model.ts';
import { judgePosture } from '#shared/features/posture/judge-posture.model.ts';
import type {
  BackupFacts,
  DeviceFact,
  LoanFact,
  MachineFacts,
  PersonFact,
  PostureFacts,
} from '#shared/features/posture/posture-facts.model.ts';
import { findPostureWords } from '#shared/messages/posture-words.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 5, 1);
const ago = (days: number) => now - days * dayMs;

const person: PersonFact = {
  id: 'p1',
  name: '王芳',
  isGone: false,
  createdAt: ago(20),
  actions: new Set(['customer.view']),
  roles: [['customer.view']],
  hasPassword: true,
  passwordChangedAt: ago(10),
  hasSecondFactor: false,
  seenAt: ago(1),
  sessions: 0,
  devices: 0,
  openRecords: 0,
};
const owner: PersonFact = { ...person, id: 'o1', actions: new Set(['*']), roles: [['*']], hasSecondFactor: true };
const device: DeviceFact = {
  id: 'd1',
  name: '前台',
  ownerName: '王芳',
  status: 'active',
  enrolledAt: ago(20),
  seenAt: ago(1),
  appVersion: '0.10.0',
  certificateNotAfter: ago(-20),
  leaseDays: 30,
  lostAt: null,
  wipeAskedAt: null,
  wipedAt: null,
  isRecoverable: true,
};
const loan: LoanFact = { id: 'l1', name: '甲 → 乙', startAt: ago(5), endAt: ago(-20), isOfGone: false };
const backups: BackupFacts = {
  isScheduled: true,
  hasSecondPlace: true,
  newestAt: ago(0.5),
  newestVerified: true,
  newestId: 'b1',
  problem: null,
  drillAt: ago(3),
};
const machine: MachineFacts = {
  diskFreePercent: 60,
  looseFiles: [],
  isKeyBesideData: false,
  metricsHost: '127.0.0.1',
  trustedProxies: ['10.0.0.2'],
  approvesDevices: true,
  serverCertificateNotAfter: ago(-60),
  authorityNotAfter: ago(-3_000),
  appVersion: '0.10.0',
};
const audit = { verifiedAt: ago(0), brokenAt: null, newestAt: ago(0) };
const policy = { policy: defaultSignInPolicy, decidedAt: null };
/** A company in which nothing is wrong. */
const sound: PostureFacts = {
  now,
  since: ago(100),
  separation: 'level3',
  policy,
  people: [person],
  devices: [device],
  delegations: [loan],
  teams: [],
  backups,
  audit,
  alerts: { open: 0, oldestGraveAt: null, rulesOff: [] },
  machine,
  recoveryKeptAt: ago(30),
};
const people = (part: Partial<PersonFact>): Partial<PostureFacts> => ({ people: [{ ...person, ...part }] });
const gone = (part: Partial<PersonFact>) => people({ isGone: true, ...part });
const devices = (part: Partial<DeviceFact>): Partial<PostureFacts> => ({ devices: [{ ...device, ...part }] });
const kept = (part: Partial<BackupFacts>): Partial<PostureFacts> => ({ backups: { ...backups, ...part } });
const host = (part: Partial<MachineFacts>): Partial<PostureFacts> => ({ machine: { ...machine, ...part } });
const lent = (part: Partial<LoanFact>): Partial<PostureFacts> => ({ delegations: [{ ...loan, ...part }] });
const ruled = (part: object) => ({ policy: { ...policy, policy: { ...defaultSignInPolicy, ...part } } });

/** What provokes each rule; a new rule without a line does not compile. */
const provoked: Readonly<Record<PostureRule, Partial<PostureFacts>>> = {
  passwordExpired: people({ passwordChangedAt: ago(91) }),
  passwordBeforePolicy: { policy: { ...policy, decidedAt: ago(5) } },
  passwordNeverChanged: { ...people({ passwordChangedAt: ago(400) }), ...ruled({ preset: 'asvs', maxAgeDays: 0 }) },
  activationUnused: people({ hasPassword: false, passwordChangedAt: null }),
  accountUnused: people({ seenAt: ago(91) }),
  secondFactorMissing: people({ actions: new Set(['user.edit']) }),
  wholeRights: { people: [owner] },
  severalAdministratorRoles: people({ roles: [['user.edit', 'role.edit'], ['audit.view']] }),
  officerWithBusiness: people({ actions: new Set(['audit.view', 'customer.view']) }),
  goneWithSessions: gone({ sessions: 1 }),
  goneWithDevices: gone({ devices: 1 }),
  goneWithRecords: gone({ openRecords: 3 }),
  delegationEnding: lent({ endAt: ago(-1) }),
  delegationLong: lent({ endAt: ago(-100) }),
  delegationOfGone: lent({ isOfGone: true }),
  teamEndless: { teams: [{ ...loan, endAt: null, page: '/customers/c1' }] },
  policyWeak: ruled({ minLength: 8 }),
  policyNotLevel3: ruled({ preset: 'asvs' }),
  simpleMode: { separation: 'simple' },
  deviceLostActive: devices({ lostAt: ago(1) }),
  wipeUnconfirmed: devices({ status: 'revoked', wipeAskedAt: ago(8) }),
  deviceUnseen: devices({ seenAt: ago(31) }),
  deviceOutdated: devices({ appVersion: '0.9.3' }),
  deviceWaiting: devices({ status: 'waiting' }),
  deviceCertificateEnding: devices({ certificateNotAfter: ago(-4) }),
  leaseEnding: devices({ seenAt: ago(26) }),
  deviceNotRecoverable: devices({ isRecoverable: false }),
  devicesUnapproved: host({ approvesDevices: false }),
  backupNone: kept({ newestAt: null, newestId: null }),
  backupOld: kept({ newestAt: ago(3) }),
  backupUnverified: kept({ newestVerified: false }),
  backupFailing: kept({ problem: 'DISK_FULL' }),
  backupOff: kept({ isScheduled: false }),
  secondSiteMissing: kept({ hasSecondPlace: false }),
  drillOld: kept({ drillAt: ago(36) }),
  recoveryUnconfirmed: { recoveryKeptAt: null },
  auditBroken: { audit: { ...audit, brokenAt: ago(1) } },
  auditUnverified: { audit: { ...audit, verifiedAt: ago(8) } },
  alertsOpen: { alerts: { open: 2, oldestGraveAt: ago(2), rulesOff: [] } },
  watchRuleOff: { alerts: { open: 0, oldestGraveAt: null, rulesOff: ['massViews'] } },
  serverCertificateEnding: host({ serverCertificateNotAfter: ago(-13) }),
  authorityEnding: host({ authorityNotAfter: ago(-100) }),
  diskLow: host({ diskFreePercent: 7 }),
  clockSetBack: { audit: { ...audit, newestAt: ago(-1) } },
  looseFiles: host({ looseFiles: ['server.key'] }),
  keyBesideData: host({ isKeyBesideData: true }),
  metricsExposed: host({ metricsHost: '0.0.0.0' }),
  proxyRangeWide: host({ trustedProxies: ['10.0.0.0/8'] }),
};

const found = (part: Partial<PostureFacts>): PostureRule[] =>
  judgePosture({ ...sound, ...part }).map(({ rule }) => rule);

test('[10.5.2] a sound company has no finding, and a host that knows nothing finds nothing', () => {
  expect(judgePosture(sound)).toEqual([]);
  expect(judgePosture({ now, since: now })).toEqual([]);
});

test.each(postureRuleNames)('[10.5.2] %s is found where it is so', (rule) => {
  const findings = judgePosture({ ...sound, ...provoked[rule] });
  const finding = findings.find((each) => each.rule === rule);

  expect(finding).toBeDefined();
  expect(remedyPage(finding!)).not.toContain(':');
  for (const language of ['zh-CN', 'en'] as const) {
    const { detail, what, why, todo } = findPostureWords(finding!, language);
    expect([what, why, todo].every((text) => text.length > 1)).toBe(true);
    expect(detail).not.toMatch(/\{\{|undefined|^ | {2}/);
  }
});

describe('[10.5.2] the rules know what they must not find', () => {
  test('a lost device is revoked, not kept up to date', () => {
    expect(found(devices({ lostAt: ago(40), seenAt: ago(40), appVersion: '0.1.0' }))).toEqual(['deviceLostActive']);
    expect(found(devices({ lostAt: ago(40), status: 'revoked' }))).toEqual([]);
  });
  test('0.10.0 is newer than 0.9.3', () => {
    expect(found({ ...devices({ appVersion: '0.10.0' }), ...host({ appVersion: '0.9.3' }) })).toEqual([]);
  });
  test('one owner of a simple company is no finding; three are', () => {
    const simple = { separation: 'simple' as const };
    expect(found({ ...simple, people: [owner] })).toEqual(['simpleMode']);
    const three = ['a', 'b', 'c'].map((id) => ({ ...owner, id }));
    expect(found({ ...simple, people: three }).filter((rule) => rule === 'wholeRights')).toHaveLength(3);
  });
  test('who left without leaving anything behind is no finding', () => {
    expect(found(gone({ passwordChangedAt: ago(900), seenAt: null }))).toEqual([]);
  });
});

test('[10.5.2] the worst stands first, and the grade is the worst that nobody took', () => {
  const facts = { ...sound, ...kept({ newestVerified: false }), ...devices({ lostAt: ago(1) }) };
  const findings: PostureFinding[] = judgePosture(facts).map((each) => ({ ...each, accepted: null }));
  expect(findings.map(({ rule }) => rule)).toEqual(['deviceLostActive', 'backupUnverified']);
  expect(gradeOf(countFindings(findings))).toBe('urgent');

  findings[0]!.accepted = { reason: '设备在保险柜里', until: now + 1, byName: null, at: now };
  expect(countFindings(findings)).toMatchObject({ critical: 0, medium: 1, accepted: 1 });
  expect(gradeOf(countFindings(findings))).toBe('fair');
});

test('[10.5.2] a report says what appeared and what is gone, by the same key at every check', () => {
  const before: PostureFinding[] = judgePosture({ ...sound, ...devices({ lostAt: ago(1) }) }).map((each) => ({
    ...each,
    accepted: null,
  }));
  const after: PostureFinding[] = judgePosture({ ...sound, ...kept({ drillAt: ago(40) }) }).map((each) => ({
    ...each,
    accepted: null,
  }));
  const { appeared, gone: left } = compareFindings(before, after);
  expect(appeared).toEqual(['drillOld:b1']);
  expect(left.map(({ key }) => key)).toEqual(['deviceLostActive:d1']);
});
