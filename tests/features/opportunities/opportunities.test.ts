import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { standardPipeline } from '#shared/features/opportunities/pipeline.model.ts';
import { templateContents } from '#shared/features/people/role-templates.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const day = 86_400_000;
const [first, second, third] = standardPipeline.stages;
let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let manager: { context: ReturnType<TestHost['as']> };
let customerId: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei, { actions: [...templateContents.marketing.actions] }) };
  manager = { context: host.as(company.manager) };
  customerId = (await call(router.customers.create, { name: '甲公司' }, mei)).id;
});
afterEach(() => host.close());

const made = async (more: object = {}) =>
  (
    await call(
      router.opportunities.create,
      { customerId, name: '注塑机换代', expectedCloseOn: '2026-12-20', ...more },
      mei,
    )
  ).id;
const get = (id: string) => call(router.opportunities.get, { id }, mei);
const line = (price: string, qty: string, discountRate: string | null = null) => ({
  id: crypto.randomUUID(),
  productId: null,
  name: '注塑机',
  unit: '台',
  qty,
  price,
  discountRate,
});

test('a new opportunity has a number, stands in the first stage, and is found by pinyin', async () => {
  const id = await made({ amount: 12_000_00 });

  expect(await get(id)).toMatchObject({
    no: expect.stringMatching(/^SJ/),
    stageName: '初步接触',
    probability: 10,
    ownerName: '李梅',
    customerName: '甲公司',
    endState: null,
    steps: [{ step: 'create', fromName: null, toName: '初步接触', amount: 12_000_00 }],
  });
  expect((await call(router.opportunities.list, { text: 'zsjhd' }, mei)).total).toBe(1);
  expect((await call(router.opportunities.list, { customerId, open: true }, mei)).total).toBe(1);
});

test('it goes forward stage by stage; leaving stages out needs the right and a reason, going back a reason', async () => {
  const id = await made();
  const move = (stageId: string, by = mei, reason?: string) =>
    call(router.opportunities.move, { id, stageId, ...(reason ? { reason } : {}) }, by);

  await expect(move(third!.id)).rejects.toMatchObject({ code: 'REASON_MISSING' });
  await expect(move(third!.id, mei, '客户很急')).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await move(third!.id, manager, '客户很急');
  host.time += 3 * day;
  await move(second!.id, mei, '方案要重做');

  const { stageName, probability, steps } = await get(id);
  expect([stageName, probability]).toEqual(['需求明确', 30]);
  expect(steps.slice(1)).toMatchObject([
    { step: 'skip', toName: '方案验证', reason: '客户很急' },
    { step: 'back', fromName: '方案验证', stayed: 3 * day, reason: '方案要重做' },
  ]);
});

