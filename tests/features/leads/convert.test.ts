import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
beforeEach(() => {
  host = testHost();
  mei = { context: host.as(company.mei) };
});
afterEach(() => host.close());

async function followedLead(name: string): Promise<string> {
  const { id } = await call(
    router.leads.create,
    { name, contactName: '张伟', mobile: '13800138000', demand: '注塑机' },
    mei,
  );
  const followUp = { targetType: 'lead' as const, targetId: id, method: 'phone' as const, content: '谈过价格' };
  await call(router.followUps.create, { ...followUp, nextContactAt: host.time + 86_400_000 }, mei);
  return id;
}

test('[T-4.2a] converting makes customer and contact, moves follow-ups and plans, and the lead is read-only and seen from the customer', async () => {
  const id = await followedLead('武汉江城精密机械有限公司');

  const { customerId, contactId } = await call(
    router.leads.convert,
    { id, customer: { mode: 'create' }, contact: { mode: 'create' } },
    mei,
  );

  const page = await call(router.customers.overview, { id: customerId }, mei);
  expect(page).toMatchObject({
    customer: { name: '武汉江城精密机械有限公司', receiveKind: 'converted', followCount: 1 },
    contacts: [{ id: contactId, name: '张伟' }],
    followUps: [{ content: '谈过价格' }],
    openTasks: 1,
    counts: { leads: 1 },
  });
  await expect(
    call(router.leads.edit, { id, changes: { remark: { from: null, to: 'x' } } }, mei),
  ).rejects.toMatchObject({ code: 'LEAD_CLOSED' });
});

test('[T-4.2a] a company that is a customer already is found however it is written, and linked instead of made twice', async () => {
  const known = await call(router.customers.create, { name: '武汉江城精密机械有限公司' }, mei);
  const id = await followedLead('江城精密机械（武汉）有限公司');
  await host.app.search.ready();

  const found = await call(router.leads.checkDuplicates, { name: '江城精密机械（武汉）有限公司' }, mei);
  const linked = await call(
    router.leads.convert,
    { id, customer: { mode: 'link', customerId: known.id }, contact: { mode: 'none' } },
    mei,
  );

  expect(found.filter((each) => each.kind === 'customer')).toMatchObject([{ recordId: known.id }]);
  expect(linked.customerId).toBe(known.id);
  expect(host.app.db.row('SELECT count(*) AS n FROM customers')).toEqual({ n: 1 });
});

test('[T-4.2a] an opportunity is made with the conversion: numbered, in a stage, about what the lead is about, and linked both ways', async () => {
  const id = await followedLead('武汉江城精密机械有限公司');
  const line = await call(router.productLines.create, { name: '注塑机' }, { context: host.as(company.manager) });
  const changes = { productLineIds: { from: [], to: [line.id] }, budget: { from: null, to: 1_200_000 } };
  await call(router.leads.edit, { id, changes }, mei);

  const made = await call(
    router.leads.convert,
    {
      id,
      customer: { mode: 'create' },
      contact: { mode: 'create' },
      opportunity: { expectedCloseOn: '2026-12-31' },
    },
    mei,
  );

  const deal = await call(router.opportunities.get, { id: made.opportunityId! }, mei);
  expect(deal).toMatchObject({
    name: '武汉江城精密机械有限公司',
    customerId: made.customerId,
    leadId: id,
    amount: 1_200_000,
    productLineId: line.id,
    productLineName: '注塑机',
    stageName: '初步接触',
    contacts: [{ contactId: made.contactId }],
    steps: [{ step: 'create' }],
  });
  expect(deal.no).not.toBeNull();
  expect(await call(router.leads.get, { id }, mei)).toMatchObject({
    status: 'converted',
    convertedOpportunityId: made.opportunityId,
    convertedOpportunityName: '武汉江城精密机械有限公司',
    convertedContactName: '张伟',
    productLineNames: ['注塑机'],
  });
});

test('[T-4.2a] a conversion whose opportunity is refused makes nothing, and one that is taken back leaves nothing', async () => {
  const id = await followedLead('武汉江城精密机械有限公司');
  const wanted = { id, customer: { mode: 'create' as const }, contact: { mode: 'create' as const } };
  const count = (table: string) =>
    host.app.db.row<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE deleted_at IS NULL`)!.n;
  const all = () => [count('customers'), count('contacts'), count('opportunities'), count('opportunity_steps')];

  const unknown = { expectedCloseOn: '2026-12-31', pipelineId: company.mei };
  await expect(call(router.leads.convert, { ...wanted, opportunity: unknown }, mei)).rejects.toMatchObject({
    code: 'PIPELINE_NOT_FOUND',
  });
  expect(all()).toEqual([0, 0, 0, 0]);

  const made = await call(router.leads.convert, { ...wanted, opportunity: { expectedCloseOn: '2026-12-31' } }, mei);
  expect(all()).toEqual([1, 1, 1, 1]);
  await call(router.history.undo, { commandId: made.commandId }, mei);
  expect(all()).toEqual([0, 0, 0, 0]);
  expect(await call(router.leads.get, { id }, mei)).toMatchObject({
    status: 'following',
    convertedOpportunityId: null,
  });
});
