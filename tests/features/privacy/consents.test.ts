import { call, createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demandApproval } from '#shared/app/demand-approval.ts';
import { exportLists } from '#shared/app/export-lists.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import { createExportsRouter } from '#shared/features/exports/exports.router.ts';
import { importFile, textFile } from '../../support/import-file.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
beforeEach(() => {
  host = testHost();
  mei = { context: host.as(company.mei) };
});
afterEach(() => host.close());

async function addContact(name: string): Promise<{ subjectTable: 'contacts'; subjectId: string }> {
  const customer = await call(router.customers.create, { name: `${name}的公司` }, mei);
  const { id } = await call(router.contacts.create, { customerId: customer.id, name }, mei);
  return { subjectTable: 'contacts', subjectId: id };
}

async function exported(purpose: 'business' | 'marketing' = 'business') {
  const client = createRouterClient(createExportsRouter(exportLists, demandApproval), mei);
  const file = (await client.list({ room: 'contacts', format: 'csv', columns: ['name', 'basis'], purpose })) as File;
  const text = Buffer.from(await file.arrayBuffer()).toString();
  return {
    name: file.name,
    rows: text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.replace(/,EX-[^,]*$/, '')),
  };
}

test('[S-PI-1] a basis says who collected it, when, under which notice and from where; without one there is no export', async () => {
  const zhang = await addContact('张伟');
  await addContact('李雷');
  expect((await exported()).rows).toHaveLength(2);
  const notice = await call(
    router.privacy.publishNotice,
    { version: '2026-01', audience: 'customer', text: '我们如何处理您的个人信息' },
    mei,
  );
  await call(
    router.privacy.recordConsent,
    {
      ...zhang,
      purpose: 'marketing',
      basis: 'consent',
      source: '展会登记表',
      noticeId: notice.id,
      channels: ['phone'],
    },
    mei,
  );

  const { standing, rows } = await call(router.privacy.listConsents, { ...zhang, channel: 'phone' }, mei);
  expect(rows[0]).toMatchObject({
    collectedBy: company.mei,
    collectedByName: '李梅',
    noticeVersion: '2026-01',
    source: '展会登记表',
    givenAt: host.time,
  });
  expect(standing).toMatchObject({ hasBasis: true, exportObstacle: null, marketingObstacle: null });
  const byMail = await call(router.privacy.listConsents, { ...zhang, channel: 'email' }, mei);
  expect(byMail.standing.marketingObstacle).toBe('noMarketing');
  const file = await exported();
  expect(file.rows).toEqual(['张伟,同意']);
  expect(file.name).toContain('未导出1人（无合法性基础 1）');
  expect(file.name).toContain('2026-01-05-0900');
  const event = host.app.db.row<{ details: string }>(
    "SELECT details FROM audit_records WHERE kind = 'export' ORDER BY seq DESC LIMIT 1",
  )!;
  expect(JSON.parse(event.details)).toMatchObject({ rows: 1, leftOut: { noBasis: 1 } });
  expect(await call(router.privacy.getSettings, undefined, mei)).toMatchObject({ persons: 2, withoutBasis: 1 });
});

test('[S-PI-2] what is taken back ends now; what was agreed before stays written down', async () => {
  const zhang = await addContact('张伟');
  const given = { ...zhang, basis: 'consent' as const, source: '电话' };
  const marketing = await call(router.privacy.recordConsent, { ...given, purpose: 'marketing' }, mei);
  await call(router.privacy.recordConsent, { ...given, purpose: 'service' }, mei);
  expect((await exported('marketing')).rows).toHaveLength(1);
  host.time += 1000;
  await call(router.privacy.withdrawConsent, { id: marketing.id }, mei);

  expect((await exported('marketing')).name).toContain('未同意营销 1');
  expect((await exported()).rows).toEqual(['张伟,同意']);
  const { rows, standing } = await call(router.privacy.listConsents, zhang, mei);
  expect(standing.purposes).toEqual(['service']);
  expect(rows.find(({ id }) => id === marketing.id)).toMatchObject({
    withdrawnAt: host.time,
    withdrawnBy: company.mei,
    givenAt: host.time - 1000,
  });
});

test('[S-PI-7] sensitive data needs a consent for it alone; who may not edit a contact writes no basis down', async () => {
  const zhang = await addContact('张伟');
  const sensitive = { ...zhang, purpose: 'sensitive' as const, basis: 'consent' as const, source: '表格' };
  await expect(call(router.privacy.recordConsent, sensitive, mei)).rejects.toMatchObject({
    code: 'CONSENT_NOT_SEPARATE',
  });
  await call(router.privacy.recordConsent, { ...sensitive, separate: true }, mei);
  const reader = { context: host.as(company.mei, { actions: ['contact.view'] }) };
  await expect(call(router.privacy.recordConsent, { ...sensitive, separate: true }, reader)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

test('[S-PI-1] an import may name the basis; rows without one come in and are kept out of exports', async () => {
  await addContact('王五');
  await call(router.privacy.publishNotice, { version: '1', audience: 'customer', text: '政策' }, mei);
  const list = '姓名,客户名称,合法性基础\n李雷,王五的公司,同意\n韩梅梅,王五的公司,\n';
  const { counts } = await importFile(mei.context, textFile(list, 'contacts.csv'));
  expect(counts).toMatchObject({ inserted: 2, failed: 0 });
  const file = await exported();
  expect(file.rows).toEqual(['李雷,同意']);
  expect(file.name).toContain('未导出2人');
});

test('[S-PI-4] who is kept by law is used for nothing else until the hold is lifted', async () => {
  const zhang = await addContact('张伟');
  await call(router.privacy.placeHold, { ...zhang, reason: '合同纠纷' }, mei);
  expect((await exported()).rows).toEqual([]);
  await call(router.privacy.liftHold, { subjectId: zhang.subjectId }, mei);
  expect((await exported()).rows).toHaveLength(1);
});

test('[S-PI-9] a place of copies abroad is refused until its basis is written down, with who wrote it', async () => {
  const settings = { requireBasis: true, requestDays: 10 };
  const target = { target: '/mnt/backup', region: 'abroad' as const, basis: null, recordedBy: null };
  await expect(call(router.privacy.setSettings, { ...settings, targets: [target] }, mei)).rejects.toMatchObject({
    code: 'REGION_BASIS_MISSING',
    data: { target: '/mnt/backup' },
  });
  await call(router.privacy.setSettings, { ...settings, targets: [{ ...target, basis: '标准合同备案 2026-3' }] }, mei);
  const { settings: kept } = await call(router.privacy.getSettings, undefined, mei);
  expect(kept.targets[0]).toMatchObject({ recordedBy: company.mei });
});
