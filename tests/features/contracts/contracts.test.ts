import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import {
  contractActions,
  contractStatuses,
  contractTransitions,
} from '#shared/features/contracts/contract-states.model.ts';
import { templateContents } from '#shared/features/people/role-templates.model.ts';
import { addDays, chinaDate } from '#shared/kernel/china/dates.ts';
import { joinFieldRights } from '#shared/kernel/rights/field-rights.ts';
import { givenFlow, node, people, todoOf } from '../../support/flow-company.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let lin: { context: ReturnType<TestHost['as']> };
let customerId: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  lin = { context: host.as(company.lin) };
  const wishes = { prefPackaging: '木箱，防潮', prefTaboo: '不用泡沫' };
  customerId = (await call(router.customers.create, { name: '甲公司', ...wishes }, mei)).id;
});
afterEach(() => host.close());

const line = (more: object = {}) => ({ name: '注塑机', qty: '10', price: '113', taxRate: '0.13', ...more });
const made = async (more: object = {}) =>
  (await call(router.contracts.create, { customerId, name: '年度供货', lines: [line()], ...more }, mei)).id;
const get = (id: string, by = mei) => call(router.contracts.get, { id }, by);
const today = () => chinaDate(host.time);
const sign = (id: string, side: 'customer' | 'company', signedOn = today()) =>
  call(router.contracts.sign, { id, side, signer: '王总', signedOn }, mei);
const signed = async (more: object = {}) => {
  const id = await made(more);
  await call(router.contracts.submit, { id }, mei);
  await sign(id, 'customer');
  await sign(id, 'company');
  return id;
};

test('[T-4.5] a new contract has a number, the customer’s own terms, and adds up line by line to the fen', async () => {
  const id = await made({ lines: [line(), line({ qty: '1', price: '0.05' })] });

  expect(await get(id)).toMatchObject({
    no: expect.stringMatching(/^HT/),
    status: 'draft',
    kind: 'direct',
    customerName: '甲公司',
    amountIncl: 113_005,
    amountExcl: 100_004,
    clauses: [
      { kind: 'packing', text: '木箱，防潮' },
      { kind: 'taboo', text: '不用泡沫' },
    ],
    lines: [{ amountIncl: 113_000, orderedQty: '0' }, { amountIncl: 5 }],
  });
});

test('it counts once both sides have signed, from the later day, and its payments become receivables to the fen', async () => {
  const paymentPlan = [
    { percent: '0.333333', condition: 'signing', termDays: 10 },
    { percent: '0.666667', condition: 'acceptance', termDays: 30 },
  ];
  const id = await made({ paymentPlan });
  await expect(sign(id, 'customer')).rejects.toMatchObject({ code: 'CONTRACT_STATE_REFUSED' });
  await call(router.contracts.submit, { id }, mei);
  await expect(sign(id, 'customer', addDays(today(), 1))).rejects.toMatchObject({ code: 'FIELD_INVALID' });
  await sign(id, 'customer', addDays(today(), -3));
  expect(await get(id)).toMatchObject({ status: 'toSign', customerSigner: '王总', signDate: null });
  await sign(id, 'company', addDays(today(), -1));

  const day = addDays(today(), -1);
  expect(await get(id)).toMatchObject({ status: 'signed', signDate: day });
  const { rows } = await call(router.receivables.list, { contractId: id }, mei);
  expect(rows.map(({ amount, dueDate, condition }) => ({ amount, dueDate, condition }))).toEqual([
    { amount: 37_667, dueDate: addDays(day, 10), condition: 'signing' },
    { amount: 75_333, dueDate: null, condition: 'acceptance' },
  ]);
});

test('back to draft before both have signed clears the signatures', async () => {
  const id = await made();
  await call(router.contracts.submit, { id }, mei);
  await sign(id, 'customer');
  await call(router.contracts.reopen, { id }, mei);

  expect(await get(id)).toMatchObject({ status: 'draft', customerSigner: null, customerSignedOn: null });
});

