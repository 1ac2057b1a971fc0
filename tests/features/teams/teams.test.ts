import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { historyRouter } from '#shared/features/history/history.router.ts';
import { teamsRouter } from '#shared/features/teams/teams.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const day = 86_400_000;
let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let customerId: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei, { dataScope: 'own' }) };
  customerId = (await call(customersRouter.create, { name: '甲公司' }, mei)).id;
});
afterEach(() => host.close());

const share = (more: object = {}) => ({
  recordTable: 'customers' as const,
  recordIds: [customerId],
  memberIds: [company.lin],
  access: 'read' as const,
  expiresAt: null,
  parts: ['contacts' as const],
  ...more,
});
const team = () => call(teamsRouter.list, { recordTable: 'customers', recordId: customerId }, mei);

test('a person is in a team once: adding again changes the terms', async () => {
  await call(teamsRouter.add, share(), mei);
  await call(teamsRouter.add, share({ access: 'write', expiresAt: host.time + day }), mei);

  expect(await team()).toMatchObject({
    mayShare: true,
    members: [{ memberName: '林强', access: 'write', expiresAt: host.time + day, isOver: false }],
  });
});

test('a share ends by itself', async () => {
  await call(teamsRouter.add, share({ expiresAt: host.time + day }), mei);
  const lin = { context: host.as(company.lin, { dataScope: 'own' }) };
  const before = await call(teamsRouter.mine, undefined, lin);

  host.time += day;

  expect(before).toMatchObject([{ recordName: '甲公司', ownerName: '李梅' }]);
  expect(await call(teamsRouter.mine, undefined, lin)).toEqual([]);
  expect((await team()).members).toMatchObject([{ isOver: true }]);
});

test('the owner shares, and whoever may assign; a member only leaves', async () => {
  const [id] = (await call(teamsRouter.add, share(), mei)).ids;
  const colleague = { context: host.as(company.manager, { actions: ['customer.edit'] }) };
  const lin = { context: host.as(company.lin, { actions: ['customer.view', 'customer.edit'] }) };

  await expect(call(teamsRouter.add, share(), colleague)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await expect(call(teamsRouter.change, { ids: [id!], access: 'write' }, lin)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
  await call(teamsRouter.remove, { ids: [id!] }, lin);
  expect((await team()).members).toEqual([]);
});

test('a team moves with its record, goes to the bin and comes back with it', async () => {
  await call(teamsRouter.add, share({ memberIds: [company.manager] }), mei);
  const admin = { context: host.as(company.manager) };
  await call(customersRouter.assign, { ids: [customerId], ownerId: company.lin }, admin);
  const moved = host.app.db.rows('SELECT owner_id, dept_id FROM team_members');
  await call(customersRouter.remove, { ids: [customerId] }, admin);
  const binned = host.app.db.row<{ total: number }>(
    'SELECT count(*) AS total FROM team_members WHERE deleted_at IS NULL',
  );
  await call(customersRouter.restore, { ids: [customerId] }, admin);

  expect(moved).toEqual([{ owner_id: company.lin, dept_id: company.southSales }]);
  expect(binned).toEqual({ total: 0 });
  expect(host.app.db.row('SELECT count(*) AS total FROM team_members WHERE deleted_at IS NULL')).toEqual({ total: 1 });
});

test('a share is taken back by undo', async () => {
  const { commandId } = await call(teamsRouter.add, share(), mei);
  await call(historyRouter.undo, { commandId }, mei);
  expect((await team()).members).toEqual([]);
});

test('a share that would be over already is refused', async () => {
  await expect(call(teamsRouter.add, share({ expiresAt: host.time }), mei)).rejects.toMatchObject({
    code: 'FIELD_INVALID',
    data: { field: 'expiresAt' },
  });
});
