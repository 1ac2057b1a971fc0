import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contactsRouter } from '#shared/features/contacts/contacts.router.ts';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { delegationsRouter } from '#shared/features/delegations/delegations.router.ts';
import { followUpsRouter } from '#shared/features/follow-ups/follow-ups.router.ts';
import type { HandoverPlan } from '#shared/features/handovers/handover.model.ts';
import { handoversRouter } from '#shared/features/handovers/handovers.router.ts';
import { historyRouter } from '#shared/features/history/history.router.ts';
import { leadsRouter } from '#shared/features/leads/leads.router.ts';
import { branchesRouter, departmentsRouter, usersRouter } from '#shared/features/people/people.router.ts';
import { tasksRouter } from '#shared/features/tasks/tasks.router.ts';
import { teamsRouter } from '#shared/features/teams/teams.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let admin: { context: ReturnType<TestHost['as']> };
let mei: { context: ReturnType<TestHost['as']> };

beforeEach(() => {
  host = testHost();
  admin = { context: host.as(company.manager) };
  mei = { context: host.as(company.mei) };
});
afterEach(() => host.close());

const planOf = (more: Partial<HandoverPlan> = {}): HandoverPlan => ({
  rules: [],
  successorId: company.lin,
  previousOwner: 'removed',
  withContacts: true,
  withTasks: true,
  disable: true,
  ...more,
});

/** Seven customers with contacts, plans and follow-ups, two leads, three tasks, and what a person answers for. */
async function work() {
  const customerIds: string[] = [];
  for (const index of Array.from({ length: 7 }, (_, place) => place)) {
    const { id } = await call(
      customersRouter.create,
      { name: `客户${index}`, level: index < 3 ? 'A' : 'B', ...(index === 6 ? { remark: '末' } : {}) },
      mei,
    );
    customerIds.push(id);
    await call(contactsRouter.create, { customerId: id, name: `张${index}` }, mei);
    await call(
      followUpsRouter.create,
      { targetType: 'customer', targetId: id, method: 'phone', content: '谈', nextContactAt: host.time + 1e6 },
      mei,
    );
  }
  await call(customersRouter.remove, { ids: [customerIds[6]!] }, mei);
  await call(leadsRouter.create, { name: '线索一' }, mei);
  const { id: leadId } = await call(leadsRouter.create, { name: '线索二' }, mei);
  await call(leadsRouter.markInvalid, { ids: [leadId], reason: 'noDemand' }, mei);
  await call(tasksRouter.create, { title: '散事', dueAt: host.time + 1e6 }, mei);
  const { id: doneId } = await call(tasksRouter.create, { title: '做完了' }, mei);
  await call(tasksRouter.complete, { ids: [doneId] }, mei);
  await call(
    departmentsRouter.edit,
    { id: company.northSales, changes: { leaderId: { from: null, to: company.mei } } },
    admin,
  );
  await call(
    branchesRouter.edit,
    { id: company.north, changes: { managerId: { from: null, to: company.mei } } },
    admin,
  );
  await call(
    usersRouter.edit,
    { id: company.manager, changes: { superiorId: { from: null, to: company.mei } } },
    admin,
  );
  const { id: other } = await call(customersRouter.create, { name: '经理的客户' }, admin);
  await call(
    teamsRouter.add,
    {
      recordTable: 'customers',
      recordIds: [other],
      memberIds: [company.mei],
      access: 'write',
      expiresAt: null,
      parts: [],
    },
    admin,
  );
  await call(
    delegationsRouter.create,
    { toUserId: company.lin, modules: ['customer'], startAt: host.time, endAt: host.time + 1e8, reason: '休假' },
    mei,
  );
  return customerIds;
}

async function run(plan: HandoverPlan, limit = 2) {
  const { id } = await call(handoversRouter.start, { userId: company.mei, plan }, admin);
  let rounds = 0;
  for (;;) {
    const { left } = await call(handoversRouter.step, { id, limit }, admin);
    rounds += 1;
    if (left === 0) return { id, rounds };
  }
}

const openOf = (userId: string) =>
  Object.fromEntries(
    ['customers', 'contacts', 'follow_ups', 'leads', 'tasks'].map((table) => [
      table,
      host.app.db.row<{ total: number }>(`SELECT count(*) AS total FROM ${table} WHERE owner_id = ?`, userId)!.total,
    ]),
  );

