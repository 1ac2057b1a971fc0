import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findActor } from '#shared/app/find-actor.ts';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { departmentAndBelow, isLoop } from '#shared/features/people/department.model.ts';
import {
  branchesRouter,
  departmentsRouter,
  peopleRouter,
  rolesRouter,
  usersRouter,
} from '#shared/features/people/people.router.ts';
import { roleTemplates } from '#shared/features/people/role.model.ts';
import { allActions } from '#shared/features/people/role-actions.model.ts';
import { templateContents } from '#shared/features/people/role-templates.model.ts';
import { userStatuses, userTransitions } from '#shared/features/people/user.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let admin: { context: ReturnType<TestHost['as']> };

beforeEach(() => {
  host = testHost();
  admin = { context: host.as(company.manager) };
});
afterEach(() => host.close());

const changeRoles = (to: string[]) => ({ roleIds: { from: [company.role], to } });

test('a new person is found by pinyin in the directory and sees what their roles give', async () => {
  const role = await call(
    rolesRouter.create,
    { name: '客服', actions: ['customer.view', 'task.edit'], dataScope: 'departmentAndBelow' },
    admin,
  );
  const below = await call(
    departmentsRouter.create,
    { name: '北方二组', branchId: company.north, parentId: company.northSales },
    admin,
  );

  const { id } = await call(
    usersRouter.create,
    { name: '赵敏', account: 'ZhaoMin', deptId: company.northSales, roleIds: [role.id] },
    admin,
  );

  expect(await call(peopleRouter.directory, { text: 'zm' }, admin)).toMatchObject([
    { id, name: '赵敏', account: 'zhaomin', branchName: '北方分公司', deptName: '北方销售部', status: 'inactive' },
  ]);
  expect(findActor(host.app.db, id)).toMatchObject({
    branchId: company.north,
    dataScope: 'departmentAndBelow',
    reachByNoun: { customer: { deptIds: [company.northSales, below.id] }, lead: { deptIds: [], ownerIds: [id] } },
    actions: new Set(['customer.view', 'task.edit']),
  });
  expect(await call(usersRouter.get, { id }, admin)).toMatchObject({ roleNames: ['客服'] });
});

test('who asks learns who they are', async () => {
  expect(await call(peopleRouter.me, undefined, { context: host.as(company.mei, { actions: ['lead.view'] }) })).toEqual(
    {
      id: company.mei,
      account: company.mei,
      name: company.mei,
      branchId: company.north,
      branchName: '北方分公司',
      deptId: company.northSales,
      deptName: '北方销售部',
      roleNames: ['销售'],
      dataScope: 'all',
      actions: ['lead.view'],
    },
  );
});

test('[T-3.1b] six role templates grant known actions, the administrator everything, the partner only their own', () => {
  expect(roleTemplates.map((template) => templateContents[template].name)).toEqual([
    '业务管理者',
    '营销人员',
    '服务人员',
    '合作伙伴',
    '财务',
    '管理员',
  ]);
  const granted = roleTemplates.flatMap((template) => templateContents[template].actions);
  expect(granted.filter((action) => action !== '*' && !allActions.includes(action))).toEqual([]);
  expect(templateContents.partner.dataScope).toBe('own');
  expect(templateContents.administrator.actions).toEqual(['*']);
});

test('several roles add up: every action, and for each noun the reach of the roles that give rights on it', async () => {
  const narrow = await call(rolesRouter.create, { name: '甲', actions: ['lead.view'], dataScope: 'own' }, admin);
  const wide = await call(rolesRouter.create, { name: '乙', actions: ['task.view'], dataScope: 'branch' }, admin);
  await call(usersRouter.edit, { id: company.mei, changes: changeRoles([narrow.id, wide.id]) }, admin);

  expect(findActor(host.app.db, company.mei)).toMatchObject({
    dataScope: 'branch',
    reachByNoun: { lead: { branchIds: [] }, task: { branchIds: [company.north] } },
    actions: new Set(['lead.view', 'task.view']),
  });
});

