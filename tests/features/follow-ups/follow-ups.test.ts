import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contactsRouter } from '#shared/features/contacts/contacts.router.ts';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { followUpsRouter } from '#shared/features/follow-ups/follow-ups.router.ts';
import { tasksRouter } from '#shared/features/tasks/tasks.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const hour = 3_600_000;
let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let targetId: string;
const targetType = 'customer' as const;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  targetId = (await call(customersRouter.create, { name: '甲公司' }, mei)).id;
});
afterEach(() => host.close());

test('a follow-up tells the customer its last and next contact and plans the next one at once', async () => {
  const nextContactAt = host.time + 48 * hour;

  const { id } = await call(
    followUpsRouter.create,
    {
      targetType,
      targetId,
      method: 'phone',
      content: '客户要求报价',
      nextContactAt,
      nextContent: '送报价单',
      remindBefore: [30],
    },
    mei,
  );

  expect(await call(customersRouter.get, { id: targetId }, mei)).toMatchObject({
    lastFollowAt: host.time,
    lastFollowContent: '客户要求报价',
    nextContactAt,
    followCount: 1,
  });
  const { nextTaskId } = await call(followUpsRouter.get, { id }, mei);
  expect(await call(tasksRouter.get, { id: nextTaskId! }, mei)).toMatchObject({
    kind: 'followUp',
    title: '送报价单',
    dueAt: nextContactAt,
    ownerId: company.mei,
    relatedName: '甲公司',
    reminders: [{ offsetMin: 30 }],
  });
});

test('a record that fulfils the plan completes it', async () => {
  const first = await call(
    followUpsRouter.create,
    { targetType, targetId, method: 'phone', content: '约了拜访', nextContactAt: host.time + hour },
    mei,
  );
  const { nextTaskId } = await call(followUpsRouter.get, { id: first.id }, mei);
  host.time += hour;

  const second = await call(
    followUpsRouter.create,
    { targetType, targetId, method: 'visit', content: '已经拜访', planTaskId: nextTaskId! },
    mei,
  );

  expect(await call(tasksRouter.get, { id: nextTaskId! }, mei)).toMatchObject({
    status: 'done',
    followUpId: second.id,
    title: '甲公司',
  });
  expect(await call(customersRouter.get, { id: targetId }, mei)).toMatchObject({ nextContactAt: null, followCount: 2 });
});

