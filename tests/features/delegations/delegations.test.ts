import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findActor } from '#shared/app/find-actor.ts';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { delegationState } from '#shared/features/delegations/delegation.model.ts';
import { delegationsRouter } from '#shared/features/delegations/delegations.router.ts';
import { historyRouter } from '#shared/features/history/history.router.ts';
import { rolesRouter, usersRouter } from '#shared/features/people/people.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const day = 86_400_000;
let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };

beforeEach(() => {
  host = testHost();
  mei = { context: host.as(company.mei, { actions: ['customer.view'] }) };
});
afterEach(() => host.close());

const give = (to: string, more: object = {}) => ({
  toUserId: to,
  modules: ['customer' as const],
  startAt: host.time + day,
  endAt: host.time + 3 * day,
  reason: '休假',
  ...more,
});

test('a delegation begins and ends by the clock alone', async () => {
  await call(delegationsRouter.create, give(company.lin), mei);
  const [row] = await call(delegationsRouter.list, {}, mei);

  const states = [0, day, 2 * day, 3 * day].map((later) => delegationState(row!, host.time + later));
  expect(states).toEqual(['planned', 'running', 'running', 'ended']);
});

test('either side ends it early; nobody else', async () => {
  const { id } = await call(delegationsRouter.create, give(company.lin), mei);
  const stranger = { context: host.as(company.manager, { actions: ['customer.view'] }) };

  await expect(call(delegationsRouter.revoke, { id }, stranger)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await call(delegationsRouter.revoke, { id }, { context: host.as(company.lin, { actions: [] }) });
  expect(await call(delegationsRouter.list, {}, mei)).toMatchObject([{ state: 'revoked', toName: '林强' }]);
});

test('nobody delegates more than they have', async () => {
  const admin = { context: host.as(company.manager) };
  const role = await call(rolesRouter.create, { name: '线索', actions: ['lead.view'], dataScope: 'own' }, admin);
  await call(
    usersRouter.edit,
    { id: company.mei, changes: { roleIds: { from: [company.role], to: [role.id] } } },
    admin,
  );

  await expect(
    call(delegationsRouter.create, give(company.lin, { modules: ['lead', 'customer'] }), mei),
  ).rejects.toMatchObject({ code: 'DELEGATION_TOO_WIDE', data: { modules: 'customer' } });
});

test('no chains: whoever has given their work away cannot stand in', async () => {
  await call(delegationsRouter.create, give(company.manager), { context: host.as(company.lin) });

  await expect(call(delegationsRouter.create, give(company.lin), mei)).rejects.toMatchObject({
    code: 'DELEGATION_CHAIN',
    data: { name: '林强' },
  });
});

test('only whoever may edit people gives the work of somebody else, and lists that of others', async () => {
  const forLin = give(company.manager, { fromUserId: company.lin });
  await expect(call(delegationsRouter.create, forLin, mei)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await call(delegationsRouter.create, forLin, { context: host.as(company.manager) });

  expect(await call(delegationsRouter.list, { everybody: true }, mei)).toEqual([]);
});

test('not to oneself, not into the past, not for ever', async () => {
  for (const wrong of [
    give(company.mei),
    give(company.lin, { endAt: host.time + day }),
    give(company.lin, { endAt: host.time + 400 * day }),
  ]) {
    await expect(call(delegationsRouter.create, wrong, mei)).rejects.toMatchObject({ code: 'FIELD_INVALID' });
  }
});

test('[6.1] the receiver does the giver’s work while it runs, and the record’s history says for whom', async () => {
  const owner = { context: host.as(company.mei) };
  const { id } = await call(customersRouter.create, { name: '甲公司' }, owner);
  await call(delegationsRouter.create, give(company.lin), mei);
  const asLin = () => {
    const actor = findActor(host.app.db, company.lin, host.time)!;
    return { context: { app: host.app, actor, deviceId: null } };
  };
  const edit = () => call(customersRouter.edit, { id, changes: { phone: { from: null, to: '027-1' } } }, asLin());

  await expect(edit()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  host.time += day;
  await edit();
  const { rows } = await call(historyRouter.ofRecord, { table: 'customers', id }, owner);
  host.time += 2 * day;

  expect(rows[0]).toMatchObject({ userName: '林强', insteadOf: '李梅' });
  await expect(call(customersRouter.get, { id }, asLin())).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
});

test('a delegation gives no right to run the company, and none to give away', async () => {
  const boss = { context: host.as(company.manager) };
  const clerk = await call(
    rolesRouter.create,
    { name: '人事', actions: ['user.edit', 'role.create', 'role.edit'], dataScope: 'own' },
    boss,
  );
  await call(
    usersRouter.edit,
    { id: company.lin, changes: { roleIds: { from: [company.role], to: [clerk.id] } } },
    boss,
  );
  await call(delegationsRouter.create, give(company.lin, { modules: ['customer'], startAt: host.time }), {
    context: host.as(company.mei),
  });
  const actor = findActor(host.app.db, company.lin, host.time)!;
  const lin = { context: { app: host.app, actor, deviceId: null } };

  expect(actor.actions.has('customer.edit')).toBe(true);
  expect(actor.actions.has('backup.manage')).toBe(false);
  await expect(
    call(rolesRouter.create, { name: '带走', actions: ['customer.export'], dataScope: 'own' }, lin),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});
