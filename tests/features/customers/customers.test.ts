import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { company, testHost } from '../../support/test-host.ts';

const hosts: { close(): void }[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});

function newHost() {
  const host = testHost();
  hosts.push(host);
  return host;
}

test('a new customer belongs to whoever makes it and is found by initials', async () => {
  const host = newHost();
  const context = host.as(company.mei);

  const { id } = await call(customersRouter.create, { name: '武汉初客网络科技有限公司' }, { context });
  const listed = await call(customersRouter.list, { text: 'whck' }, { context });

  expect(listed.total).toBe(1);
  expect(listed.rows[0]).toMatchObject({ id, ownerName: '李梅', branchName: '北方分公司', receiveKind: 'created' });
});

test('the same name in other widths is refused as a duplicate and nothing is written', async () => {
  const host = newHost();
  const context = host.as(company.mei);
  await call(customersRouter.create, { name: 'ABC Trading Co., Ltd' }, { context });

  const attempt = call(customersRouter.create, { name: 'abc  trading co ltd' }, { context });

  await expect(attempt).rejects.toMatchObject({ code: 'CUSTOMER_DUPLICATE', data: { rule: 'name' } });
  expect(host.app.db.row('SELECT count(*) AS n FROM audit_records')).toEqual({ n: 1 });
});

test('a salesperson with own scope neither lists nor opens nor edits a colleague’s customer', async () => {
  const host = newHost();
  const { id } = await call(customersRouter.create, { name: '甲公司' }, { context: host.as(company.manager) });
  const context = host.as(company.mei, { dataScope: 'own' });

  expect(await call(customersRouter.list, {}, { context })).toEqual({ rows: [], total: 0 });
  await expect(call(customersRouter.get, { id }, { context })).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
  await expect(
    call(customersRouter.edit, { id, changes: { phone: { from: null, to: '027-88888888' } } }, { context }),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});

test('assigned customers take the home of their new owner', async () => {
  const host = newHost();
  const context = host.as(company.manager);
  const { id } = await call(customersRouter.create, { name: '乙公司' }, { context });

  await call(customersRouter.assign, { ids: [id], ownerId: company.lin }, { context });

  expect(await call(customersRouter.get, { id }, { context })).toMatchObject({
    ownerId: company.lin,
    branchId: company.south,
    deptId: company.southSales,
    prevOwnerId: company.manager,
  });
});

test('[sync 4] two edits of one field keep the later one and the other as a conflict', async () => {
  const host = newHost();
  const context = host.as(company.manager);
  const { id } = await call(customersRouter.create, { name: '丙公司' }, { context });
  host.time += 1000;
  await call(customersRouter.edit, { id, changes: { phone: { from: null, to: '111' } } }, { context });
  host.time += 1000;

  const second = await call(
    customersRouter.edit,
    { id, changes: { phone: { from: null, to: '222' }, fax: { from: null, to: '333' } } },
    { context },
  );

  expect(second.conflicts).toEqual(['phone']);
  expect(await call(customersRouter.get, { id }, { context })).toMatchObject({ phone: '222', fax: '333' });
  expect(host.app.db.row('SELECT field, shown_value, other_value, state FROM conflicts')).toEqual({
    field: 'phone',
    shown_value: '"222"',
    other_value: '"111"',
    state: 'open',
  });
});
