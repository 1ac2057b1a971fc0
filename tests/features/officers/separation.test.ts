import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approvalsRouterOf } from '#shared/app/approvals-router.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import { runApproved } from '#shared/app/run-approved.ts';
import { officeContents } from '#shared/features/officers/officer.model.ts';
import { roles } from '#shared/features/people/people.tables.ts';
import { allActions } from '#shared/features/people/role-actions.model.ts';
import { areaOf, findMixture, offices } from '#shared/kernel/rights/offices.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const named = { system: company.manager, security: company.mei, audit: company.lin };
const sales = '01900000-0000-7000-8000-000000000032';
let host: TestHost;

beforeEach(() => {
  host = testHost({ host: 'server', nextRevision: () => 1 });
  host.given(roles, [{ id: sales, name: '营销', actions: ['customer.view', 'customer.edit'], dataScope: 'own' }]);
});
afterEach(() => host.close());

const moveUp = (input: object = named) =>
  host.app.ledger.execute('officers.moveUp', input, host.as(company.manager).actor);

const approvals = approvalsRouterOf(async () => ({ ok: true, value: undefined }));

/** A change of rights by the security officer that the system officer saw and agreed to; what came of it. */
async function changed(procedure: string, input: unknown): Promise<string | null> {
  const { id } = await call(approvals.request, { procedure, input, reason: '组织调整' }, as(company.mei));
  await call(approvals.decide, { id, agree: true }, as(company.manager));
  runApproved(host.app);
  return (await call(approvals.get, { id }, as(company.mei))).approval.outcome;
}

/** Somebody with the rights they have now. */
function as(userId: string) {
  const actor = findActor(host.app.db, userId, host.time);
  if (!actor) throw new Error('may not act');
  return { context: { app: host.app, actor, deviceId: null } };
}

describe('moving up to three officers [8.1.5.1–3]', () => {
  test('each of the three has their office and nothing else; what was everything is business now', () => {
    expect(moveUp()).toMatchObject({ ok: true });

    for (const office of offices) {
      expect(findActor(host.app.db, named[office])!.actions).toEqual(new Set(officeContents[office].actions));
    }
    const left = host.app.db.row<{ actions: string }>('SELECT actions FROM roles WHERE id = ?', company.role)!;
    const actions = JSON.parse(left.actions) as string[];
    expect(actions).toContain('customer.view');
    expect(actions.filter((action) => !['business', 'shared'].includes(areaOf(action)))).toEqual([]);
  });

  test('three different people are named first, by an administrator, and never back', () => {
    expect(moveUp({ ...named, audit: company.mei })).toMatchObject({ error: { code: 'APPOINTMENT_INVALID' } });
    expect(
      host.app.ledger.execute('officers.moveUp', named, host.as(company.mei, { actions: ['customer.view'] }).actor),
    ).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
    moveUp();
    expect(moveUp()).toMatchObject({ ok: false });
    expect(Object.keys(router.officers)).not.toContain('moveDown');
  });

  test('a device cannot decide it', () => {
    const device = testHost();
    const moved = device.app.ledger.execute('officers.moveUp', named, device.as(company.manager).actor);
    expect(moved).toMatchObject({ error: { code: 'SERVER_DECIDES' } });
    device.close();
  });
});

