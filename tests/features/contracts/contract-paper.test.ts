import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { contractPaper } from '#shared/features/contracts/contract-paper.ts';
import { plainTemplate } from '#shared/features/quotes/quote-template.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let id: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  const { id: customerId } = await call(router.customers.create, { name: '甲公司', prefPackaging: '木箱' }, mei);
  const lines = [{ name: '水泵', spec: 'Q-1', unit: '台', qty: '680', price: '3.35', taxRate: '0.13' }];
  const paymentPlan = [{ percent: '0.3', condition: 'signing' as const, termDays: 7 }];
  const fields = { customerId, name: '年度供货', startDate: '2026-01-01', endDate: '2026-12-31', lines, paymentPlan };
  id = (await call(router.contracts.create, fields, mei)).id;
});
afterEach(() => host.close());

function textsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(textsOf);
  return part && typeof part === 'object' ? Object.values(part).flatMap(textsOf) : [];
}

const paperOf = async (template: Partial<typeof plainTemplate> | object = {}) =>
  contractPaper({
    contract: await call(router.contracts.get, { id }, mei),
    template: { ...plainTemplate, sellerName: '乙公司', ...template },
    language: 'zh-CN',
    by: '梅',
    at: '2026-01-05 09:00',
    code: 'AAAA-BBBB-CCCC',
  });

test('[T-4.5] the paper has the figures of the screen, the amount in capitals, payments, terms and both seals', async () => {
  const paper = await paperOf({ seal: 'data:image/png;base64,AAAA' });
  const texts = textsOf(paper.content);

  expect(paper.watermark).toBe('未生效');
  const said = texts.join('\n');
  for (const part of [
    '甲方（买方）：甲公司',
    '乙方（卖方）：乙公司',
    '2026-01-01 至 2026-12-31',
    '2,278.00',
    '贰仟贰佰柒拾捌元整',
    '30% · 签约后 7 天',
    '木箱',
    '甲方（买方）（盖章）：甲公司',
    'data:image/png;base64,AAAA',
  ]) {
    expect(said).toContain(part);
  }
});

test('a copy for the warehouse shows no price, and one to be signed is no draft', async () => {
  await call(router.contracts.submit, { id }, mei);
  const paper = await paperOf({ hidesPrices: true });
  const said = textsOf(paper.content).join('\n');

  expect(paper.watermark).toBeUndefined();
  expect(said).toContain('680');
  expect(said).not.toContain('2,278.00');
  expect(said).not.toContain('3.35');
});

test('whoever may neither print nor export gets no paper', async () => {
  const reader = { context: host.as(company.mei, { actions: ['contract.view'] }) };
  await expect(call(router.contracts.paper, { id }, reader)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});
