import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { deliveryPaper, orderPaper } from '#shared/features/orders/order-paper.ts';
import { plainTemplate } from '#shared/features/quotes/quote-template.model.ts';
import { givenFlow, node, people, todoOf } from '../../support/flow-company.ts';
import { textsOf } from '../../support/paper-texts.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let lin: { context: ReturnType<TestHost['as']> };
let customerId: string;
let id: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  lin = { context: host.as(company.lin) };
  customerId = (await call(router.customers.create, { name: '甲公司', prefPackaging: '木箱' }, mei)).id;
  const lines = [{ name: '注塑机', spec: 'Z-1', unit: '台', qty: '10', price: '113', taxRate: '0.13' }];
  id = (await call(router.orders.create, { customerId, lines }, mei)).id;
  await call(router.orders.submit, { id }, mei);
});
afterEach(() => host.close());

const get = () => call(router.orders.get, { id }, mei);
const planned = async (qty: string) => {
  const { lines } = await get();
  const goods = [{ orderLineId: lines[0]!.id, qty }];
  return (await call(router.orders.planDelivery, { orderId: id, shipDate: '2026-03-02', lines: goods }, mei)).id;
};
const shipped = async (qty: string) => {
  const delivery = await planned(qty);
  const termsChecked = (await get()).personalTerms.map((term) => term.id);
  await call(router.orders.ship, { id: delivery, termsChecked }, mei);
  return delivery;
};
const signed = async (qty: string) => {
  const delivery = await shipped(qty);
  await call(router.orders.sign, { id: delivery, signedBy: '李工', signedOn: '2026-03-05' }, mei);
  return delivery;
};
const tasks = async () => (await call(router.tasks.list, {}, mei)).rows;

test('[T-4.5b] once the last goods were taken a visit is asked for, once, a week later', async () => {
  await signed('4');
  expect(await tasks()).toEqual([]);
  await signed('6');

  const { no, visitTaskId } = await get();
  expect(await tasks()).toMatchObject([
    { id: visitTaskId, title: `回访：${no}`, relatedId: customerId, dueAt: Date.parse('2026-03-12T10:00:00+08:00') },
  ]);
});

test('[T-4.5b] an order says how content the customer is; one who is not becomes a task within a day', async () => {
  await expect(call(router.orders.rate, { id, satisfaction: 'high' }, mei)).rejects.toMatchObject({
    code: 'ORDER_STATE_REFUSED',
  });
  await signed('4');
  await call(router.orders.rate, { id, satisfaction: 'high' }, mei);
  expect(await tasks()).toEqual([]);

  await call(router.orders.rate, { id, satisfaction: 'low', feedback: '包装破损' }, mei);
  expect(await get()).toMatchObject({ satisfaction: 'low', feedback: '包装破损' });
  const [task] = await tasks();
  expect(task).toMatchObject({ priority: 'high', remark: '包装破损', relatedId: customerId });
  expect(task!.dueAt! - host.time).toBeLessThanOrEqual(86_400_000);
  await call(router.orders.rate, { id, satisfaction: 'low', feedback: '包装破损两处' }, mei);
  expect(await tasks()).toHaveLength(1);
});

test('[T-4.5] an order on paper has the figures of the screen, the customer’s own terms, capitals and places to seal', async () => {
  const order = await get();
  const head = { ...plainTemplate, sellerName: '北方机电', seal: 'data:image/png;base64,AAAA' };
  const texts = textsOf(orderPaper({ order, head, language: 'zh-CN', by: '李梅', at: '2026-01-05 09:00' }).content);

  expect(texts).toEqual(expect.arrayContaining(['1,000.00', '130.00', '1,130.00', '包装要求：木箱', '销售订单']));
  expect(texts).toContain('大写：人民币壹仟壹佰叁拾元整');
  expect(texts).toEqual(expect.arrayContaining(['供方（盖章）：北方机电', '需方（盖章）：甲公司']));
});

test('[T-4.5] a delivery note has what is sent and the customer’s terms, and no price', async () => {
  const deliveryId = await signed('4');
  const order = await get();
  const delivery = order.deliveries.find((each) => each.id === deliveryId)!;
  const asked = { order, head: plainTemplate, language: 'zh-CN' as const, by: '李梅', at: '2026-01-05 09:00' };
  const texts = textsOf(deliveryPaper(asked, delivery).content);

  expect(texts).toEqual(expect.arrayContaining(['注塑机 Z-1', '10', '4', '收货人签收：李工', '包装要求：木箱']));
  expect(texts.some((text) => text.includes('113') || text.includes('1,130'))).toBe(false);
});

test('[T-4.5] a paper is for whoever may print, and that is written down', async () => {
  const file = await call(router.orders.paper, { id, language: 'zh-CN' }, mei);
  expect(file.name).toBe(`销售订单-${(await get()).no}.pdf`);
  expect(await file.slice(0, 4).text()).toBe('%PDF');
  const guest = { context: host.as(company.mei, { actions: ['order.view'] }) };
  await expect(call(router.orders.paper, { id }, guest)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});

test('[T-4.5] a delivery that a flow speaks of leaves once it passes; sent back, its goods are free again', async () => {
  const conditions = [{ fact: 'amount', operator: 'atLeast' as const, value: 50_000 }];
  await givenFlow(host, [node('经理', { approver: people(company.lin) })], {
    docType: 'delivery',
    name: '大额发货',
    conditions,
  });
  const small = await planned('4');
  const large = await planned('6');
  expect((await get()).deliveries.map(({ id: each, waits }) => [each, waits])).toEqual([
    [small, false],
    [large, true],
  ]);
  const termsChecked = (await get()).personalTerms.map((term) => term.id);
  await expect(call(router.orders.ship, { id: large, termsChecked }, mei)).rejects.toMatchObject({
    code: 'DELIVERY_STATE_REFUSED',
  });

  const [task] = await todoOf(host, company.lin);
  expect(task!.title).toContain('甲公司');
  await call(router.flows.reject, { taskId: task!.taskId, hash: task!.hash, comment: '先收款' }, lin);
  expect((await get()).deliveries.map(({ id: each }) => each)).toEqual([small]);
  const again = await planned('6');
  const [next] = await todoOf(host, company.lin);
  await call(router.flows.agree, { taskId: next!.taskId, hash: next!.hash }, lin);
  await expect(call(router.orders.ship, { id: again, termsChecked }, mei)).resolves.toBeDefined();
});

test('[T-4.5] a return that a flow speaks of is decided there, and its address leads to the order', async () => {
  await givenFlow(host, [node('经理', { approver: people(company.lin) })], { docType: 'return', name: '退货审批' });
  await signed('4');
  const { lines } = await get();
  const goods = { orderId: id, reason: '破损', disposition: 'refund' as const };
  const back = await call(
    router.orders.requestReturn,
    { ...goods, lines: [{ orderLineId: lines[0]!.id, qty: '1' }] },
    mei,
  );
  await expect(call(router.orders.approveReturn, { id: back.id }, lin)).rejects.toMatchObject({
    code: 'DELIVERY_STATE_REFUSED',
  });

  const [task] = await todoOf(host, company.lin);
  await call(router.flows.agree, { taskId: task!.taskId, hash: task!.hash }, lin);
  expect((await get()).returns).toMatchObject([{ status: 'approved', waits: false }]);
  expect(await call(router.orders.ofGoods, { id: back.id }, mei)).toEqual({ orderId: id });
});
