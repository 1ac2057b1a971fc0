import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { findTaxRateOn } from '#shared/features/tax-rates/tax-rates.repository.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let as: { context: ReturnType<TestHost['as']> };

beforeEach(() => {
  host = testHost();
  as = { context: host.as(company.manager) };
});
afterEach(() => host.close());

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: { code: string; data: unknown }) => ({ code: error.code, ...(error.data as object) }),
  );

test('every company has the rates of 2026 with their days, waiting for finance', async () => {
  const rates = await call(router.taxRates.list, {}, as);

  expect(Object.fromEntries(rates.map(({ code, rate }) => [code, rate]))).toEqual({
    EX: '0',
    NT: '0',
    S1: '0.01',
    'S1.5': '0.015',
    S3: '0.03',
    S5: '0.05',
    V0: '0',
    V13: '0.13',
    V6: '0.06',
    V9: '0.09',
  });
  expect(rates.every(({ confirmedAt }) => confirmedAt === null)).toBe(true);
  expect(findTaxRateOn(host.app.db, 'S5', '2025-12-31')?.rate).toBe('0.05');
  expect(findTaxRateOn(host.app.db, 'S5', '2026-01-01')).toBeUndefined();
  expect(findTaxRateOn(host.app.db, 'S1', '2028-01-01')).toBeUndefined();
});

test('finance confirms a rate; an edited one waits for finance again', async () => {
  const [first] = await call(router.taxRates.list, {}, as);
  await call(router.taxRates.confirm, { ids: [first!.id] }, as);
  const read = async () => (await call(router.taxRates.list, {}, as)).find(({ id }) => id === first!.id);
  expect(await read()).toMatchObject({ confirmedAt: host.time, confirmedBy: company.manager });

  await call(router.taxRates.edit, { id: first!.id, changes: { name: { from: first!.name, to: '免税项目' } } }, as);

  expect(await read()).toMatchObject({ name: '免税项目', confirmedAt: null });
});

test('a new rate begins where the old one ends; on one day there is one', async () => {
  const old = (await call(router.taxRates.list, {}, as)).find(({ code }) => code === 'V13')!;
  const next = { code: 'V13', rate: '0.12', name: '货物', validFrom: '2027-01-01' };
  expect(await refusal(call(router.taxRates.create, next, as))).toEqual({
    code: 'TAX_RATE_OVERLAPS',
    validFrom: '2019-04-01',
    validTo: null,
  });

  await call(router.taxRates.edit, { id: old.id, changes: { validTo: { from: null, to: '2026-12-31' } } }, as);
  await call(router.taxRates.create, next, as);

  expect(findTaxRateOn(host.app.db, 'V13', '2026-12-31')?.rate).toBe('0.13');
  expect(findTaxRateOn(host.app.db, 'V13', '2027-01-01')?.rate).toBe('0.12');
});

test('rates are changed by those who may, and confirmed by finance', async () => {
  const seller = { context: host.as(company.mei, { actions: ['taxRate.view'] }) };
  const [first] = await call(router.taxRates.list, {}, seller);

  expect(await refusal(call(router.taxRates.confirm, { ids: [first!.id] }, seller))).toMatchObject({
    code: 'NOT_ALLOWED',
    action: 'taxRate.confirm',
  });
});