test('a stage lets nothing go on before its fields and its checklist are complete, and may forbid going back', async () => {
  const item = { id: crypto.randomUUID(), text: '见到决策人' };
  const stages = standardPipeline.stages.map((each) =>
    each.id === first!.id
      ? { ...each, requiredFields: ['amount' as const], checklist: [item] }
      : { ...each, allowBack: false },
  );
  const { revision, ...rest } = standardPipeline;
  await expect(call(router.opportunities.savePipeline, { ...rest, stages }, mei)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
  await call(router.opportunities.savePipeline, { ...rest, stages }, manager);
  const id = await made();
  const forward = () => call(router.opportunities.move, { id, stageId: second!.id }, mei);

  await expect(forward()).rejects.toMatchObject({
    code: 'STAGE_INCOMPLETE',
    data: { stage: '初步接触', fields: ['amount'], items: ['见到决策人'] },
  });
  await call(router.opportunities.edit, { id, changes: { amount: { from: 0, to: 500 } } }, mei);
  await call(router.opportunities.check, { id, itemId: item.id, done: true }, mei);
  await forward();

  expect(await get(id)).toMatchObject({ stageName: '需求明确', checked: [] });
  const back = call(router.opportunities.move, { id, stageId: first!.id, reason: '退' }, mei);
  await expect(back).rejects.toMatchObject({ code: 'OPPORTUNITY_STATE_REFUSED', data: { action: 'back' } });
});

test('a stage that exists is retired, never removed: who stands in it stays, nobody else comes in', async () => {
  const id = await made();
  const { revision, ...rest } = standardPipeline;
  const without = { ...rest, stages: rest.stages.slice(1) };
  await expect(call(router.opportunities.savePipeline, without, manager)).rejects.toMatchObject({
    code: 'STAGE_REMOVED',
    data: { names: ['初步接触'] },
  });

  const retired = rest.stages.map((each) => ({ ...each, retired: each.id === first!.id }));
  await call(router.opportunities.savePipeline, { ...rest, stages: retired }, manager);

  expect(await get(id)).toMatchObject({ stageName: '初步接触' });
  expect(await get(await made())).toMatchObject({ stageName: '需求明确' });
  await expect(made({ stageId: first!.id })).rejects.toMatchObject({ code: 'FIELD_INVALID' });
});

test('with products their sum is the amount, each rounded to the fen, and it cannot be typed', async () => {
  const id = await made({ lines: [line('33.335', '1'), line('100', '3', '0.05')] });

  expect((await get(id)).amount).toBe(3334 + 28_500);
  const typed = call(router.opportunities.edit, { id, changes: { amount: { from: 31_834, to: 1 } } }, mei);
  await expect(typed).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { rule: 'fromLines' } });
  const { lines } = await get(id);
  await call(router.opportunities.setLines, { id, lines: { from: lines, to: [line('0.05', '1')] } }, mei);
  expect((await get(id)).amount).toBe(5);
});

test('won, lost, started again by a manager: each end is history, and a win makes the customer one who bought', async () => {
  const id = await made({ amount: 900 });
  host.time += day;
  await call(router.opportunities.win, { id }, mei);
  expect(await get(id)).toMatchObject({ endState: 'won', probability: 100, endedAt: host.time });
  expect(await call(router.customers.get, { id: customerId }, mei)).toMatchObject({ lifecycle: 'won' });
  await expect(call(router.opportunities.win, { id }, mei)).rejects.toMatchObject({
    code: 'OPPORTUNITY_STATE_REFUSED',
    data: { endState: 'won' },
  });
  await expect(call(router.opportunities.reopen, { id, reason: '弄错了' }, mei)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });

  host.time += day;
  await call(router.opportunities.reopen, { id, reason: '弄错了' }, manager);
  host.time += day;
  await call(router.opportunities.lose, { id, reason: 'price', remark: '贵一成', competitors: ['乙厂'] }, mei);

  expect(await get(id)).toMatchObject({
    endState: 'lost',
    endReason: 'price',
    endRemark: '贵一成',
    competitors: ['乙厂'],
    probability: 0,
    steps: [{ step: 'create' }, { step: 'win' }, { step: 'reopen', reason: '弄错了' }, { step: 'lose' }],
  });
  const reasons = await call(router.opportunities.reasons, { from: 0, until: host.time + 1 }, mei);
  expect(reasons).toEqual([{ endState: 'lost', endReason: 'price', count: 1, amount: 900 }]);
});

test('the board’s sums are those of the rows it stands for, and the funnel says who came how far', async () => {
  const ids = [await made({ amount: 100 }), await made({ amount: 200 }), await made({ amount: 400 })];
  await call(router.opportunities.move, { id: ids[1]!, stageId: second!.id }, mei);
  await call(router.opportunities.win, { id: ids[2]! }, mei);

  const board = await call(router.opportunities.board, { pipelineId: standardPipeline.id }, mei);
  const shown = Object.fromEntries(board.map(({ name, count, amount, weighted }) => [name, [count, amount, weighted]]));
  expect(shown).toMatchObject({ 初步接触: [1, 100, 10], 需求明确: [1, 200, 60], won: [1, 400, 400], lost: [0, 0, 0] });
  const funnel = await call(
    router.opportunities.funnel,
    { pipelineId: standardPipeline.id, from: 0, until: host.time + 1 },
    mei,
  );
  expect(funnel.map((stage) => stage.count)).toEqual([3, 1, 0, 0, 0]);
});

