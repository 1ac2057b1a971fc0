import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contactsRouter } from '#shared/features/contacts/contacts.router.ts';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { followUpsRouter } from '#shared/features/follow-ups/follow-ups.router.ts';
import { type LeadAction, leadActions, leadStatuses, leadTransitions } from '#shared/features/leads/lead.model.ts';
import { leadsRouter } from '#shared/features/leads/leads.router.ts';
import { leads } from '#shared/features/leads/leads.tables.ts';
import { tasksRouter } from '#shared/features/tasks/tasks.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const hour = 3_600_000;
let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let manager: { context: ReturnType<TestHost['as']> };

beforeEach(() => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  manager = { context: host.as(company.manager) };
});
afterEach(() => host.close());

const complete = { name: '甲公司', contactName: '张伟', mobile: '13800138000', demand: '要买注塑机' };
const follow = (targetId: string, more: object = {}) =>
  call(followUpsRouter.create, { targetType: 'lead', targetId, method: 'phone', content: '谈了', ...more }, mei);

test('a new lead is its maker’s and waits; without an owner it lies in the department’s pool', async () => {
  const own = await call(leadsRouter.create, complete, mei);
  const pooled = await call(leadsRouter.create, { name: '乙公司', ownerId: null }, mei);

  expect(await call(leadsRouter.get, { id: own.id }, mei)).toMatchObject({ status: 'pending', ownerName: '李梅' });
  expect(await call(leadsRouter.get, { id: pooled.id }, mei)).toMatchObject({
    status: 'unassigned',
    ownerId: null,
    deptId: company.northSales,
    assignedAt: null,
  });
  expect(await call(leadsRouter.counts, {}, mei)).toMatchObject({ pending: 1, unassigned: 1, converted: 0 });
  expect((await call(leadsRouter.list, { text: 'zhangwei' }, mei)).total).toBe(0);
  expect((await call(leadsRouter.list, { text: '张伟' }, mei)).total).toBe(1);
  expect((await call(leadsRouter.list, { text: 'jgs' }, mei)).total).toBe(1);
});

test('the first follow-up answers the lead: it is followed from now on', async () => {
  const { id } = await call(leadsRouter.create, complete, mei);
  host.time += hour;

  await follow(id, { nextContactAt: host.time + hour });

  expect(await call(leadsRouter.get, { id }, mei)).toMatchObject({
    status: 'following',
    firstResponseAt: host.time,
    lastFollowByName: '李梅',
    lastFollowContent: '谈了',
    nextContactAt: host.time + hour,
    followCount: 1,
    openTasks: 1,
  });
});

describe('a state goes only where the table says', () => {
  const acts: Record<LeadAction, (id: string) => Promise<unknown>> = {
    assign: (id) => call(leadsRouter.assign, { ids: [id], ownerId: company.lin }, manager),
    claim: (id) => call(leadsRouter.claim, { ids: [id] }, manager),
    follow: (id) => follow(id),
    qualify: (id) => call(leadsRouter.qualify, { id }, manager),
    convert: (id) =>
      call(leadsRouter.convert, { id, customer: { mode: 'create' }, contact: { mode: 'none' } }, manager),
    markInvalid: (id) => call(leadsRouter.markInvalid, { ids: [id], reason: 'noDemand' }, manager),
    returnToPool: (id) => call(leadsRouter.returnToPool, { ids: [id], reason: 'unreachable' }, manager),
    reactivate: (id) => call(leadsRouter.reactivate, { id }, manager),
  };
  const pairs = leadStatuses.flatMap((from) => leadActions.map((action) => [from, action] as const));

  test.each(pairs)('%s, %s', async (from, action) => {
    const { id } = await call(
      leadsRouter.create,
      { ...complete, ...(from === 'unassigned' ? { ownerId: null } : {}) },
      mei,
    );
    host.app.sqlite.prepare('UPDATE leads SET status = ? WHERE id = ?').run(from, id);

    const step = leadTransitions.find((each) => each.from === from && each.action === action);
    const attempt = acts[action](id);

    const code = action === 'follow' ? 'TARGET_CLOSED' : 'LEAD_STATE_REFUSED';
    if (step) await attempt;
    else await expect(attempt).rejects.toMatchObject({ code });
    expect((await call(leadsRouter.get, { id }, mei)).status).toBe(step ? step.to : from);
  });
});

test('a lead is qualified once contact, number and demand are known', async () => {
  const { id } = await call(leadsRouter.create, { name: '甲公司' }, mei);
  await follow(id);

  await expect(call(leadsRouter.qualify, { id }, mei)).rejects.toMatchObject({
    code: 'LEAD_INCOMPLETE',
    data: { missing: ['contactName', 'mobile', 'demand'] },
  });
});