test('nobody gives away rights they do not have', async () => {
  const clerk = {
    context: host.as(company.mei, { actions: ['user.create', 'user.edit', 'role.create', 'role.edit'] }),
  };
  const refusal = { code: 'NOT_ALLOWED', data: { action: 'role.grant' } };

  await expect(
    call(usersRouter.create, { name: '自己人', account: 'insider', roleIds: [company.role] }, clerk),
  ).rejects.toMatchObject(refusal);
  await expect(
    call(rolesRouter.create, { name: '万能', actions: ['*'], dataScope: 'own' }, clerk),
  ).rejects.toMatchObject(refusal);
  await expect(
    call(rolesRouter.edit, { id: company.role, changes: { name: { from: '销售', to: '销售员' } } }, clerk),
  ).rejects.toMatchObject(refusal);
});

test('one administrator always remains', async () => {
  const role = await call(rolesRouter.create, { name: '无权', actions: [], dataScope: 'own' }, admin);
  for (const id of [company.mei, company.lin]) {
    await call(usersRouter.edit, { id, changes: changeRoles([role.id]) }, admin);
  }
  const refusal = { code: 'LAST_ADMINISTRATOR' };

  await expect(
    call(usersRouter.edit, { id: company.manager, changes: changeRoles([role.id]) }, admin),
  ).rejects.toMatchObject(refusal);
  await expect(call(usersRouter.setStatus, { id: company.manager, status: 'locked' }, admin)).rejects.toMatchObject(
    refusal,
  );
  await expect(call(usersRouter.remove, { ids: [company.manager] }, admin)).rejects.toMatchObject(refusal);
  await expect(
    call(rolesRouter.edit, { id: company.role, changes: { actions: { from: ['*'], to: [] } } }, admin),
  ).rejects.toMatchObject(refusal);
});

test('accounts, staff numbers, branch codes and role names are given once', async () => {
  await call(usersRouter.create, { name: '甲', account: 'jia', employeeNo: '001' }, admin);

  await expect(call(usersRouter.create, { name: '乙', account: 'JIA' }, admin)).rejects.toMatchObject({
    code: 'ACCOUNT_TAKEN',
  });
  await expect(call(usersRouter.create, { name: '乙', account: 'yi', employeeNo: '001' }, admin)).rejects.toMatchObject(
    {
      code: 'EMPLOYEE_NO_TAKEN',
    },
  );
  await expect(call(branchesRouter.create, { code: 'N', name: '又一' }, admin)).rejects.toMatchObject({
    code: 'BRANCH_CODE_TAKEN',
  });
  await expect(call(rolesRouter.create, { name: '销售', actions: [], dataScope: 'own' }, admin)).rejects.toMatchObject({
    code: 'ROLE_NAME_TAKEN',
  });
});

test('the account is fixed once the person has signed in', async () => {
  const { id } = await call(usersRouter.create, { name: '甲', account: 'jia' }, admin);
  await call(usersRouter.edit, { id, changes: { account: { from: 'jia', to: 'jia2' } } }, admin);
  await call(usersRouter.setStatus, { id, status: 'active' }, { context: host.as(id, { actions: [] }) });

  await expect(
    call(usersRouter.edit, { id, changes: { account: { from: 'jia2', to: 'jia3' } } }, admin),
  ).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field: 'account', rule: 'fixed' } });
});

test('a person with open records is neither disabled nor removed', async () => {
  await call(customersRouter.create, { name: '甲公司' }, { context: host.as(company.mei) });
  await call(usersRouter.setStatus, { id: company.mei, status: 'leaving' }, admin);

  await expect(call(usersRouter.setStatus, { id: company.mei, status: 'disabled' }, admin)).rejects.toMatchObject({
    code: 'USER_HAS_OPEN_RECORDS',
    data: { customers: 1, leads: 0, tasks: 0 },
  });

  const { rows } = await call(customersRouter.list, {}, admin);
  await call(customersRouter.assign, { ids: rows.map((row) => row.id), ownerId: company.manager }, admin);
  await call(usersRouter.setStatus, { id: company.mei, status: 'disabled' }, admin);

  expect(findActor(host.app.db, company.mei)).toBeUndefined();
  expect(await call(usersRouter.get, { id: company.mei }, admin)).toMatchObject({ leftOn: '2026-01-05' });
  expect((await call(peopleRouter.directory, {}, admin)).map((each) => each.id)).not.toContain(company.mei);
});