test('the forecast adds up by person and month; a promise is the person’s own, the manager’s figure stands beside it', async () => {
  await made({ amount: 100 });
  await made({ amount: 300, forecastCategory: 'commit' });
  const promise = { month: '2026-12', userId: company.mei, amount: 350 };
  await call(router.opportunities.commit, promise, mei);
  await expect(call(router.opportunities.override, promise, mei)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await expect(call(router.opportunities.commit, promise, manager)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await call(router.opportunities.override, { ...promise, amount: 320 }, manager);

  expect(await call(router.opportunities.forecast, { months: ['2026-12'] }, manager)).toMatchObject([
    { userName: '李梅', pipeline: 100, commit: 300, committed: 350, overridden: 320, count: 2 },
  ]);
});

test('who stays too long in a stage shows by how many days', async () => {
  const id = await made();
  host.time += 20 * day;

  expect((await get(id)).overstayed).toBe(6);
});

test('follow-ups and tasks belong to it and count for the customer too; all of it goes to the bin and comes back', async () => {
  const id = await made();
  const nextContactAt = host.time + day;
  const about = { targetType: 'opportunity' as const, targetId: id, method: 'phone' as const, content: '谈价格' };
  await call(router.followUps.create, { ...about, nextContactAt }, mei);

  expect(await get(id)).toMatchObject({ lastFollowContent: '谈价格', nextContactAt, followCount: 1, openTasks: 1 });
  expect(await call(router.customers.get, { id: customerId }, mei)).toMatchObject({ followCount: 1 });
  await call(router.opportunities.remove, { ids: [id] }, mei);
  expect((await call(router.followUps.list, { targetId: id }, mei)).total).toBe(0);
  await call(router.opportunities.restore, { ids: [id] }, mei);
  expect((await call(router.followUps.list, { targetId: id }, mei)).total).toBe(1);
});

test('another owner gets it with its history; a customer’s new owner gets those of the owner before', async () => {
  const [kept, given] = [await made(), await made()];
  await call(router.opportunities.assign, { ids: [given], ownerId: company.lin }, manager);

  expect(await call(router.opportunities.get, { id: given }, manager)).toMatchObject({ ownerId: company.lin });
  const scopes = host.app.db.rows('SELECT owner_id FROM opportunity_steps WHERE opportunity_id = ?', given);
  expect(scopes).toEqual([{ owner_id: company.lin }]);
  await call(router.customers.assign, { ids: [customerId], ownerId: company.manager }, manager);
  const owners = await call(router.opportunities.list, { customerId, sort: { field: 'createdAt' } }, manager);
  expect(new Set(owners.rows.map((row) => [row.id, row.ownerId].join()))).toEqual(
    new Set([`${kept},${company.manager}`, `${given},${company.lin}`]),
  );
});

test('a pipeline may want an accepted quote before anything is won', async () => {
  const { revision, ...rest } = standardPipeline;
  await call(router.opportunities.savePipeline, { ...rest, winNeedsDocument: true }, manager);
  const id = await made();
  await expect(call(router.opportunities.win, { id }, mei)).rejects.toMatchObject({ code: 'WIN_WITHOUT_DOCUMENT' });

  const lines = [{ name: '注塑机', qty: '1', price: '100', taxRate: '0.13' }];
  const quote = await call(router.quotes.create, { customerId, opportunityId: id, lines }, manager);
  await call(router.quotes.submit, { id: quote.id }, manager);
  await call(router.quotes.accept, { id: quote.id }, manager);
  await call(router.opportunities.win, { id }, mei);
  expect((await get(id)).endState).toBe('won');
});