describe('no person holds two offices, nor one and business [8.1.5.1–3]', () => {
  beforeEach(() => {
    moveUp();
  });

  const roleOf = (office: string) =>
    host.app.db.row<{ id: string }>('SELECT id FROM roles WHERE template = ?', office)!.id;
  const edit = (id: string, to: string[], from: string[]) =>
    changed('users.edit', { id, changes: { roleIds: { from, to } } });

  test('by the person', async () => {
    const own = roleOf('system');
    expect(await edit(company.manager, [own, roleOf('audit')], [own])).toBe('OFFICES_MIXED');
    expect(await edit(company.manager, [own, sales], [own])).toBe('OFFICES_MIXED');
  });

  test('by a role, and no role gives everything', async () => {
    const mixed = { name: '混合', actions: ['customer.view', 'user.edit'], dataScope: 'own' as const };
    expect(await changed('roles.create', mixed)).toBe('OFFICES_MIXED');
    expect(await changed('roles.create', { ...mixed, actions: ['*'] })).toBe('OFFICES_MIXED');
  });

  test('by a post that an officer stands on', async () => {
    expect(await changed('posts.create', { name: '销售岗', roleIds: [sales] })).toBe('OK');
    const post = host.app.db.row<{ id: string }>("SELECT id FROM posts WHERE name = '销售岗'")!;
    const stand = { id: company.lin, changes: { postIds: { from: [], to: [post.id] } } };
    expect(await changed('users.edit', stand)).toBe('OFFICES_MIXED');
  });

  test('by a delegation to an officer', () => {
    const lent = {
      fromUserId: company.mei,
      toUserId: company.lin,
      modules: ['customer'],
      startAt: host.time,
      endAt: host.time + 86_400_000,
      reason: '出差代理',
    };
    const seller = host.as(company.mei, { actions: ['user.edit', 'customer.view'] }).actor;
    const before = JSON.stringify(host.app.db.rows('SELECT * FROM delegations'));
    expect(host.app.ledger.execute('delegations.create', lent, seller)).toMatchObject({ ok: false });
    expect(JSON.stringify(host.app.db.rows('SELECT * FROM delegations'))).toBe(before);
  });

  test('the last of an office stays', async () => {
    const own = roleOf('audit');
    expect(await edit(company.lin, [sales], [own])).toBe('LAST_OFFICER');
  });

  test('what a restored database brought is settled at the start of the server', () => {
    host.given(roles, [
      { id: '01900000-0000-7000-8000-000000000039', name: '旧管理员', actions: ['*'], dataScope: 'all' },
    ]);
    host.app.ledger.execute('officers.settle', {}, host.as(company.manager, { actions: ['*'] }).actor);
    const all = host.app.db.rows<{ actions: string }>('SELECT actions FROM roles');
    expect(all.filter((role) => findMixture(JSON.parse(role.actions) as string[]))).toEqual([]);
  });
});

describe('a new account takes two [8.1.5.1–3]', () => {
  beforeEach(() => {
    moveUp();
  });
  const person = { name: '赵敏', account: 'zhaomin', deptId: company.northSales };

  test('the system officer makes it, the security officer gives roles and lets in', async () => {
    const { id } = await call(router.users.create, person, as(company.manager));
    expect(findActor(host.app.db, id, host.time)).toBeUndefined();
    for (const officer of [company.manager, company.mei]) {
      const state = await call(router.officers.state, undefined, as(officer));
      expect(state.waiting.map((each) => each.userId)).toEqual([id]);
    }
    expect((await call(router.officers.state, undefined, as(company.lin))).waiting).toEqual([]);

    await call(router.users.release, { id, roleIds: [sales] }, as(company.mei));
    expect(findActor(host.app.db, id, host.time)!.actions).toEqual(new Set(['customer.view', 'customer.edit']));
    await expect(call(router.users.release, { id, roleIds: [] }, as(company.mei))).rejects.toMatchObject({
      code: 'USER_RELEASED',
    });
  });

  test('neither can do both', async () => {
    await expect(call(router.users.create, { ...person, roleIds: [sales] }, as(company.manager))).rejects.toMatchObject(
      { code: 'NOT_ALLOWED' },
    );
    await expect(call(router.users.create, person, as(company.mei))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const { id } = await call(router.users.create, person, as(company.manager));
    await expect(call(router.users.release, { id, roleIds: [sales] }, as(company.manager))).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await expect(
      call(router.users.edit, { id, changes: { roleIds: { from: [], to: [sales] } } }, as(company.manager)),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED', data: { action: 'role.edit' } });
  });
});

test('[8.1.5.1–3] every action is of one area; an unknown noun is business, so that it never falls to an officer', () => {
  for (const office of offices) expect(findMixture(officeContents[office].actions)).toBeUndefined();
  const shared = allActions.filter((action) => areaOf(action) === 'shared');
  expect(shared).toEqual(['user.view', 'branch.view', 'department.view', 'role.view', 'history.view']);
  expect(areaOf('contract.view')).toBe('business');
  for (const action of allActions.filter((each) => offices.some((office) => areaOf(each) === office))) {
    const holders = offices.filter((office) => officeContents[office].actions.includes(action));
    expect([action, holders]).toEqual([action, [areaOf(action)]]);
  }
});
