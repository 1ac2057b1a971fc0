import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { followsRouter, preferencesRouter, viewsRouter } from '#shared/features/views/views.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
afterEach(() => host.close());

test('a saved view is its maker’s alone and keeps what was chosen', async () => {
  host = testHost();
  const mei = { context: host.as(company.mei) };

  const { id } = await call(
    viewsRouter.create,
    {
      room: 'customers',
      name: '重点客户',
      scene: 'mine',
      filters: [{ field: 'isKey', operator: 'is', value: true }],
      sort: { field: 'name', descending: false },
      columns: [
        { field: 'name', width: 200 },
        { field: 'phone', hidden: true },
      ],
    },
    mei,
  );

  expect(await call(viewsRouter.list, { room: 'customers' }, mei)).toMatchObject([
    { id, name: '重点客户', scene: 'mine', order: 0, isDefault: false, ownerId: company.mei },
  ]);
  expect(await call(viewsRouter.list, {}, { context: host.as(company.lin) })).toEqual([]);
  await expect(call(viewsRouter.remove, { ids: [id] }, { context: host.as(company.lin) })).rejects.toMatchObject({
    code: 'VIEW_NOT_FOUND',
  });
});

test('only one view of a room is the default, and the order can be changed', async () => {
  host = testHost();
  const mei = { context: host.as(company.mei) };
  const first = await call(viewsRouter.create, { room: 'leads', name: '甲', isDefault: true }, mei);
  const second = await call(viewsRouter.create, { room: 'leads', name: '乙' }, mei);

  await call(viewsRouter.edit, { id: second.id, changes: { isDefault: { from: false, to: true } } }, mei);
  await call(viewsRouter.reorder, { room: 'leads', ids: [second.id] }, mei);

  const listed = await call(viewsRouter.list, { room: 'leads' }, mei);
  expect(listed.map(({ name, isDefault, order }) => [name, isDefault, order])).toEqual([
    ['乙', true, 0],
    ['甲', false, 1],
  ]);
  expect(first.id).not.toBe(second.id);
});

test('settings travel with the person: one row per key, forgotten by null', async () => {
  host = testHost();
  const mei = { context: host.as(company.mei) };

  await call(preferencesRouter.set, { key: 'theme', value: 'dark' }, mei);
  await call(preferencesRouter.set, { key: 'theme', value: { mode: 'light' } }, mei);
  await call(preferencesRouter.set, { key: 'density', value: 'compact' }, mei);
  await call(preferencesRouter.set, { key: 'density', value: null }, mei);

  expect(await call(preferencesRouter.list, undefined, mei)).toEqual({ theme: { mode: 'light' } });
  expect(await call(preferencesRouter.get, { key: 'density' }, mei)).toEqual({ value: null });
  expect(await call(preferencesRouter.list, undefined, { context: host.as(company.lin) })).toEqual({});
});

test('a star makes a record followed, for one person; what cannot be seen cannot be starred', async () => {
  host = testHost();
  const mei = { context: host.as(company.mei) };
  const { id } = await call(customersRouter.create, { name: '甲公司' }, mei);
  const star = { table: 'customers' as const, recordId: id };

  await call(followsRouter.set, { ...star, followed: true }, mei);
  await call(followsRouter.set, { ...star, followed: true }, mei);

  expect(await call(followsRouter.list, { table: 'customers' }, mei)).toEqual([id]);
  expect((await call(customersRouter.list, { scene: 'followed' }, mei)).total).toBe(1);
  const stranger = { context: host.as(company.lin, { dataScope: 'own' }) };
  expect((await call(customersRouter.list, { scene: 'followed' }, stranger)).total).toBe(0);
  await expect(call(followsRouter.set, { ...star, followed: true }, stranger)).rejects.toMatchObject({
    code: 'TARGET_NOT_FOUND',
  });

  await call(followsRouter.set, { ...star, followed: false }, mei);
  expect((await call(customersRouter.list, { scene: 'followed' }, mei)).total).toBe(0);
});
