import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { runRetention } from '#shared/app/run-retention.ts';
import type { PrivacySettings } from '#shared/features/privacy/privacy-settings.model.ts';
import { anonymousName } from '#shared/features/privacy/retention.model.ts';
import { createDecisionSink } from '#shared/ledger/decision-log.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const canary = 'QX9CANARY7';
const monthMs = 31 * 86_400_000;

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
beforeEach(() => {
  let revision = 0;
  host = testHost({ host: 'server', sinks: (s) => [createDecisionSink(s)], nextRevision: () => ++revision });
  mei = { context: host.as(company.mei) };
});
afterEach(() => host.close());

const plain = { requireBasis: false, requestDays: 15, targets: [] };
const keep = { idleLeads: null, leftContacts: null };
const set = (settings: Partial<PrivacySettings>) =>
  call(router.privacy.setSettings, { ...plain, retention: keep, ...settings }, mei);
const isInFile = () => host.app.sqlite.serialize().includes(canary);
const run = () => runRetention(host.app, host.as(company.mei).actor);

async function addFollowUp(content: string): Promise<string> {
  const { id: targetId } = await call(router.customers.create, { name: `${content}公司` }, mei);
  const followUp = { targetType: 'customer' as const, targetId, method: 'phone' as const, content };
  return (await call(router.followUps.create, followUp, mei)).id;
}

test('[S-PI-6] what is due tomorrow is told today, and goes tomorrow by itself, once', async () => {
  await call(router.leads.create, { name: canary, contactName: canary }, mei);
  await set({ retention: { ...keep, idleLeads: 6 }, retentionAuto: true });
  host.time += Math.floor(6 * 30.4375 * 86_400_000) - 3_600_000;
  const preview = async () => (await call(router.privacy.previewRetention, undefined, mei)).rules[0];

  expect(await preview()).toMatchObject({ due: 0, dueTomorrow: 1 });
  expect(await run()).toEqual({});
  host.time += 86_400_000;
  expect(await run()).toEqual({ idleLeads: 1 });
  expect(await run()).toEqual({});
  expect(isInFile()).toBe(false);
  expect((await call(router.privacy.previewRetention, undefined, mei)).last).toMatchObject({ count: 1 });
});

test('[S-PI-6] nothing goes by itself where nobody said so, and nothing that the law holds', async () => {
  const lead = await call(router.leads.create, { name: canary, contactName: canary }, mei);
  await set({ retention: { ...keep, idleLeads: 6 } });
  host.time += 7 * monthMs;
  expect(await run()).toEqual({});
  await call(router.privacy.placeHold, { subjectTable: 'leads', subjectId: lead.id, reason: '诉讼' }, mei);
  await set({ retention: { ...keep, idleLeads: 6 }, retentionAuto: true });
  expect(await run()).toEqual({});
  expect(isInFile()).toBe(true);
});

test('[S-PI-6] anonymised, a person is gone from the file and what counts stays; it is not due again', async () => {
  const lead = await call(
    router.leads.create,
    { name: canary, contactName: canary, mobile: '13800138000', demand: canary, budget: 500 },
    mei,
  );
  const word = { targetType: 'lead' as const, targetId: lead.id, method: 'phone' as const, content: canary };
  await call(router.followUps.create, word, mei);
  await set({
    retention: { ...keep, idleLeads: 6 },
    retentionActions: { idleLeads: 'anonymise' },
    retentionAuto: true,
  });
  host.time += 7 * monthMs;

  expect(await run()).toEqual({ idleLeads: 1 });
  expect(await run()).toEqual({});
  expect(isInFile()).toBe(false);
  expect(await call(router.leads.get, { id: lead.id }, mei)).toMatchObject({
    name: anonymousName,
    mobile: null,
    budget: 500,
  });
  expect(verifyAudit(host.app.sqlite).broken).toBeNull();
  const [line] = await call(router.privacy.listDestructions, undefined, mei);
  expect(line).toMatchObject({ action: 'anonymise', subjectTable: 'leads', subjectId: lead.id });
});

test('[S-PI-6] old follow-ups go or lose their words; the customer forgets what was last said', async () => {
  const old = await addFollowUp(canary);
  await set({
    retention: { ...keep, followUps: 6 },
    retentionAuto: true,
    retentionActions: { followUps: 'anonymise' },
  });
  host.time += 7 * monthMs;
  const fresh = await addFollowUp('新的');
  expect(await run()).toEqual({ followUps: 1 });
  expect(host.app.db.rows('SELECT id, content FROM follow_ups ORDER BY at')).toEqual([
    { id: old, content: anonymousName },
    { id: fresh, content: '新的' },
  ]);
  await set({ retention: { ...keep, followUps: 6 }, retentionAuto: true });
  host.time += 7 * monthMs;
  expect(await run()).toEqual({ followUps: 1 });
});

test('[S-PI-6] settings of an older program leave rules alone that it does not know', async () => {
  await set({ retention: { ...keep, logs: 12 }, retentionAuto: true });
  await call(router.privacy.setSettings, { ...plain, retention: { idleLeads: 24, leftContacts: null } }, mei);
  const { settings } = await call(router.privacy.getSettings, undefined, mei);
  expect(settings).toMatchObject({ retentionAuto: true, retention: { idleLeads: 24, logs: 12 } });
});
