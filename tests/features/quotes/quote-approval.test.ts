import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { defaultSettings, type FlowInput, type FlowNode } from '#shared/features/flows/flow.model.ts';
import { quotesRouter } from '#shared/features/quotes/quotes.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let manager: { context: ReturnType<TestHost['as']> };
let customerId: string;

beforeEach(async () => {
  host = testHost({ host: 'server' });
  mei = { context: host.as(company.mei) };
  manager = { context: host.as(company.manager) };
  customerId = (await call(router.customers.create, { name: '甲公司', level: 'A' }, mei)).id;
});
afterEach(() => host.close());

const line = { name: '水泵', qty: '3', price: '100', taxRate: '0.13' };
const get = (id: string) => call(quotesRouter.get, { id }, mei);

async function newQuote(more: object = {}): Promise<string> {
  return (await call(quotesRouter.create, { customerId, taxMode: 'excluded', lines: [{ ...line, ...more }] }, mei)).id;
}

/** The manager decides on quotes that meet the conditions. */
async function giveFlow(conditions: FlowInput['conditions']): Promise<void> {
  const node: FlowNode = {
    id: 'n1',
    name: '经理',
    conditions: [],
    approver: { kind: 'people', ids: [company.manager] },
    mode: 'all',
    timeoutHours: null,
    timeoutAction: 'remind',
  };
  const flow: FlowInput = {
    docType: 'quote',
    name: '报价审批',
    conditions,
    nodes: [node],
    settings: defaultSettings,
    enabled: true,
    sort: 0,
  };
  await call(router.flows.save, flow, manager);
}

async function decide(id: string, decision: 'agree' | 'reject'): Promise<void> {
  const [flow] = await call(router.flows.ofRecord, { docType: 'quote', recordId: id }, manager);
  const [task] = await call(router.flows.box, { box: 'todo' }, manager).then(({ rows }) => rows);
  await call(router.flows[decision], { taskId: task!.taskId!, hash: flow!.hash, comment: '看过' }, manager);
}

test('[M9] a flow is asked where its condition holds: the quote waits, locked, until somebody agrees', async () => {
  await giveFlow([{ fact: 'amount', operator: 'atLeast', value: 30_000 }]);
  const small = await newQuote({ qty: '1' });
  expect(await call(quotesRouter.submit, { id: small }, mei)).toMatchObject({ status: 'active' });

  const id = await newQuote();
  expect(await call(quotesRouter.submit, { id }, mei)).toMatchObject({ status: 'pending' });
  const edit = { id, changes: { notes: { from: null, to: '改' } } };
  await expect(call(quotesRouter.edit, edit, mei)).rejects.toMatchObject({ code: 'QUOTE_LOCKED' });
  await expect(call(quotesRouter.remove, { ids: [id] }, mei)).rejects.toMatchObject({ code: 'QUOTE_LOCKED' });

  await decide(id, 'agree');
  expect(await get(id)).toMatchObject({ status: 'active', effectiveOn: '2026-01-05' });
});

test('[M9] what was rejected or withdrawn is exactly what it was, and can be edited again', async () => {
  await giveFlow([]);
  const id = await newQuote();
  const before = await get(id);
  await call(quotesRouter.submit, { id }, mei);
  await decide(id, 'reject');
  const rejected = await get(id);
  expect(rejected).toMatchObject({ status: 'rejected', amountIncl: before.amountIncl });
  expect(rejected.lines.map(({ revision, ...each }) => each)).toEqual(
    before.lines.map(({ revision, ...each }) => each),
  );

  await call(quotesRouter.edit, { id, changes: { notes: { from: null, to: '降价' } } }, mei);
  expect((await get(id)).status).toBe('draft');
  await call(quotesRouter.submit, { id }, mei);
  const [flow] = await call(router.flows.ofRecord, { docType: 'quote', recordId: id }, mei);
  await call(router.flows.withdraw, { instanceId: flow!.id }, mei);
  expect((await get(id)).status).toBe('draft');
});

test('[T-4.4b] below the minimum a quote passes only by an approval, with a reason', async () => {
  const id = await newQuote({ moq: '10' });
  const ask = { id, belowMoqReason: '样品订单' };
  await expect(call(quotesRouter.submit, ask, mei)).rejects.toMatchObject({ code: 'QUOTE_BELOW_MOQ' });

  await giveFlow([{ fact: 'reasons', operator: 'is', value: 'belowMoq' }]);
  await expect(call(quotesRouter.submit, { id }, mei)).rejects.toMatchObject({ code: 'QUOTE_BELOW_MOQ' });
  expect(await call(quotesRouter.submit, ask, mei)).toMatchObject({ status: 'pending' });
  expect(await get(id)).toMatchObject({ belowMoq: true, reason: '样品订单' });
  await decide(id, 'agree');
  expect((await get(id)).status).toBe('active');
});

test('[M9] selling below what the price book allows, at a loss or on long lead can each ask for an approval', async () => {
  await giveFlow([{ fact: 'reasons', operator: 'is', value: ['belowFloor', 'longLead', 'lowMargin'] }]);
  const submit = async (more: object) => (await call(quotesRouter.submit, { id: await newQuote(more) }, mei)).status;
  expect([
    await submit({ listPrice: '110', discountFloor: '0.9' }),
    await submit({ listPrice: '120', discountFloor: '0.9' }),
    await submit({ listPrice: '110', discountFloor: '0.9', discountRate: '0.05' }),
    await submit({ cost: '120' }),
    await submit({ leadTimeBasis: 'long', leadTimeDays: 60, moq: '1' }),
  ]).toEqual(['active', 'pending', 'pending', 'pending', 'pending']);
});

test('[M9] the version before is replaced when the approval of the next one is through, not before', async () => {
  const first = await newQuote();
  await call(quotesRouter.submit, { id: first }, mei);
  await giveFlow([]);
  const second = (await call(quotesRouter.revise, { fromId: first }, mei)).id;
  await call(quotesRouter.submit, { id: second }, mei);
  expect((await get(first)).status).toBe('active');
  await decide(second, 'agree');
  expect([(await get(first)).status, (await get(second)).status]).toEqual(['superseded', 'active']);
});
