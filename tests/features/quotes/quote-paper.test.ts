import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { paperCodeOf } from '#shared/features/quotes/find-paper.ts';
import { quotePaper } from '#shared/features/quotes/quote-paper.ts';
import { plainTemplate } from '#shared/features/quotes/quote-template.model.ts';
import { quotesRouter, quoteTemplatesRouter } from '#shared/features/quotes/quotes.router.ts';
import { textsOf } from '../../support/paper-texts.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let id: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  const customer = await call(router.customers.create, { name: '甲公司' }, mei);
  const lines = [
    { kind: 'group' as const, name: '一、设备' },
    { name: '水泵', spec: 'Q-1', unit: '台', qty: '680', price: '3.35', taxRate: '0.13' },
    { name: '进口轴承', qty: '10', price: '12', taxRate: '0.13', isImported: true, leadTimeDays: 45, moq: '10' },
  ];
  id = (await call(quotesRouter.create, { customerId: customer.id, lines, paymentTerms: '预付三成' }, mei)).id;
});
afterEach(() => host.close());

async function paperTexts(template: object = {}, language: 'zh-CN' | 'en' = 'zh-CN') {
  const quote = await call(quotesRouter.get, { id }, mei);
  const paper = quotePaper({
    quote,
    template: { ...plainTemplate, ...template },
    language,
    by: '李梅',
    at: '2026-01-05 09:00',
    code: paperCodeOf(quote),
  });
  return { quote, paper, texts: textsOf(paper.content) };
}

test('[T-4.4a] the paper has the figures of the screen, to the fen and in capitals', async () => {
  const { texts } = await paperTexts();
  expect(texts).toEqual(expect.arrayContaining(['3.35', '13%', '2,015.93', '262.07', '2,278.00']));
  expect(texts.some((text) => text.includes('价税合计 CNY 2,398.00'))).toBe(true);
  expect(texts).toContain('大写：人民币贰仟叁佰玖拾捌元整');
});

test('[T-4.4b] lead time and minimum quantity are printed as soon as one line must have them', async () => {
  const { texts, quote } = await paperTexts();
  expect(texts).toEqual(expect.arrayContaining(['交期（天）', '预计交货', '最小订单量', '45']));
  expect(texts).toContain(quote.lines[2]!.deliveryDate);
  expect(texts).toContain('最长交期：45 个工作日');
});

test('a draft says so across the page, and each page names number, version, time and person', async () => {
  const { paper } = await paperTexts();
  expect(paper.watermark).toBe('草稿');
  expect(paper.foot).toBe('QT-N-202601-0001 · 版本 V1 · 打印时间 2026-01-05 09:00 · 制单 李梅');
  await call(quotesRouter.submit, { id }, mei);
  expect((await paperTexts({ watermark: '内部' })).paper.watermark).toBe('内部');
});

test('a template hides prices, and another language says the same in its words', async () => {
  const hidden = await paperTexts({ hidesPrices: true });
  expect(hidden.texts.join(' ')).not.toMatch(/3\.35|2,278|人民币/);
  expect((await paperTexts({}, 'en')).texts).toEqual(expect.arrayContaining(['Item', 'Min. qty', 'Tax amount']));
});

test('a changed price is another code', async () => {
  const before = (await paperTexts()).quote;
  const [, line] = before.lines;
  const changes = { price: { from: '3.35', to: '3.36' } };
  await call(quotesRouter.edit, { id, lines: [{ act: 'change', id: line!.id, changes }] }, mei);
  const after = (await paperTexts()).quote;
  expect(paperCodeOf(before)).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
  expect(paperCodeOf(after)).not.toBe(paperCodeOf(before));
});

test('a PDF carries its fonts and has the pages it needs; a workbook keeps figures as figures; both are on record', async () => {
  const pdf = await call(quotesRouter.paper, { id, format: 'pdf' }, mei);
  const bytes = Buffer.from(await pdf.arrayBuffer());
  expect(pdf.name).toBe('报价单-QT-N-202601-0001-V1.pdf');
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.includes('/FontFile2')).toBe(true);
  const sheet = await call(quotesRouter.paper, { id, format: 'xlsx' }, mei);
  expect(
    Buffer.from(await sheet.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  expect(host.app.db.rows("SELECT kind FROM audit_records WHERE kind = 'print'")).toHaveLength(2);
});

test('paper is a right of its own', async () => {
  const actions = ['quote.view', 'customer.view'];
  await expect(
    call(quotesRouter.paper, { id, format: 'pdf' }, { context: host.as(company.mei, { actions }) }),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED', data: { action: 'quote.print' } });
});

test('one template is the default; quotes that name a removed one are printed with it', async () => {
  const first = await call(quoteTemplatesRouter.save, { name: '标准', sellerName: '甲贸易公司' }, mei);
  const second = await call(quoteTemplatesRouter.save, { name: '出口', isDefault: true }, mei);
  const names = async () =>
    (await call(quoteTemplatesRouter.list, undefined, mei)).map((each) => [each.name, each.isDefault]);
  expect(await names()).toEqual([
    ['出口', true],
    ['标准', false],
  ]);
  await call(quoteTemplatesRouter.remove, { id: second.id }, mei);
  await call(quoteTemplatesRouter.save, { id: first.id, name: '标准', isDefault: true }, mei);
  expect(await names()).toEqual([['标准', true]]);
});
