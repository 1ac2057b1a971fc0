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
