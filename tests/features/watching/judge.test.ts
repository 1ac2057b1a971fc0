import { expect, test } from 'vitest';
import { raisedAlert, watchRules } from '#shared/features/watching/alert.model.ts';
import { judgeGauges } from '#shared/features/watching/gauges.model.ts';
import { judgeEvents, type WatchEvent, type WatchMemory } from '#shared/features/watching/judge.model.ts';
import { alwaysOn, defaultWatchSettings, isWebhookUrl } from '#shared/features/watching/watch-settings.model.ts';
import { company, testHost } from '../../support/test-host.ts';

/** Noon of a working day in Shanghai. */
const noon = Date.UTC(2026, 0, 5, 4);
const minute = 60_000;

const event = (over: Partial<WatchEvent>): WatchEvent => ({
  kind: 'view',
  procedure: null,
  actorId: company.mei,
  deviceId: null,
  at: noon,
  recordedAt: over.at ?? noon,
  outcome: 'done',
  rows: 0,
  subject: null,
  address: null,
  ...over,
});

const judge = (events: readonly WatchEvent[], memory: WatchMemory = {}, now = noon) =>
  judgeEvents(defaultWatchSettings, memory, events, now);

test('[S-MON] one record looked at two hundred times is no mass view, two hundred records are', () => {
  const same = Array.from({ length: 250 }, () => event({ subject: 'one' }));
  const many = Array.from({ length: 200 }, (_, index) => event({ subject: String(index) }));

  expect(judge(same).findings).toEqual([]);
  expect(judge(many).findings).toMatchObject([{ rule: 'massViews', subjectUserId: company.mei, count: 200 }]);
});

test('[S-MON] tries that are far apart are not counted together, and looks are', () => {
  const wrong = (at: number) => event({ kind: 'auth.failed', outcome: 'refused', at });
  const slow = Array.from({ length: 8 }, (_, index) => wrong(noon + index * 5 * minute));
  expect(judge(slow).findings).toEqual([]);

  let memory: WatchMemory = {};
  const found = [];
  for (let index = 0; index < 5; index += 1) {
    const judged = judge([wrong(noon + index * minute)], JSON.parse(JSON.stringify(memory)), noon + index * minute);
    memory = judged.memory;
    found.push(...judged.findings);
  }
  expect(found).toMatchObject([{ rule: 'failedSignIns', count: 5, firstAt: noon, lastAt: noon + 4 * minute }]);
  expect(judge([], memory, noon + 60 * minute).memory).toEqual({});
});

test('[S-MON] work done offline over a day is no impossible volume when it arrives at once', () => {
  const change = (at: number, rows = 1) =>
    event({ kind: 'command', procedure: 'customers.edit', rows, at, recordedAt: noon });
  const aDay = Array.from({ length: 700 }, (_, index) => change(noon - index * (minute / 2)));
  const aMinute = Array.from({ length: 700 }, (_, index) => change(noon + index * 50));

  expect(judge(aDay).findings).toEqual([]);
  expect(judge(aMinute).findings).toMatchObject([{ rule: 'impossibleVolumes', count: 600 }]);
  expect(judge([event({ kind: 'command', procedure: 'imports.chunk', rows: 5_000 })]).findings).toEqual([]);
});

test('[S-MON] the night is the company’s, and one night of one person is one subject', () => {
  const night = Date.UTC(2026, 0, 4, 18, 30);
  const found = judge([event({ at: night }), event({ at: night + 90 * minute }), event({ at: noon })]).findings;

  expect(found.map((each) => each.rule)).toEqual(['nightAccess', 'nightAccess']);
  expect(judge([event({ at: night }), event({ at: night + minute })]).findings).toHaveLength(1);
  expect(new Set(found.map((each) => each.dedupe)).size).toBe(1);
});

test('[S-MON] gauges are told where they pass their threshold and not before', () => {
  const good = {
    backupAgeMs: 3_600_000,
    drillAgeMs: 0,
    certificateLeftMs: 30 * 86_400_000,
    diskFreePercent: 50,
    overdueRequests: 0,
    devices: [],
  };
  const bad = {
    backupAgeMs: 27 * 3_600_000,
    drillAgeMs: 36 * 86_400_000,
    certificateLeftMs: 86_400_000,
    diskFreePercent: 9,
    overdueRequests: 2,
    devices: [{ id: 'd', userId: company.mei, unseenMs: 8 * 86_400_000 }],
  };

  expect(judgeGauges(defaultWatchSettings, good, noon)).toEqual([]);
  expect(
    judgeGauges(defaultWatchSettings, bad, noon)
      .map((each) => each.rule)
      .toSorted(),
  ).toEqual(['backupAge', 'certificateExpiry', 'diskSpace', 'drillAge', 'requestOverdue', 'syncLag'].toSorted());
  expect(Object.keys(defaultWatchSettings.rules).toSorted()).toEqual([...watchRules].toSorted());
});

test('[S-MON] the webhook is HTTPS, or this very machine', () => {
  expect(['https://ops.example.cn/x', 'http://127.0.0.1:9/x', 'http://[::1]:9/'].every(isWebhookUrl)).toBe(true);
  expect(['http://ops.example.cn', 'ftp://x', 'javascript:alert(1)', 'https://user@x', ''].some(isWebhookUrl)).toBe(
    false,
  );
});

test('only the server raises alerts; whoever was told acknowledges for all', () => {
  const host = testHost({ host: 'server' });
  const { actor } = host.as(company.mei);
  const raised = raisedAlert.parse({
    alertId: '01900003-0000-7000-8000-000000000001',
    ownerIds: [company.mei, company.manager],
    rule: 'restore',
    severity: 'high',
    dedupe: 'server',
    subjectUserId: null,
    subjectDeviceId: null,
    count: 1,
    firstAt: noon,
    lastAt: noon,
    response: 'none',
    details: {},
  });
  const server = { ...actor, userId: '00000000-0000-7000-8000-000000000001' };
  const note = { alertId: raised.alertId, note: '演练' };

  expect(host.app.ledger.execute('alerts.raise', raised, actor)).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
  expect(host.app.ledger.execute('alerts.raise', raised, server)).toMatchObject({ ok: true });
  expect(host.app.ledger.execute('alerts.acknowledge', note, host.as(company.lin).actor)).toMatchObject({
    error: { code: 'ALERT_NOT_FOUND' },
  });
  expect(host.app.ledger.execute('alerts.acknowledge', note, actor)).toMatchObject({ ok: true });
  expect(host.app.db.rows('SELECT owner_id AS o, state FROM alerts ORDER BY owner_id')).toEqual([
    { o: company.manager, state: 'acknowledged' },
    { o: company.mei, state: 'acknowledged' },
  ]);
  host.close();
});

test('[S-MON] [8.1.5.1–3] a try to take an office by shares is told at once, under a rule that nobody switches off', () => {
  const tried = event({ kind: 'officers.recovered', outcome: 'refused', actorId: null });

  expect(judge([tried]).findings).toMatchObject([{ rule: 'officerRecovered', severity: 'critical', count: 1 }]);
  expect(alwaysOn.has('officerRecovered')).toBe(true);
});