test('a contract that is worth nothing, whose payments are too much, or whose end is before its start is refused', async () => {
  const empty = await made({ lines: [] });
  await expect(call(router.contracts.submit, { id: empty }, mei)).rejects.toMatchObject({
    code: 'FIELD_INVALID',
    data: { field: 'lines' },
  });
  const over = await made({ paymentPlan: [{ amount: 113_001, condition: 'signing' }] });
  await expect(call(router.contracts.submit, { id: over }, mei)).rejects.toMatchObject({
    code: 'FIELD_INVALID',
    data: { field: 'paymentPlan' },
  });
  await expect(made({ startDate: '2026-05-02', endDate: '2026-05-01' })).rejects.toMatchObject({
    code: 'FIELD_INVALID',
    data: { field: 'endDate' },
  });
  await expect(made({ kind: 'supplement' })).rejects.toMatchObject({ data: { field: 'parentContractId' } });
});

test('without lines it is worth what was agreed', async () => {
  expect(await get(await made({ lines: [], agreedAmount: 5_000_000 }))).toMatchObject({ amountIncl: 5_000_000 });
});

test('what was signed is changed with a reason and a trail; a change that is dropped leaves nothing', async () => {
  const id = await signed();
  const { lines } = await get(id);
  const raise = { act: 'put' as const, line: { id: lines[0]!.id, name: '注塑机', qty: '20' } };
  const edit = () => call(router.contracts.edit, { id, changes: {}, lines: [raise] }, mei);
  await expect(edit()).rejects.toMatchObject({ code: 'CONTRACT_LOCKED' });

  await call(router.contracts.beginChange, { id, reason: '加一倍' }, mei);
  await edit();
  expect(await get(id)).toMatchObject({ status: 'changing', amountIncl: 226_000 });
  await call(router.contracts.dropChange, { id }, mei);
  expect(await get(id)).toMatchObject({ status: 'signed', version: 1, amountIncl: 113_000 });

  await call(router.contracts.beginChange, { id, reason: '加一倍' }, mei);
  await edit();
  await call(router.contracts.applyChange, { id }, mei);
  const after = await get(id);
  expect(after).toMatchObject({ status: 'signed', version: 2, amountIncl: 226_000 });
  expect(after.changes.map(({ version, reason, outcome }) => [version, reason, outcome])).toEqual([
    [2, '加一倍', 'applied'],
    [2, '加一倍', 'dropped'],
  ]);
  expect(after.changes.map(({ before, after: now }) => [before.lines[0]!.qty, now?.lines[0]?.qty])).toEqual([
    ['10', '20'],
    ['10', '20'],
  ]);
});

test('a flow decides about a contract, and about its change again; what is sent back is what it was', async () => {
  await givenFlow(host, [node('财务', { approver: people(company.lin) })], { docType: 'contract', name: '合同审批' });
  const id = await made();
  expect(await call(router.contracts.submit, { id }, mei)).toMatchObject({ status: 'pending' });
  const decide = async (answer: 'agree' | 'reject') => {
    const [task] = await todoOf(host, company.lin);
    const input = { taskId: task!.taskId, hash: task!.hash };
    if (answer === 'agree') await call(router.flows.agree, input, lin);
    else await call(router.flows.reject, { ...input, comment: '不行' }, lin);
  };
  await decide('reject');
  expect(await get(id)).toMatchObject({ status: 'draft', amountIncl: 113_000 });
  await call(router.contracts.submit, { id }, mei);
  await decide('agree');
  expect(await get(id)).toMatchObject({ status: 'toSign' });
  await sign(id, 'customer');
  await sign(id, 'company');

  await call(router.contracts.beginChange, { id, reason: '改名' }, mei);
  const changes = { name: { from: '年度供货', to: '两年供货' } };
  await call(router.contracts.edit, { id, changes }, mei);
  expect(await call(router.contracts.applyChange, { id }, mei)).toMatchObject({ status: 'pending' });
  await decide('agree');
  expect(await get(id)).toMatchObject({ status: 'signed', version: 2, name: '两年供货' });
});