test('the author corrects within a day and adds afterwards; others only add', async () => {
  const { id } = await call(followUpsRouter.create, { targetType, targetId, method: 'phone', content: '谈了' }, mei);
  const manager = { context: host.as(company.manager) };

  await call(followUpsRouter.edit, { id, changes: { content: { from: '谈了', to: '谈妥了' } } }, mei);
  await expect(
    call(followUpsRouter.edit, { id, changes: { content: { from: '谈妥了', to: '没谈' } } }, manager),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' });

  host.time += 24 * hour + 1;
  await expect(
    call(followUpsRouter.edit, { id, changes: { content: { from: '谈妥了', to: '没谈' } } }, mei),
  ).rejects.toMatchObject({ code: 'FOLLOW_UP_LOCKED' });
  await call(followUpsRouter.append, { id, content: '补充：价格 3 折' }, mei);
  await call(followUpsRouter.append, { id, content: '做得好' }, manager);

  expect(await call(followUpsRouter.get, { id }, mei)).toMatchObject({
    content: '谈妥了',
    locked: true,
    notes: [
      { content: '补充：价格 3 折', byName: '李梅' },
      { content: '做得好', byName: '王经理' },
    ],
  });
  expect((await call(customersRouter.get, { id: targetId }, mei)).lastFollowContent).toBe('谈妥了');
});

test('the author takes back a fresh record; afterwards only who may delete does', async () => {
  const rights = { actions: ['followUp.view', 'followUp.create', 'followUp.edit', 'customer.view'] };
  const seller = { context: host.as(company.mei, rights) };
  const first = await call(followUpsRouter.create, { targetType, targetId, method: 'phone', content: '一' }, seller);
  await call(followUpsRouter.remove, { ids: [first.id] }, seller);
  expect(await call(customersRouter.get, { id: targetId }, mei)).toMatchObject({ lastFollowAt: null, followCount: 0 });
  await call(followUpsRouter.restore, { ids: [first.id] }, seller);
  expect(await call(customersRouter.get, { id: targetId }, mei)).toMatchObject({ followCount: 1 });

  host.time += 25 * hour;
  await expect(call(followUpsRouter.remove, { ids: [first.id] }, seller)).rejects.toMatchObject({
    code: 'FOLLOW_UP_LOCKED',
  });
  await call(followUpsRouter.remove, { ids: [first.id] }, { context: host.as(company.manager) });
});

test('words are found in the content, and a record of long ago is marked as written late', async () => {
  await call(
    followUpsRouter.create,
    { targetType, targetId, method: 'visit', content: '参观了注塑车间', at: host.time - 100 * hour },
    mei,
  );
  await call(followUpsRouter.create, { targetType, targetId, method: 'phone', content: '电话问候' }, mei);

  expect(await call(followUpsRouter.list, { text: '注塑' }, mei)).toMatchObject({
    total: 1,
    rows: [{ backdated: true, targetName: '甲公司', byName: '李梅' }],
  });
  const { rows } = await call(followUpsRouter.list, { targetType, targetId }, mei);
  expect(rows.map((row) => row.content)).toEqual(['电话问候', '参观了注塑车间']);
  await expect(
    call(followUpsRouter.create, { targetType, targetId, method: 'phone', content: '明天', at: host.time + hour }, mei),
  ).rejects.toMatchObject({ code: 'FIELD_INVALID' });
});

test('empty formality is noticed before saving', async () => {
  const { id } = await call(followUpsRouter.create, { targetType, targetId, method: 'phone', content: '已联系' }, mei);

  expect(await call(followUpsRouter.checkContent, { targetType, targetId, content: '已联系' }, mei)).toEqual({
    tooShort: true,
    sameAs: id,
  });
});

test('follow-ups of a contact are found by the contact', async () => {
  const contact = await call(contactsRouter.create, { customerId: targetId, name: '张伟' }, mei);
  await call(
    followUpsRouter.create,
    { targetType, targetId, method: 'phone', content: '和张伟通话', contactIds: [contact.id] },
    mei,
  );
  await call(followUpsRouter.create, { targetType, targetId, method: 'phone', content: '前台' }, mei);

  expect(await call(followUpsRouter.list, { contactId: contact.id }, mei)).toMatchObject({
    total: 1,
    rows: [{ contactNames: ['张伟'] }],
  });
});

test('contacts, follow-ups and notes go with their customer: to the new owner, to the bin, and back', async () => {
  const contact = await call(contactsRouter.create, { customerId: targetId, name: '张伟' }, mei);
  const { id } = await call(followUpsRouter.create, { targetType, targetId, method: 'phone', content: '一' }, mei);
  await call(followUpsRouter.append, { id, content: '补充' }, mei);

  await call(customersRouter.assign, { ids: [targetId], ownerId: company.lin }, mei);

  const homes = ['contacts', 'follow_ups', 'follow_up_notes'].map((table) =>
    host.app.db.row(`SELECT owner_id, dept_id, branch_id FROM ${table}`),
  );
  const home = { owner_id: company.lin, dept_id: company.southSales, branch_id: company.south };
  expect(homes).toEqual([home, home, home]);

  await call(customersRouter.remove, { ids: [targetId] }, mei);
  expect((await call(contactsRouter.list, {}, mei)).total).toBe(0);
  expect((await call(followUpsRouter.list, {}, mei)).total).toBe(0);
  await call(customersRouter.restore, { ids: [targetId] }, mei);
  expect((await call(contactsRouter.list, {}, mei)).rows.map((row) => row.id)).toEqual([contact.id]);
  expect((await call(followUpsRouter.list, {}, mei)).total).toBe(1);
});

test('[T-5.3-2] the customer’s page answers with contacts, follow-ups and counts at once', async () => {
  await call(contactsRouter.create, { customerId: targetId, name: '张伟', title: '经理' }, mei);
  await call(
    followUpsRouter.create,
    { targetType, targetId, method: 'phone', content: '一', nextContactAt: host.time + hour },
    mei,
  );

  expect(await call(customersRouter.overview, { id: targetId }, mei)).toMatchObject({
    contacts: [{ name: '张伟', title: '经理' }],
    followUps: [{ content: '一', byName: '李梅' }],
    openTasks: 1,
    counts: { contacts: 1, followUps: 1, tasks: 1, leads: 0 },
  });
});

test('outside the scope nothing can be said about a customer', async () => {
  const stranger = { context: host.as(company.lin, { dataScope: 'own' }) };
  await expect(
    call(followUpsRouter.create, { targetType, targetId, method: 'phone', content: '一' }, stranger),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});
