import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { givenFlow, node, people, todoOf } from '../../support/flow-company.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let lin: { context: ReturnType<TestHost['as']> };
let id: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  lin = { context: host.as(company.lin) };
  const customerId = (await call(router.customers.create, { name: '甲公司' }, mei)).id;
  const lines = [{ name: '注塑机', qty: '10', price: '113', taxRate: '0.13' }];
  id = (await call(router.orders.create, { customerId, lines }, mei)).id;
  await call(router.orders.submit, { id }, mei);
  const conditions = [{ fact: 'reasons', operator: 'is' as const, value: 'change' }];
  await givenFlow(host, [node('经理', { approver: people(company.lin) })], {
    docType: 'order',
    name: '订单变更审批',
    conditions,
  });
});
afterEach(() => host.close());

const get = () => call(router.orders.get, { id }, mei);

/** Mei makes eight of ten, and hands the change in. */
async function changed() {
  await call(router.orders.beginChange, { id, reason: '客户减量' }, mei);
  const { lines } = await get();
  const line = { ...lines[0]!, qty: '8' };
  await call(router.orders.edit, { id, changes: {}, lines: [{ act: 'put', line }] }, mei);
  return call(router.orders.applyChange, { id }, mei);
}

async function decide(verdict: 'agree' | 'reject') {
  const [task] = await todoOf(host, company.lin);
  const input = { taskId: task!.taskId, hash: task!.hash };
  if (verdict === 'agree') return call(router.flows.agree, input, lin);
  return call(router.flows.reject, { ...input, comment: '不同意减量' }, lin);
}

test('[T-4.5] a change that a flow speaks of waits for it; meanwhile the order is owed for, and nobody touches it', async () => {
  expect(await changed()).toMatchObject({ waits: true });
  expect(await get()).toMatchObject({ status: 'changing', version: 1 });

  for (const step of ['applyChange', 'dropChange'] as const) {
    await expect(call(router.orders[step], { id }, mei)).rejects.toMatchObject({ code: 'ORDER_STATE_REFUSED' });
  }
  const edit = { id, changes: { freight: { from: 0, to: 100 } } };
  await expect(call(router.orders.edit, edit, mei)).rejects.toMatchObject({ code: 'DOCUMENT_IN_APPROVAL' });
});

test('[T-4.5] a change that passes counts, and is the next version', async () => {
  await changed();
  await decide('agree');

  expect(await get()).toMatchObject({ status: 'confirmed', version: 2, totalDue: 90_400 });
  expect((await get()).changes).toMatchObject([{ version: 2, outcome: 'applied', reason: '客户减量' }]);
});

test('[T-4.5] a change that is rejected leaves the order exactly as it was', async () => {
  const { lines, totalDue, updatedAt: _, ...before } = await get();
  await changed();
  await decide('reject');

  const after = await get();
  expect(after).toMatchObject({ status: before.status, version: before.version, totalDue });
  expect(after.lines.map(({ id: lineId, qty, price }) => [lineId, qty, price])).toEqual(
    lines.map(({ id: lineId, qty, price }) => [lineId, qty, price]),
  );
  expect(after.changes).toMatchObject([{ outcome: 'dropped' }]);
});

test('[T-4.5] who takes a change back from its approval goes on changing', async () => {
  await changed();
  const [flow] = await call(router.flows.ofRecord, { docType: 'order', recordId: id }, mei);
  await call(router.flows.withdraw, { instanceId: flow!.id }, mei);

  expect(await get()).toMatchObject({ status: 'changing', version: 1, lines: [{ qty: '8' }] });
  await call(router.orders.dropChange, { id }, mei);
  expect(await get()).toMatchObject({ status: 'confirmed', lines: [{ qty: '10' }] });
});