describe('a person’s status goes only where the table says', () => {
  const pairs = userStatuses.flatMap((from) => userStatuses.map((to) => [from, to] as const));
  test.each(pairs)('%s → %s', async (from, to) => {
    host.app.sqlite.prepare('UPDATE users SET status = ? WHERE id = ?').run(from, company.lin);

    const attempt = call(usersRouter.setStatus, { id: company.lin, status: to }, admin);

    if (userTransitions.some((each) => each.from === from && each.to === to)) await attempt;
    else await expect(attempt).rejects.toMatchObject({ code: 'USER_TRANSITION_REFUSED', data: { from, to } });
  });
});

test('the tree has no loops, and departments stay in their branch', async () => {
  const child = await call(
    departmentsRouter.create,
    { name: '一组', branchId: company.north, parentId: company.northSales },
    admin,
  );
  await expect(
    call(
      departmentsRouter.edit,
      { id: company.northSales, changes: { parentId: { from: null, to: child.id } } },
      admin,
    ),
  ).rejects.toMatchObject({ code: 'DEPARTMENT_LOOP' });
  await expect(
    call(departmentsRouter.create, { name: '错', branchId: company.south, parentId: company.northSales }, admin),
  ).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { rule: 'otherBranch' } });
  await expect(
    call(branchesRouter.edit, { id: company.north, changes: { parentId: { from: null, to: company.north } } }, admin),
  ).rejects.toMatchObject({ code: 'BRANCH_LOOP' });
  await expect(
    call(usersRouter.edit, { id: company.mei, changes: { superiorId: { from: null, to: company.mei } } }, admin),
  ).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field: 'superiorId', rule: 'loop' } });
  expect(
    departmentAndBelow(
      [
        { id: 'a', parentId: 'b' },
        { id: 'b', parentId: 'a' },
      ],
      'a',
    ),
  ).toEqual(['a', 'b']);
  expect(isLoop([{ id: 'a', parentId: null }], 'a', null)).toBe(false);
});

test('what others need cannot be removed, and says by whom it is needed', async () => {
  await expect(call(branchesRouter.remove, { ids: [company.north] }, admin)).rejects.toMatchObject({
    code: 'IN_USE',
    data: {
      references: [
        { table: 'departments', count: 1 },
        { table: 'users', count: 2 },
      ],
    },
  });
  await expect(call(rolesRouter.remove, { ids: [company.role] }, admin)).rejects.toMatchObject({
    code: 'IN_USE',
    data: { references: [{ table: 'users', count: 3 }] },
  });
  const free = await call(branchesRouter.create, { code: 'X', name: '空' }, admin);
  await call(branchesRouter.remove, { ids: [free.id] }, admin);
  expect((await call(branchesRouter.list, {}, admin)).total).toBe(2);
  await call(branchesRouter.restore, { ids: [free.id] }, admin);
  expect((await call(branchesRouter.list, { text: '空' }, admin)).total).toBe(1);
});

test('only who may organise the company does', async () => {
  const seller = { context: host.as(company.mei, { actions: ['customer.view'] }) };
  for (const attempt of [
    () => call(usersRouter.create, { name: '甲', account: 'jia' }, seller),
    () => call(usersRouter.setStatus, { id: company.lin, status: 'locked' }, seller),
    () => call(rolesRouter.create, { name: '甲', actions: [], dataScope: 'own' }, seller),
    () => call(branchesRouter.create, { code: 'X', name: '甲' }, seller),
    () => call(departmentsRouter.remove, { ids: [company.northSales] }, seller),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  }
  expect(await call(usersRouter.list, {}, seller)).toEqual({ rows: [], total: 0 });
  expect((await call(peopleRouter.directory, {}, seller)).length).toBe(3);
});