describe('[U-3.4] a hand-over', () => {
  test('leaves the person without open records, and nothing is lost on the way', async () => {
    await work();
    const before = openOf(company.mei);
    const { rounds } = await run(planOf());

    expect(rounds).toBeGreaterThan(2);
    expect(openOf(company.mei)).toEqual({ customers: 0, contacts: 0, follow_ups: 0, leads: 0, tasks: 1 });
    expect(openOf(company.lin)).toEqual({ ...before, tasks: before.tasks! - 1 });
    expect(await call(usersRouter.get, { id: company.mei }, admin)).toMatchObject({ status: 'disabled' });
    expect(await call(departmentsRouter.get, { id: company.northSales }, admin)).toMatchObject({
      leaderId: company.lin,
    });
    expect(await call(usersRouter.get, { id: company.manager }, admin)).toMatchObject({ superiorId: company.lin });
    const [said] = await call(handoversRouter.list, { userId: company.mei }, admin);
    expect(said).toMatchObject({
      status: 'finished',
      moved: { ...said!.before },
      left: { customers: 0, leads: 0, tasks: 0, departments: 0, branches: 0, reports: 0, teams: 0, delegations: 0 },
    });
  });

  test('keeps who did what: history and authors stay', async () => {
    await work();
    await run(planOf());
    expect(host.app.db.row('SELECT count(*) AS total FROM follow_ups WHERE created_by = ?', company.mei)).toEqual({
      total: 7,
    });
  });

  test('shares out by level, by name, by record, and the rest', async () => {
    const customerIds = await work();
    const plan = planOf({
      rules: [
        { kind: 'customers', successorId: company.manager, recordIds: [customerIds[5]!] },
        { kind: 'customers', successorId: company.manager, levels: ['A'] },
        { kind: 'leads', successorId: company.manager, text: '线索一' },
      ],
    });
    const { shares } = await call(handoversRouter.preview, { userId: company.mei, plan }, admin);
    await run(plan);

    const owned = (userId: string) =>
      host.app.db
        .rows<{ name: string }>(
          "SELECT name FROM customers WHERE owner_id = ? AND deleted_at IS NULL AND name LIKE '客户%' ORDER BY name",
          userId,
        )
        .map((row) => row.name);
    expect(owned(company.manager)).toEqual(['客户0', '客户1', '客户2', '客户5']);
    expect(owned(company.lin)).toEqual(['客户3', '客户4']);
    expect(shares).toMatchObject([
      { successorId: company.lin, customers: 2, leads: 1, tasks: 3 },
      { successorId: company.manager, customers: 4, leads: 1, tasks: 4 },
    ]);
  });

  test('keeps the person in the team where they only change their work', async () => {
    const [first] = await work();
    await run(planOf({ disable: false, previousOwner: 'read', withContacts: false }), 500);

    const { members } = await call(teamsRouter.list, { recordTable: 'customers', recordId: first! }, admin);
    expect(members).toMatchObject([{ memberId: company.mei, access: 'read', parts: ['followUps', 'tasks'] }]);
    expect(await call(usersRouter.get, { id: company.mei }, admin)).toMatchObject({ status: 'active' });
  });

  test('is taken back step by step, the last one first', async () => {
    await work();
    const before = openOf(company.mei);
    const { id } = await run(planOf());
    await call(handoversRouter.cancel, { id }, admin);
    const [said] = await call(handoversRouter.list, { userId: company.mei }, admin);
    for (const commandId of said!.steps.toReversed()) await call(historyRouter.undo, { commandId }, admin);

    expect(openOf(company.mei)).toEqual(before);
    const [after] = await call(handoversRouter.list, { userId: company.mei }, admin);
    expect(after).toMatchObject({ status: 'cancelled', steps: [], moved: { customers: 0, tasks: 0 } });
    expect(await call(usersRouter.get, { id: company.mei }, admin)).toMatchObject({ status: 'leaving' });
    expect(await call(departmentsRouter.get, { id: company.northSales }, admin)).toMatchObject({
      leaderId: company.mei,
    });
  });

  test('goes to somebody who is at work, once at a time, and by whoever looks after people', async () => {
    const start = (plan: HandoverPlan, by = admin) => call(handoversRouter.start, { userId: company.mei, plan }, by);
    await expect(start(planOf({ successorId: company.mei }))).rejects.toMatchObject({ code: 'SUCCESSOR_UNFIT' });
    await expect(
      start(planOf(), { context: host.as(company.lin, { actions: ['customer.assign'] }) }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await start(planOf());
    await expect(start(planOf())).rejects.toMatchObject({ code: 'HANDOVER_RUNNING' });
  });

  test('the one a successor answers to does not come to answer to the successor', async () => {
    const superior = (id: string, from: string | null, to: string) =>
      call(usersRouter.edit, { id, changes: { superiorId: { from, to } } }, admin);
    await superior(company.manager, null, company.mei);
    await superior(company.lin, null, company.manager);
    await run(planOf());

    expect(await call(usersRouter.get, { id: company.manager }, admin)).toMatchObject({ superiorId: null });
  });
});

test('nobody is disabled while work or duties are theirs, and locking is possible at once', async () => {
  await work();
  await call(usersRouter.setStatus, { id: company.mei, status: 'leaving' }, admin);
  await expect(call(usersRouter.setStatus, { id: company.mei, status: 'disabled' }, admin)).rejects.toMatchObject({
    code: 'USER_HAS_OPEN_RECORDS',
    data: { customers: 6, duties: 3 },
  });
  await call(usersRouter.setStatus, { id: company.mei, status: 'locked' }, admin);
  expect(await call(usersRouter.get, { id: company.mei }, admin)).toMatchObject({ status: 'locked' });
});