test('a pooled lead is taken by the first who claims it', async () => {
  const { id } = await call(leadsRouter.create, { name: '甲公司', ownerId: null }, mei);

  await call(leadsRouter.claim, { ids: [id] }, mei);
  await expect(call(leadsRouter.claim, { ids: [id] }, manager)).rejects.toMatchObject({
    code: 'LEAD_STATE_REFUSED',
    data: { leadId: id, status: 'pending', action: 'claim' },
  });
  expect(await call(leadsRouter.get, { id }, mei)).toMatchObject({ ownerName: '李梅', assignedAt: host.time });
});

test('a returned lead goes to the chosen pool, keeps its story, and its plans are cancelled', async () => {
  const { id } = await call(leadsRouter.create, complete, mei);
  await follow(id, { nextContactAt: host.time + hour });

  await call(leadsRouter.returnToPool, { ids: [id], reason: 'notMyRegion', deptId: company.southSales }, mei);

  expect(await call(leadsRouter.get, { id }, mei)).toMatchObject({
    status: 'unassigned',
    ownerId: null,
    prevOwnerName: '李梅',
    branchName: '南方分公司',
    returnReason: 'notMyRegion',
    openTasks: 0,
  });
  expect(await call(tasksRouter.dueReminders, { until: host.time + 2 * hour }, mei)).toEqual([]);
  expect((await call(followUpsRouter.list, { targetType: 'lead', targetId: id }, mei)).rows).toMatchObject([
    { ownerId: null, branchId: company.south },
  ]);
});

test('many leads are assigned whole or not at all, with their follow-ups and tasks', async () => {
  const first = await call(leadsRouter.create, complete, mei);
  const second = await call(leadsRouter.create, { name: '乙公司' }, mei);
  await follow(first.id, { nextContactAt: host.time + hour });
  host.app.sqlite.prepare("UPDATE leads SET status = 'invalid' WHERE id = ?").run(second.id);
  const both = { ids: [first.id, second.id], ownerId: company.lin };

  await expect(call(leadsRouter.assign, both, manager)).rejects.toMatchObject({ code: 'LEAD_STATE_REFUSED' });
  expect(await call(leadsRouter.get, { id: first.id }, mei)).toMatchObject({ ownerId: company.mei });

  await call(leadsRouter.assign, { ids: [first.id], ownerId: company.lin }, manager);
  expect((await call(followUpsRouter.list, {}, manager)).rows).toMatchObject([{ ownerId: company.lin }]);
  expect((await call(tasksRouter.list, {}, manager)).rows).toMatchObject([{ ownerId: company.lin }]);
});

test('[T-4.2a] conversion makes customer and contact, moves follow-ups and tasks, and closes the lead', async () => {
  const { id } = await call(leadsRouter.create, { ...complete, tags: ['展会'], source: 'exhibition' }, mei);
  await follow(id, { nextContactAt: host.time + hour });

  const { customerId, contactId } = await call(
    leadsRouter.convert,
    { id, customer: { mode: 'create', level: 'B' }, contact: { mode: 'create', title: '经理' } },
    mei,
  );

  expect(await call(customersRouter.get, { id: customerId }, mei)).toMatchObject({
    name: '甲公司',
    level: 'B',
    source: 'exhibition',
    tags: ['展会'],
    receiveKind: 'converted',
    ownerId: company.mei,
    followCount: 1,
    lastFollowContent: '谈了',
  });
  expect(await call(contactsRouter.get, { id: contactId! }, mei)).toMatchObject({
    name: '张伟',
    mobile: '13800138000',
    title: '经理',
    isPrimary: true,
  });
  expect(await call(leadsRouter.list, { customerId }, mei)).toMatchObject({
    total: 1,
    rows: [{ id, status: 'converted', convertedContactId: contactId }],
  });
  expect(await call(customersRouter.overview, { id: customerId }, mei)).toMatchObject({
    openTasks: 1,
    counts: { contacts: 1, followUps: 1, tasks: 1, leads: 1 },
  });
  await expect(
    call(leadsRouter.edit, { id, changes: { demand: { from: '要买注塑机', to: '不买了' } } }, mei),
  ).rejects.toMatchObject({ code: 'LEAD_CLOSED', data: { customerId } });
  await expect(follow(id)).rejects.toMatchObject({ code: 'TARGET_CLOSED' });
  await expect(call(leadsRouter.remove, { ids: [id] }, mei)).rejects.toMatchObject({ code: 'LEAD_CLOSED' });
});

