import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { timeOutFlows } from '#shared/app/time-out-flows.ts';
import { defaultSettings } from '#shared/features/flows/flow.model.ts';
import { departments, users } from '#shared/features/people/people.tables.ts';
import { givenFlow, givenSubmitted, node, people, storyOf, todoOf } from '../../support/flow-company.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const { manager, mei, lin } = company;

function setPerson(
  host: TestHost,
  table: typeof users | typeof departments,
  column: string,
  value: string,
  id: string,
) {
  const name = table === users ? 'users' : 'departments';
  host.app.sqlite.prepare(`UPDATE ${name} SET ${column} = ? WHERE id = ?`).run(value, id);
}

test('without a flow that fits, nothing has to be approved', async () => {
  const host = testHost();
  await givenFlow(host, [node('一', { approver: people(lin) })], {
    conditions: [{ fact: 'customerLevel', operator: 'is', value: ['B', 'C'] }],
  });
  const context = host.as(mei);
  const { id } = await call(router.customers.create, { name: '甲公司', level: 'A' }, { context });

  const submitted = await call(router.flows.submit, { docType: 'customer', recordId: id }, { context });

  expect(submitted.instanceId).toBeNull();
  expect(await todoOf(host, lin)).toEqual([]);
});

test('conditions choose the flow and its nodes: level, amount, department of whoever submits', async () => {
  const host = testHost();
  await givenFlow(
    host,
    [
      node('大额', {
        approver: people(lin),
        conditions: [{ fact: 'creditLimit', operator: 'atLeast', value: 100_000_00 }],
      }),
      node('北方', {
        approver: people(manager),
        conditions: [{ fact: 'department', operator: 'is', value: company.northSales }],
      }),
    ],
    { conditions: [{ fact: 'customerLevel', operator: 'is', value: 'A' }] },
  );
  const plan = (facts: Record<string, string | number>, submitterId: string) =>
    call(router.flows.simulate, { docType: 'customer', facts, submitterId }, { context: host.as(manager) }).then(
      (found) => found.nodes.map((each) => each.name),
    );

  expect(await plan({ customerLevel: 'A', creditLimit: 100_000_00 }, mei)).toEqual(['大额', '北方']);
  expect(await plan({ customerLevel: 'A', creditLimit: 99_999_99 }, mei)).toEqual(['北方']);
  expect(await plan({ customerLevel: 'A', creditLimit: 100_000_00 }, lin)).toEqual(['大额']);
  expect(await plan({ customerLevel: 'B', creditLimit: 100_000_00 }, mei)).toEqual([]);
});

test('superiors and heads of departments by level, in turn where each of them decides', async () => {
  const host = testHost();
  setPerson(host, users, 'superior_id', lin, mei);
  setPerson(host, users, 'superior_id', manager, lin);
  setPerson(host, departments, 'leader_id', manager, company.northSales);
  await givenFlow(host, [
    node('上级', { approver: { kind: 'superior', levels: 2, each: true } }),
    node('负责人', { approver: { kind: 'departmentHead', levels: 3, each: false } }),
  ]);
  const { id } = await givenSubmitted(host);

  expect((await storyOf(host, id)).tasks).toEqual(['上级 lin open', '上级 manager waiting']);
  const [first] = await todoOf(host, lin);
  await call(router.flows.agree, first!, { context: host.as(lin) });
  const [second] = await todoOf(host, manager);
  await call(router.flows.agree, second!, { context: host.as(manager) });

  // The manager has agreed already, so the second node asks nobody again.
  expect(await storyOf(host, id)).toEqual({
    state: 'passed',
    tasks: ['上级 lin agreed', '上级 manager agreed', '负责人 manager skipped'],
  });
});

test('the submitter among the approvers is passed over, asked, or replaced by their superior', async () => {
  const asked: string[][] = [];
  for (const sameSubmitter of ['skip', 'allow', 'superior'] as const) {
    const host = testHost();
    setPerson(host, users, 'superior_id', lin, mei);
    const settings = { ...defaultSettings, sameSubmitter };
    await givenFlow(host, [node('一', { approver: people(mei) }), node('二', { approver: people(manager) })], {
      settings,
    });
    const { id } = await givenSubmitted(host);
    asked.push((await storyOf(host, id)).tasks);
  }

  expect(asked).toEqual([['二 manager open'], ['一 mei open'], ['一 lin open']]);
});

