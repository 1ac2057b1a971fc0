import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contactsRouter } from '#shared/features/contacts/contacts.router.ts';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { followUpsRouter } from '#shared/features/follow-ups/follow-ups.router.ts';
import { binRouter, historyRouter } from '#shared/features/history/history.router.ts';
import { leadsRouter } from '#shared/features/leads/leads.router.ts';
import { usersRouter } from '#shared/features/people/people.router.ts';
import { tasksRouter } from '#shared/features/tasks/tasks.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const hour = 3_600_000;
const day = 24 * hour;
let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let manager: { context: ReturnType<TestHost['as']> };

beforeEach(() => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  manager = { context: host.as(company.manager) };
});
afterEach(() => host.close());

test('a record tells who did what to it and when, newest first, without what the program computed', async () => {
  const created = await call(customersRouter.create, { name: '甲公司' }, mei);
  const { id } = created;
  host.time += hour;
  const edited = await call(
    customersRouter.edit,
    { id, changes: { name: { from: '甲公司', to: '乙公司' }, phone: { from: null, to: '111' } } },
    manager,
  );

  expect(await call(historyRouter.ofRecord, { table: 'customers', id }, mei)).toEqual({
    total: 2,
    rows: [
      {
        commandId: edited.commandId,
        procedure: 'customers.edit',
        operation: 'update',
        at: host.time,
        userId: company.manager,
        userName: '王经理',
        deviceId: null,
        offline: false,
        decidedAt: expect.anything(),
        changes: [
          { field: 'name', from: '甲公司', to: '乙公司' },
          { field: 'phone', from: null, to: '111' },
        ],
      },
      {
        commandId: created.commandId,
        procedure: 'customers.create',
        operation: 'insert',
        at: host.time - hour,
        userId: company.mei,
        userName: '李梅',
        deviceId: null,
        offline: false,
        decidedAt: expect.anything(),
        changes: [],
      },
    ],
  });
});

test('what another host recorded is known from the record’s stamps', async () => {
  const id = '01900000-0000-7000-8000-0000000000c1';
  host.given(customers, [
    {
      ...{ id, name: '甲公司', kind: 'enterprise', isKey: false, lifecycle: 'potential', tags: [] },
      ...{ receiveKind: 'created', nameNorm: '', namePinyin: '', nameInitials: '' },
      ...{ createdBy: company.lin, createdAt: 1, updatedBy: company.manager, updatedAt: 2 },
    },
  ]);

  const { rows, total } = await call(historyRouter.ofRecord, { table: 'customers', id }, mei);

  expect(total).toBe(2);
  expect(rows.map(({ operation, at, userName, commandId }) => [operation, at, userName, commandId])).toEqual([
    ['update', 2, '王经理', null],
    ['insert', 1, '林强', null],
  ]);
});