test('a lead of a known company is linked instead of doubled', async () => {
  const known = await call(customersRouter.create, { name: '甲 公司' }, manager);
  const person = await call(
    contactsRouter.create,
    { customerId: known.id, name: '张伟', mobile: '138-0013-8000' },
    manager,
  );
  const { id } = await call(leadsRouter.create, complete, mei);
  await follow(id);

  expect(await call(leadsRouter.checkDuplicates, { name: '甲公司', mobile: '13800138000' }, mei)).toEqual([
    { kind: 'customer', rule: 'name', score: 95, recordId: known.id, name: '甲 公司' },
    { kind: 'lead', rule: 'name', score: 95, recordId: id, name: '甲公司' },
  ]);
  await expect(
    call(leadsRouter.convert, { id, customer: { mode: 'create' }, contact: { mode: 'none' } }, mei),
  ).rejects.toMatchObject({ code: 'CUSTOMER_DUPLICATE', data: { rule: 'name', customerId: known.id } });
  await expect(
    call(
      leadsRouter.convert,
      { id, customer: { mode: 'link', customerId: known.id }, contact: { mode: 'create' } },
      mei,
    ),
  ).rejects.toMatchObject({ code: 'CONTACT_DUPLICATE', data: { contactId: person.id } });

  const converted = await call(
    leadsRouter.convert,
    { id, customer: { mode: 'link', customerId: known.id }, contact: { mode: 'link', contactId: person.id } },
    mei,
  );

  expect(converted).toMatchObject({ customerId: known.id, contactId: person.id });
  expect((await call(customersRouter.list, {}, mei)).total).toBe(1);
  expect(await call(customersRouter.get, { id: known.id }, mei)).toMatchObject({ followCount: 1 });
  expect(await call(leadsRouter.get, { id }, mei)).toMatchObject({
    ownerId: company.manager,
    convertedCustomerName: '甲 公司',
    convertedContactName: '张伟',
  });
});

test('a refused conversion leaves nothing behind', async () => {
  const { id } = await call(leadsRouter.create, { name: '甲公司' }, mei);
  await follow(id);

  await expect(
    call(leadsRouter.convert, { id, customer: { mode: 'create' }, contact: { mode: 'create' } }, mei),
  ).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field: 'contact.name' } });
  expect((await call(customersRouter.list, {}, mei)).total).toBe(0);
});

test('rights and scope hold in every door', async () => {
  const { id } = await call(leadsRouter.create, complete, mei);
  const viewer = { context: host.as(company.mei, { actions: ['lead.view'] }) };
  const stranger = { context: host.as(company.lin, { dataScope: 'department' }) };

  for (const attempt of [
    () => call(leadsRouter.create, { name: '乙' }, viewer),
    () => call(leadsRouter.edit, { id, changes: { qq: { from: null, to: '1' } } }, viewer),
    () => call(leadsRouter.assign, { ids: [id], ownerId: company.lin }, viewer),
    () => call(leadsRouter.markInvalid, { ids: [id], reason: 'spam' }, viewer),
    () => call(leadsRouter.returnToPool, { ids: [id], reason: 'other' }, viewer),
    () => call(leadsRouter.remove, { ids: [id] }, viewer),
    () => call(leadsRouter.edit, { id, changes: { qq: { from: null, to: '1' } } }, stranger),
    () =>
      call(
        leadsRouter.create,
        { name: '乙', ownerId: company.mei },
        { context: host.as(company.lin, { actions: ['lead.create'] }) },
      ),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  }
  await expect(call(leadsRouter.get, { id }, stranger)).rejects.toMatchObject({ code: 'LEAD_NOT_FOUND' });
  expect((await call(leadsRouter.list, {}, stranger)).total).toBe(0);
  expect(await call(leadsRouter.counts, {}, stranger)).toMatchObject({ pending: 0 });
  expect(await call(leadsRouter.suggest, { text: '甲' }, stranger)).toEqual([]);
});

test('a removed lead waits in the bin with its follow-ups and comes back with them', async () => {
  const { id } = await call(leadsRouter.create, complete, mei);
  await follow(id);

  await call(leadsRouter.remove, { ids: [id] }, mei);
  expect((await call(followUpsRouter.list, {}, mei)).total).toBe(0);
  await call(leadsRouter.restore, { ids: [id] }, mei);
  expect((await call(followUpsRouter.list, {}, mei)).total).toBe(1);
});

test('leads are listed by any field, those without a next contact last', async () => {
  host.given(
    leads,
    [
      { id: '01900000-0000-7000-8000-0000000000a1', name: '一', grade: 'hot', nextContactAt: null },
      { id: '01900000-0000-7000-8000-0000000000a2', name: '二', grade: 'hot', nextContactAt: 5 },
      { id: '01900000-0000-7000-8000-0000000000a3', name: '三', grade: 'cold', nextContactAt: 4 },
    ].map((row) => ({ status: 'following', tags: [], nameNorm: row.name, namePinyin: '', nameInitials: '', ...row })),
  );

  const listed = await call(
    leadsRouter.list,
    { filters: [{ field: 'grade', operator: 'is', value: 'hot' }], sort: { field: 'nextContactAt' } },
    mei,
  );

  expect(listed.rows.map((row) => row.name)).toEqual(['二', '一']);
});
