import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demandPlace, isPlaceBlocked, noteCopy, noteDeviceCopy } from '#shared/app/declared-places.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import { findPlaceProblem, tierOf } from '#shared/features/privacy/places.model.ts';
import type { DeclaredTarget } from '#shared/features/privacy/privacy-settings.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
beforeEach(() => {
  host = testHost();
  mei = { context: host.as(company.mei) };
});
afterEach(() => host.close());

const plain = { requireBasis: false, requestDays: 15, retention: { idleLeads: null, leftContacts: null } };
const place = (target: string, more: Partial<DeclaredTarget> = {}): DeclaredTarget => ({
  target,
  region: 'mainland',
  basis: null,
  recordedBy: null,
  ...more,
});
const declare = (targets: DeclaredTarget[], requireRegion = true) =>
  call(router.privacy.setSettings, { ...plain, targets, requireRegion }, mei);

test('[S-PI-9] a folder lies where the folder around it was declared, and a port says nothing of a server', () => {
  const targets = [
    place('/mnt/nas'),
    place('/mnt/nas/hk', { region: 'hongKong', blocked: true }),
    place('crm.example.cn'),
  ];
  const problem = (address: string, requireRegion = true) => findPlaceProblem({ targets, requireRegion }, address);
  expect(['/mnt/nas/', '/mnt/nas/a', 'https://CRM.example.cn:8443'].map((each) => problem(each))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(['/mnt/nas2', '/mnt/nas/hk/x', 'other.cn'].map((each) => problem(each))).toEqual([
    'undeclared',
    'blocked',
    'undeclared',
  ]);
  expect([problem('/mnt/nas2', false), problem('/mnt/nas/hk', false)]).toEqual([undefined, 'blocked']);
});

test('[S-PI-9] abroad needs a basis or is blocked; what was not declared takes no copy, and a blocked device is not served', async () => {
  await expect(declare([place('/hk', { region: 'hongKong' })])).rejects.toMatchObject({ code: 'REGION_BASIS_MISSING' });
  await declare([
    place('/hk', { region: 'hongKong', blocked: true }),
    place('笔记本-HK', { region: 'hongKong', blocked: true }),
  ]);
  expect(() => demandPlace(host.app, '/hk')).toThrow(expect.objectContaining({ code: 'REGION_REFUSED' }));
  expect(() => demandPlace(host.app, '/elsewhere')).toThrow(expect.objectContaining({ code: 'REGION_REFUSED' }));
  expect([isPlaceBlocked(host.app, ['id', '笔记本-HK']), isPlaceBlocked(host.app, ['id', '前台电脑'])]).toEqual([
    true,
    false,
  ]);
  await declare([], false);
  demandPlace(host.app, '/elsewhere');
});

test('[S-PI-9] the register counts the persons of the year, and says what their number asks for', async () => {
  const customer = await call(router.customers.create, { name: '某公司' }, mei);
  await call(router.contacts.create, { customerId: customer.id, name: '张伟' }, mei);
  await call(router.leads.create, { name: '线索', contactName: '李雷' }, mei);
  await declare([place('/hk', { region: 'hongKong', basis: '标准合同 2026-01' }), place('/home')]);
  const overview = () => call(router.privacy.listTransfers, undefined, mei);

  expect(await overview()).toMatchObject({ persons: 0, tier: 'none' });
  noteCopy(host.app, '/home/a');
  noteCopy(host.app, '/hk/a');
  noteCopy(host.app, '/hk/b');
  expect(await overview()).toMatchObject({
    year: 2026,
    persons: 2,
    tier: 'exempt',
    rows: [{ target: '/hk', basis: '标准合同 2026-01', recordedByName: '李梅', times: 2 }],
  });
  host.time = Date.UTC(2027, 0, 1, 1);
  expect(await overview()).toMatchObject({ year: 2027, persons: 0, tier: 'none' });

  const tiers = [
    [99_999, 0],
    [100_000, 0],
    [10, 1],
    [1_000_000, 0],
    [10, 10_000],
  ] as const;
  expect(tiers.map(([persons, sensitive]) => tierOf({ persons, sensitive }))).toEqual([
    'exempt',
    'contract',
    'contract',
    'assessment',
    'assessment',
  ]);
});

test('[S-PI-9] a device abroad counts with the persons it may hold, several together, and never more than there are', async () => {
  const customer = await call(router.customers.create, { name: '某公司' }, mei);
  for (const name of ['张伟', '王芳']) await call(router.contacts.create, { customerId: customer.id, name }, mei);
  const lin = host.as(company.lin, { dataScope: 'own' });
  await call(router.leads.create, { name: '线索', contactName: '李雷' }, { context: lin });
  await declare([
    place('笔记本-HK', { region: 'hongKong', basis: '标准合同 2026-01' }),
    place('018f-device', { region: 'abroad', basis: '标准合同 2026-02' }),
    place('前台电脑'),
  ]);
  const overview = () => call(router.privacy.listTransfers, undefined, mei);
  const all = host.as(company.mei).actor;

  expect(noteDeviceCopy(host.app, { id: 'a', name: '前台电脑' }, () => all)).toBe(false);
  expect(noteDeviceCopy(host.app, { id: 'b', name: '没有声明的' }, () => all)).toBe(false);
  expect(noteDeviceCopy(host.app, { id: '018f-device', name: '任意' }, () => lin.actor)).toBe(true);
  expect(await overview()).toMatchObject({
    persons: 1,
    rows: [
      { target: '笔记本-HK', times: 0, persons: 0 },
      { target: '018f-device', region: 'abroad', times: 1, persons: 1 },
    ],
  });
  noteDeviceCopy(host.app, { id: 'c', name: '笔记本-HK' }, () => all);
  expect(await overview()).toMatchObject({ persons: 3, rows: [{ times: 1, persons: 3 }, { persons: 1 }] });
});
