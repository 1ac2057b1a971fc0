import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { delegationState } from '#shared/features/delegations/delegation.model.ts';
import { delegationsRouter } from '#shared/features/delegations/delegations.router.ts';
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