test('nobody reads the history of what they may not see', async () => {
  const { id } = await call(customersRouter.create, { name: '甲公司' }, mei);
  for (const rights of [{ dataScope: 'own' as const }, { actions: ['customer.view'] }]) {
    await expect(
      call(historyRouter.ofRecord, { table: 'customers', id }, { context: host.as(company.lin, rights) }),
    ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
  }
});

test('[T-9.5.2] a deletion taken back restores the record and its relations', async () => {
  const { id } = await call(customersRouter.create, { name: '甲公司' }, mei);
  await call(contactsRouter.create, { customerId: id, name: '张伟' }, mei);
  host.time += hour;
  const removed = await call(customersRouter.remove, { ids: [id] }, mei);

  await call(historyRouter.undo, { commandId: removed.commandId }, mei);

  expect((await call(customersRouter.list, {}, mei)).total).toBe(1);
  expect((await call(contactsRouter.list, {}, mei)).total).toBe(1);
});

test('an assignment taken back returns customer, contacts and tasks to where they were', async () => {
  const { id } = await call(customersRouter.create, { name: '甲公司' }, mei);
  await call(contactsRouter.create, { customerId: id, name: '张伟' }, mei);
  await call(tasksRouter.create, { title: '拜访', relatedType: 'customer', relatedId: id }, mei);
  const assigned = await call(customersRouter.assign, { ids: [id], ownerId: company.lin }, manager);

  const undone = await call(historyRouter.undo, { commandId: assigned.commandId }, manager);

  const owners = ['customers', 'contacts', 'tasks'].map((table) =>
    host.app.db.row(`SELECT owner_id, branch_id FROM ${table}`),
  );
  const home = { owner_id: company.mei, branch_id: company.north };
  expect(owners).toEqual([home, home, home]);

  await call(historyRouter.undo, { commandId: undone.commandId }, manager);
  expect(await call(customersRouter.get, { id }, manager)).toMatchObject({ ownerId: company.lin });
});

test('a follow-up taken back takes its plan along and the customer forgets it, but not a later one', async () => {
  const { id } = await call(customersRouter.create, { name: '甲公司' }, mei);
  const target = { targetType: 'customer' as const, targetId: id, method: 'phone' as const };
  const first = await call(followUpsRouter.create, { ...target, content: '一', nextContactAt: host.time + day }, mei);
  host.time += hour;
  await call(followUpsRouter.create, { ...target, content: '二' }, manager);

  await call(historyRouter.undo, { commandId: first.commandId }, mei);

  expect(await call(customersRouter.get, { id }, mei)).toMatchObject({ followCount: 1, lastFollowContent: '二' });
  expect((await call(tasksRouter.list, {}, mei)).total).toBe(0);
});

test('a conversion taken back leaves a lead that is followed, and no customer', async () => {
  const lead = await call(leadsRouter.create, { name: '甲公司', contactName: '张伟' }, mei);
  await call(followUpsRouter.create, { targetType: 'lead', targetId: lead.id, method: 'phone', content: '一' }, mei);
  const converted = await call(
    leadsRouter.convert,
    { id: lead.id, customer: { mode: 'create' }, contact: { mode: 'create' } },
    mei,
  );

  await call(historyRouter.undo, { commandId: converted.commandId }, mei);

  expect(await call(leadsRouter.get, { id: lead.id }, mei)).toMatchObject({ status: 'following', followCount: 1 });
  expect((await call(customersRouter.list, {}, mei)).total).toBe(0);
  expect((await call(contactsRouter.list, {}, mei)).total).toBe(0);
});

test('an undo never destroys a later edit', async () => {
  const { id } = await call(customersRouter.create, { name: '甲公司' }, mei);
  const edited = await call(
    customersRouter.edit,
    { id, changes: { phone: { from: null, to: '1' }, fax: { from: null, to: '2' } } },
    mei,
  );
  host.time += hour;
  await call(customersRouter.edit, { id, changes: { phone: { from: '1', to: '3' } } }, manager);

  await expect(call(historyRouter.undo, { commandId: edited.commandId }, mei)).rejects.toMatchObject({
    code: 'UNDO_OVERTAKEN',
    data: { table: 'customers', id, fields: ['phone'] },
  });
  expect(await call(customersRouter.get, { id }, mei)).toMatchObject({ phone: '3', fax: '2' });
});

test('a creation that others have built on is not taken back', async () => {
  const created = await call(customersRouter.create, { name: '甲公司' }, mei);
  await call(contactsRouter.create, { customerId: created.id, name: '张伟' }, manager);

  await expect(call(historyRouter.undo, { commandId: created.commandId }, mei)).rejects.toMatchObject({
    code: 'UNDO_OVERTAKEN',
    data: { fields: ['children'] },
  });
});

test('nobody takes back another’s act, or what they may no longer do', async () => {
  const { id, commandId } = await call(customersRouter.create, { name: '甲公司' }, mei);
  const removed = await call(customersRouter.remove, { ids: [id] }, mei);

  await expect(call(historyRouter.undo, { commandId }, manager)).rejects.toMatchObject({ code: 'COMMAND_NOT_FOUND' });
  await expect(
    call(
      historyRouter.undo,
      { commandId: removed.commandId },
      { context: host.as(company.mei, { actions: ['customer.view'] }) },
    ),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED', data: { action: 'customer.edit' } });
});

test('the last administrator is not undone away', async () => {
  await host.app.sqlite.exec(`UPDATE users SET role_ids = '[]' WHERE id <> '${company.manager}'`);
  const given = await call(
    usersRouter.edit,
    { id: company.mei, changes: { roleIds: { from: [], to: [company.role] } } },
    manager,
  );
  await host.app.sqlite.exec(`UPDATE users SET role_ids = '[]' WHERE id = '${company.manager}'`);

  await expect(call(historyRouter.undo, { commandId: given.commandId }, manager)).rejects.toMatchObject({
    code: 'UNDO_IMPOSSIBLE',
  });
});

test('the bin shows what was deleted by whom and until when, within the scope', async () => {
  const { id } = await call(customersRouter.create, { name: '甲公司' }, mei);
  await call(customersRouter.remove, { ids: [id] }, manager);

  expect(await call(binRouter.list, { room: 'customers' }, mei)).toEqual({
    total: 1,
    rows: [{ id, name: '甲公司', deletedAt: host.time, deletedByName: '王经理', purgeAt: host.time + 30 * day }],
  });
  const stranger = { context: host.as(company.lin, { dataScope: 'own' }) };
  expect(await call(binRouter.list, { room: 'customers' }, stranger)).toEqual({ rows: [], total: 0 });
  expect((await call(binRouter.list, { room: 'customers', text: '乙' }, mei)).total).toBe(0);
});

test('purging deletes for good what is in the bin, with what hangs on it, for those who may', async () => {
  const { id } = await call(customersRouter.create, { name: '甲公司' }, mei);
  await call(contactsRouter.create, { customerId: id, name: '张伟' }, mei);
  const task = { title: '拜访', dueAt: host.time, reminders: [0], relatedType: 'customer' as const, relatedId: id };
  await call(tasksRouter.create, task, mei);

  await expect(call(binRouter.purge, { room: 'customers', ids: [id] }, mei)).rejects.toMatchObject({
    code: 'RECORD_NOT_FOUND',
  });
  await call(customersRouter.remove, { ids: [id] }, mei);
  await expect(
    call(
      binRouter.purge,
      { room: 'customers', ids: [id] },
      { context: host.as(company.mei, { actions: ['customer.delete'] }) },
    ),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED', data: { action: 'bin.purge' } });
  const purged = await call(binRouter.purge, { room: 'customers', ids: [id] }, mei);

  const left = ['customers', 'contacts', 'tasks', 'reminders'].map((table) =>
    host.app.db.row(`SELECT count(*) AS n FROM ${table}`),
  );
  expect(left).toEqual([{ n: 0 }, { n: 0 }, { n: 0 }, { n: 0 }]);
  await expect(call(historyRouter.undo, { commandId: purged.commandId }, mei)).rejects.toMatchObject({
    code: 'UNDO_IMPOSSIBLE',
  });
});

test('after thirty days the bin empties itself, but never what others point at', async () => {
  const group = await call(customersRouter.create, { name: '集团' }, mei);
  const alone = await call(customersRouter.create, { name: '甲公司' }, mei);
  await call(customersRouter.create, { name: '子公司', parentId: group.id }, mei);
  await call(customersRouter.remove, { ids: [group.id, alone.id] }, mei);
  const expire = () => host.app.ledger.execute('bin.purgeExpired', {}, host.as(company.manager).actor);

  host.time += 30 * day;
  expect(expire()).toMatchObject({ ok: true, value: { ids: [] } });
  host.time += 1;
  expect(expire()).toMatchObject({ ok: true, value: { ids: [alone.id] } });
});
