import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findActor } from '#shared/app/find-actor.ts';
import { departmentsRouter, rolesRouter, usersRouter } from '#shared/features/people/people.router.ts';
import { postsRouter } from '#shared/features/posts/posts.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let admin: { context: ReturnType<TestHost['as']> };

beforeEach(() => {
  host = testHost();
  admin = { context: host.as(company.manager) };
});
afterEach(() => host.close());

async function makePost(actions: string[], dataScope: 'own' | 'branch' = 'own') {
  const role = await call(rolesRouter.create, { name: `角色${actions.join()}`, actions, dataScope }, admin);
  const post = await call(
    postsRouter.create,
    { name: '大客户经理', deptId: company.northSales, roleIds: [role.id], duty: '看管重点客户' },
    admin,
  );
  return { role, post };
}

test('[T-6.1] whoever stands on a post has its roles besides their own', async () => {
  const own = await call(rolesRouter.create, { name: '看', actions: ['lead.view'], dataScope: 'own' }, admin);
  const { post } = await makePost(['customer.view', 'customer.edit'], 'branch');
  await call(
    usersRouter.edit,
    {
      id: company.mei,
      changes: { roleIds: { from: [company.role], to: [own.id] }, postIds: { from: [], to: [post.id] } },
    },
    admin,
  );

  expect(findActor(host.app.db, company.mei)).toMatchObject({
    dataScope: 'branch',
    actions: new Set(['lead.view', 'customer.view', 'customer.edit']),
  });
  expect(await call(usersRouter.get, { id: company.mei }, admin)).toMatchObject({
    postNames: ['大客户经理'],
    roleNames: ['看', '角色customer.view,customer.edit'],
  });
  expect(await call(postsRouter.get, { id: post.id }, admin)).toMatchObject({ userCount: 1, deptName: '北方销售部' });
});

test('nobody gives by a post what they do not have', async () => {
  const { role } = await makePost(['customer.view']);
  const clerk = { context: host.as(company.mei, { actions: ['role.create', 'role.edit', 'user.edit'] }) };

  await expect(call(postsRouter.create, { name: '后门', roleIds: [role.id] }, clerk)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
    data: { action: 'role.grant' },
  });
});

test('a post somebody stands on, and a role that a post gives, stay', async () => {
  const { role, post } = await makePost(['customer.view']);
  await call(usersRouter.edit, { id: company.mei, changes: { postIds: { from: [], to: [post.id] } } }, admin);

  await expect(call(postsRouter.remove, { ids: [post.id] }, admin)).rejects.toMatchObject({ code: 'IN_USE' });
  await expect(call(rolesRouter.remove, { ids: [role.id] }, admin)).rejects.toMatchObject({
    code: 'IN_USE',
    data: {
      references: [
        { table: 'users', count: 1 },
        { table: 'posts', count: 1 },
      ],
    },
  });
});

test('the last administrator may hold the right by a post, and the post then keeps it', async () => {
  const { post } = await makePost(['user.edit', 'role.edit', 'role.create'], 'branch');
  const plain = await call(rolesRouter.create, { name: '普通', actions: ['lead.view'], dataScope: 'own' }, admin);
  await call(usersRouter.edit, { id: company.manager, changes: { postIds: { from: [], to: [post.id] } } }, admin);
  for (const id of [company.mei, company.lin, company.manager]) {
    await call(usersRouter.edit, { id, changes: { roleIds: { from: [company.role], to: [plain.id] } } }, admin);
  }
  const { roleIds } = await call(postsRouter.get, { id: post.id }, admin);

  await expect(
    call(postsRouter.edit, { id: post.id, changes: { roleIds: { from: roleIds, to: [] } } }, admin),
  ).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
});

test('further departments widen the reach of a department', async () => {
  const role = await call(
    rolesRouter.create,
    { name: '部门', actions: ['customer.view'], dataScope: 'department' },
    admin,
  );
  const other = await call(departmentsRouter.create, { name: '渠道部', branchId: company.south }, admin);
  await call(
    usersRouter.edit,
    {
      id: company.mei,
      changes: { roleIds: { from: [company.role], to: [role.id] }, deptIds: { from: [], to: [other.id] } },
    },
    admin,
  );

  expect(findActor(host.app.db, company.mei)?.reachByNoun.customer?.deptIds).toEqual([company.northSales, other.id]);
});