test('a node that finds nobody goes to whoever administers flows, is passed, or stops the submission', async () => {
  const superior = [node('上级', { approver: { kind: 'superior' as const, levels: 1, each: false } })];
  const outcomes: unknown[] = [];
  for (const emptyApprover of ['administrators', 'pass', 'named'] as const) {
    const host = testHost();
    host.app.sqlite.prepare("UPDATE users SET status = 'disabled' WHERE id = ?").run(lin);
    const settings = { ...defaultSettings, emptyApprover, emptyApproverIds: emptyApprover === 'named' ? [lin] : [] };
    await givenFlow(host, superior, { settings });
    outcomes.push(
      await givenSubmitted(host).then(
        ({ id }) => storyOf(host, id),
        (error: { code: string }) => error.code,
      ),
    );
  }

  expect(outcomes).toEqual([
    { state: 'pending', tasks: ['上级 manager open'] },
    { state: 'passed', tasks: [] },
    'FLOW_WITHOUT_APPROVER',
  ]);
});

test('an approver whom the submitter names is asked for before anything is written', async () => {
  const host = testHost();
  await givenFlow(host, [node('自选', { approver: { kind: 'choice' } })]);
  const context = host.as(mei);
  const { id } = await call(router.customers.create, { name: '甲公司' }, { context });
  const submit = (chosen?: Record<string, string[]>) =>
    call(router.flows.submit, { docType: 'customer', recordId: id, ...(chosen ? { chosen } : {}) }, { context });

  await expect(submit()).rejects.toMatchObject({ code: 'FLOW_CHOICE_MISSING' });
  await submit({ 自选: [lin] });

  expect((await storyOf(host, id)).tasks).toEqual(['自选 lin open']);
});

test('a document on its way keeps the version of the flow it began with', async () => {
  const host = testHost();
  const flowId = await givenFlow(host, [
    node('一', { approver: people(lin) }),
    node('二', { approver: people(manager) }),
  ]);
  const { id } = await givenSubmitted(host);

  await givenFlow(host, [node('只有', { approver: people(lin) })], { id: flowId });
  const [task] = await todoOf(host, lin);
  await call(router.flows.agree, task!, { context: host.as(lin) });

  expect((await storyOf(host, id)).tasks).toEqual(['一 lin agreed', '二 manager open']);
});

test('when the time of a task is over: a reminder, the superior, or agreed by itself', async () => {
  const stories: string[][] = [];
  for (const timeoutAction of ['remind', 'superior', 'agree'] as const) {
    const host = testHost();
    setPerson(host, users, 'superior_id', manager, lin);
    await givenFlow(host, [node('一', { approver: people(lin), timeoutHours: 24, timeoutAction })]);
    const { id } = await givenSubmitted(host);
    const [task] = await todoOf(host, lin);
    timeOutFlows(host.app);
    expect(await todoOf(host, lin)).toEqual([task]);
    host.time += 25 * 3_600_000;
    timeOutFlows(host.app);
    stories.push((await storyOf(host, id)).tasks);
  }

  expect(stories).toEqual([['一 lin open'], ['一 lin moved', '一 manager open'], ['一 lin agreed']]);
});

test('only who administers flows designs them, tries them out and ends approvals from outside', async () => {
  const host = testHost();
  await givenFlow(host, [node('一', { approver: people(lin) })]);
  const { instanceId } = await givenSubmitted(host);
  const context = host.as(lin, { actions: ['customer.view', 'customer.edit'] });

  await expect(call(router.flows.terminate, { instanceId }, { context })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
  await expect(
    call(router.flows.simulate, { docType: 'customer', facts: {}, submitterId: lin }, { context }),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await call(router.flows.list, {} as never, { context })).toEqual([]);
});