test('the day after its last day it is over without anybody’s step, is found before, and can be renewed', async () => {
  const startDate = addDays(today(), -300);
  const id = await signed({ startDate, endDate: addDays(today(), 20), renewRemindDays: 30 });
  const soon = async (days: number) =>
    (await call(router.contracts.list, { expiringIn: days }, mei)).rows.map((row) => row.id);
  expect([await soon(19), await soon(20)]).toEqual([[], [id]]);

  host.time += 21 * 86_400_000;
  expect(await get(id)).toMatchObject({ status: 'expired', daysLeft: -1 });
  await expect(call(router.orders.createFromContract, { contractId: id }, mei)).rejects.toMatchObject({
    code: 'CONTRACT_STATE_REFUSED',
    data: { status: 'expired', action: 'order' },
  });
  const filter = { filters: [{ field: 'status', operator: 'is' as const, value: 'expired' }] };
  expect((await call(router.contracts.list, filter, mei)).total).toBe(0);
  await call(router.contracts.expire, {}, mei);
  expect((await call(router.contracts.list, filter, mei)).total).toBe(1);

  const next = await call(router.contracts.renewTerm, { contractId: id }, mei);
  const end = addDays(today(), -1);
  expect(await get(next.id)).toMatchObject({
    status: 'draft',
    startDate: addDays(end, 1),
    endDate: addDays(end, 321),
    amountIncl: 113_000,
    related: [{ id, relation: 'renewed' }],
  });
});

test('one with orders cannot be made void, only terminated, and then nothing more is expected for it', async () => {
  const id = await signed({ paymentPlan: [{ percent: '1', condition: 'signing' }] });
  const order = await call(router.orders.createFromContract, { contractId: id }, mei);
  await call(router.orders.submit, { id: order.id }, mei);
  await expect(call(router.contracts.makeVoid, { id, reason: '错了' }, mei)).rejects.toMatchObject({
    code: 'CONTRACT_IN_USE',
    data: { references: [{ table: 'orders', count: 1 }] },
  });
  await call(router.contracts.terminate, { id, reason: '客户停产' }, mei);

  expect(await get(id)).toMatchObject({ status: 'terminated', reason: '客户停产' });
  const { rows } = await call(router.receivables.list, { contractId: id }, mei);
  expect(rows.map(({ status }) => status)).toEqual(['void']);
  await call(router.contracts.archive, { id }, mei);
  expect((await get(id)).status).toBe('archived');
});

test('every step that the table does not have is refused, and leaves the contract as it was', async () => {
  const id = await made();
  const calls = {
    sign: () => sign(id, 'customer'),
    reopen: () => call(router.contracts.reopen, { id }, mei),
    start: () => call(router.contracts.start, { id }, mei),
    complete: () => call(router.contracts.complete, { id, reason: '早' }, mei),
    terminate: () => call(router.contracts.terminate, { id, reason: '停' }, mei),
    beginChange: () => call(router.contracts.beginChange, { id, reason: '改' }, mei),
    applyChange: () => call(router.contracts.applyChange, { id }, mei),
    dropChange: () => call(router.contracts.dropChange, { id }, mei),
    renew: () => call(router.contracts.renewTerm, { contractId: id }, mei),
    archive: () => call(router.contracts.archive, { id }, mei),
  };
  for (const [action, run] of Object.entries(calls)) {
    await expect(run(), action).rejects.toMatchObject({
      code: 'CONTRACT_STATE_REFUSED',
      data: { status: 'draft', action },
    });
  }
  expect((await get(id)).status).toBe('draft');
  const known = new Set<string>(contractActions);
  expect(contractTransitions.every((step) => known.has(step.action) && contractStatuses.includes(step.from))).toBe(
    true,
  );
});

test('[T-4.5b] what lines cost and what is left is seen by those alone who may see it', async () => {
  const id = await made({ lines: [line({ cost: '60' })] });
  expect(await get(id)).toMatchObject({ costTotal: 60_000, margin: 40_000, seesCost: true });

  const session = host.as(company.mei, { actions: [...templateContents.marketing.actions] });
  const { actor } = session;
  const fields = joinFieldRights([{ fieldRights: {}, grants: () => true }], (action) => actor.actions.has(action));
  const seen = await get(id, { context: { ...session, actor: { ...actor, fields } } });
  expect([seen.costTotal, seen.margin, seen.lines[0]!.cost, seen.seesCost]).toEqual([null, null, null, false]);
});

test('only drafts and void contracts go to the bin, and come back with their lines', async () => {
  const [draft, binding] = [await made(), await signed()];
  await expect(call(router.contracts.remove, { ids: [binding] }, mei)).rejects.toMatchObject({
    code: 'CONTRACT_LOCKED',
  });
  await call(router.contracts.remove, { ids: [draft] }, mei);
  expect((await call(router.contracts.list, {}, mei)).rows.map((row) => row.id)).toEqual([binding]);
  await call(router.contracts.restore, { ids: [draft] }, mei);
  expect((await get(draft)).lines).toHaveLength(1);
});
