import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contactsRouter } from '#shared/features/contacts/contacts.router.ts';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { branchesRouter, departmentsRouter, peopleRouter, usersRouter } from '#shared/features/people/people.router.ts';
import { tasksRouter } from '#shared/features/tasks/tasks.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let admin: { context: ReturnType<TestHost['as']> };
let lin: { context: ReturnType<TestHost['as']> };

beforeEach(() => {
  host = testHost();
  admin = { context: host.as(company.manager) };
  lin = { context: host.as(company.lin) };
});
afterEach(() => host.close());

async function southernWork(customers = 3) {
  for (const index of Array.from({ length: customers }, (_, place) => place)) {
    const { id } = await call(customersRouter.create, { name: `南客${index}` }, lin);
    await call(contactsRouter.create, { customerId: id, name: `刘${index}` }, lin);
  }
  await call(tasksRouter.create, { title: '拜访', dueAt: host.time + 1e6, reminders: [5] }, lin);
}

const branchesIn = (table: string) =>
  host.app.db.rows<{ branch_id: string; total: number }>(
    `SELECT branch_id, count(*) AS total FROM ${table} GROUP BY branch_id`,
  );

test('[6.1] a department moves with everything below it, its people and their records', async () => {
  await southernWork();
  const below = await call(
    departmentsRouter.create,
    { name: '南方二组', branchId: company.south, parentId: company.southSales },
    admin,
  );

  const { left } = await call(
    departmentsRouter.move,
    { id: company.southSales, branchId: company.north, parentId: company.northSales },
    admin,
  );

  expect(left).toBe(0);
  expect(await call(departmentsRouter.get, { id: below.id }, admin)).toMatchObject({ branchId: company.north });
  expect(await call(usersRouter.get, { id: company.lin }, admin)).toMatchObject({ branchId: company.north });
  for (const [table, total] of [
    ['customers', 3],
    ['contacts', 3],
    ['tasks', 1],
    ['reminders', 1],
  ] as const) {
    expect(branchesIn(table)).toEqual([{ branch_id: company.north, total }]);
  }
});

test('what does not fit into one command follows by settling, as often as it takes', async () => {
  await southernWork();
  host.app.sqlite.prepare('UPDATE departments SET branch_id = ? WHERE id = ?').run(company.north, company.southSales);

  const rounds: number[] = [];
  for (let left = 1; left > 0; ) {
    ({ left } = await call(departmentsRouter.settle, { limit: 3 }, admin));
    rounds.push(left);
  }

  expect(rounds).toEqual([5, 2, 0]);
  expect(branchesIn('contacts')).toEqual([{ branch_id: company.north, total: 3 }]);
});

test('a department does not come to lie below itself, nor in a branch of others', async () => {
  const move = (parentId: string, branchId: string) =>
    call(departmentsRouter.move, { id: company.southSales, branchId, parentId }, admin);
  await expect(move(company.southSales, company.south)).rejects.toMatchObject({ code: 'DEPARTMENT_LOOP' });
  await expect(move(company.northSales, company.south)).rejects.toMatchObject({ code: 'FIELD_INVALID' });
});

test('departments keep the order they are given', async () => {
  for (const name of ['甲', '乙', '丙']) {
    await call(departmentsRouter.create, { name, branchId: company.north, parentId: company.northSales }, admin);
  }
  const order = async () =>
    (await call(peopleRouter.organisation, undefined, admin)).departments
      .filter((each) => each.parentId === company.northSales)
      .map((each) => each.name);
  const [first] = await order();
  const rows = (await call(peopleRouter.organisation, undefined, admin)).departments;
  const idOf = (name: string) => rows.find((each) => each.name === name)!.id;
  const last = (await order()).at(-1)!;

  await call(
    departmentsRouter.move,
    { id: idOf(last), branchId: company.north, parentId: company.northSales, beforeId: idOf(first!) },
    admin,
  );

  expect((await order())[0]).toBe(last);
});

test('closing a branch that still has something asks where that goes', async () => {
  await southernWork();
  const closing = { id: company.south };
  const refusal = { code: 'BRANCH_HAS_RECORDS', data: { departments: 1, users: 1, records: 4 } };
  await expect(call(branchesRouter.close, closing, admin)).rejects.toMatchObject(refusal);
  await expect(
    call(branchesRouter.edit, { ...closing, changes: { status: { from: 'active', to: 'closed' } } }, admin),
  ).rejects.toMatchObject(refusal);

  await call(branchesRouter.close, { ...closing, toBranchId: company.north }, admin);

  expect(await call(branchesRouter.get, closing, admin)).toMatchObject({
    status: 'closed',
    successorId: company.north,
  });
  expect(branchesIn('customers')).toEqual([{ branch_id: company.north, total: 3 }]);
  expect(await call(usersRouter.get, { id: company.lin }, admin)).toMatchObject({ branchId: company.north });
});

test('nobody becomes the superior of their own superior, over whatever detour', async () => {
  const superior = (id: string, to: string) =>
    call(usersRouter.edit, { id, changes: { superiorId: { from: null, to } } }, admin);
  await superior(company.mei, company.manager);
  await superior(company.lin, company.mei);
  await expect(superior(company.manager, company.lin)).rejects.toMatchObject({
    code: 'FIELD_INVALID',
    data: { field: 'superiorId', rule: 'loop' },
  });
});

test('the picture of the organisation needs the right to see departments', async () => {
  const guest = { context: host.as(company.mei, { actions: [] }) };
  expect(await call(peopleRouter.organisation, undefined, guest)).toEqual({
    branches: [],
    departments: [],
    posts: [],
    people: [],
  });
});
