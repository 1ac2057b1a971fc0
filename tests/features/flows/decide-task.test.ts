import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { defaultSettings } from '#shared/features/flows/flow.model.ts';
import { givenFlow, givenSubmitted, node, people, storyOf, todoOf } from '../../support/flow-company.ts';
import { company, testHost } from '../../support/test-host.ts';

const { manager, mei, lin } = company;

test('a document goes from node to node, and has passed behind the last', async () => {
  const host = testHost();
  await givenFlow(host, [node('一', { approver: people(lin) }), node('二', { approver: people(manager) })]);
  const { id } = await givenSubmitted(host);

  const [first] = await todoOf(host, lin);
  expect(await todoOf(host, manager)).toEqual([]);
  await call(router.flows.agree, first!, { context: host.as(lin) });
  const [second] = await todoOf(host, manager);
  await call(router.flows.agree, { ...second!, comment: '好' }, { context: host.as(manager) });

  expect(await storyOf(host, id)).toEqual({ state: 'passed', tasks: ['一 lin agreed', '二 manager agreed'] });
});

test('会签 waits for all, 或签 for one, 依次 for one after the other', async () => {
  const stories: unknown[] = [];
  for (const mode of ['all', 'any', 'sequence'] as const) {
    const host = testHost();
    await givenFlow(host, [node('节点', { approver: people(lin, manager), mode })]);
    const { id } = await givenSubmitted(host);
    stories.push((await todoOf(host, manager)).length);
    const [task] = await todoOf(host, lin);
    await call(router.flows.agree, task!, { context: host.as(lin) });
    stories.push(await storyOf(host, id));
  }

  expect(stories).toEqual([
    1,
    { state: 'pending', tasks: ['节点 lin agreed', '节点 manager open'] },
    1,
    { state: 'passed', tasks: ['节点 lin agreed', '节点 manager cancelled'] },
    0,
    { state: 'pending', tasks: ['节点 lin agreed', '节点 manager open'] },
  ]);
});

test('one rejection ends the approval, and the document is what it was', async () => {
  const host = testHost();
  await givenFlow(host, [node('会签', { approver: people(lin, manager) })]);
  const { id } = await givenSubmitted(host);
  const before = await call(router.customers.get, { id }, { context: host.as(mei) });

  const [task] = await todoOf(host, lin);
  await call(router.flows.reject, { ...task!, comment: '太低' }, { context: host.as(lin) });

  expect(await storyOf(host, id)).toEqual({
    state: 'rejected',
    tasks: ['会签 lin rejected', '会签 manager cancelled'],
  });
  expect(await call(router.customers.get, { id }, { context: host.as(mei) })).toEqual(before);
});

test('a document that is being approved is locked, whatever command tries', async () => {
  const host = testHost();
  await givenFlow(host, [node('一', { approver: people(lin) })]);
  const { id, instanceId } = await givenSubmitted(host);
  const edit = () =>
    call(router.customers.edit, { id, changes: { level: { from: 'A', to: 'B' } } }, { context: host.as(mei) });

  await expect(edit()).rejects.toMatchObject({ code: 'DOCUMENT_IN_APPROVAL' });
  await expect(call(router.customers.remove, { ids: [id] }, { context: host.as(manager) })).rejects.toMatchObject({
    code: 'DOCUMENT_IN_APPROVAL',
  });
  await call(router.customers.assign, { ids: [id], ownerId: lin }, { context: host.as(manager) });
  await call(router.flows.withdraw, { instanceId }, { context: host.as(mei) });

  await expect(
    call(router.customers.edit, { id, changes: { level: { from: 'A', to: 'B' } } }, { context: host.as(manager) }),
  ).resolves.toMatchObject({ id });
});

test('a decision about other content than the document’s is not accepted, and the task stays', async () => {
  const host = testHost();
  await givenFlow(host, [node('一', { approver: people(lin) })]);
  const { instanceId, id } = await givenSubmitted(host);
  const [seen] = await todoOf(host, lin);

  await expect(
    call(router.flows.agree, { ...seen!, hash: 'another' }, { context: host.as(lin) }),
  ).rejects.toMatchObject({ code: 'FLOW_CONTENT_CHANGED' });
  await call(router.flows.withdraw, { instanceId }, { context: host.as(mei) });
  await call(router.customers.edit, { id, changes: { level: { from: 'A', to: 'B' } } }, { context: host.as(mei) });
  await call(router.flows.submit, { docType: 'customer', recordId: id }, { context: host.as(mei) });

  await expect(call(router.flows.agree, seen!, { context: host.as(lin) })).rejects.toMatchObject({
    code: 'FLOW_CONTENT_CHANGED',
  });
  const [now] = await todoOf(host, lin);
  expect(now!.hash).not.toBe(seen!.hash);
});

test('back to an earlier node: it decides again, and so does every node behind it', async () => {
  const host = testHost();
  await givenFlow(host, [node('一', { approver: people(lin) }), node('二', { approver: people(manager) })]);
  const { id } = await givenSubmitted(host);
  const [first] = await todoOf(host, lin);
  await call(router.flows.agree, first!, { context: host.as(lin) });
  const [second] = await todoOf(host, manager);

  await call(router.flows.sendBack, { ...second!, nodeIndex: 0, comment: '再看' }, { context: host.as(manager) });

  expect(await storyOf(host, id)).toEqual({
    state: 'pending',
    tasks: ['一 lin agreed', '二 manager returned', '一 lin open'],
  });
});

test('a signer added before decides first; one added after decides last', async () => {
  const host = testHost();
  await givenFlow(host, [node('一', { approver: people(lin) })]);
  const { id } = await givenSubmitted(host);
  const [task] = await todoOf(host, lin);

  await call(router.flows.addSigner, { ...task!, userId: manager, when: 'before' }, { context: host.as(lin) });
  expect(await storyOf(host, id)).toEqual({ state: 'pending', tasks: ['一 lin waiting', '一 manager open'] });
  const [before] = await todoOf(host, manager);
  await call(router.flows.agree, before!, { context: host.as(manager) });
  expect((await storyOf(host, id)).tasks).toEqual(['一 lin open', '一 manager agreed']);
  const [again] = await todoOf(host, lin);
  await call(router.flows.addSigner, { ...again!, userId: manager, when: 'after' }, { context: host.as(lin) });
  await call(router.flows.agree, again!, { context: host.as(lin) });
  const [after] = await todoOf(host, manager);
  await call(router.flows.agree, after!, { context: host.as(manager) });

  expect((await storyOf(host, id)).state).toBe('passed');
});

test('a task is moved to a colleague, and nobody else may decide it', async () => {
  const host = testHost();
  await givenFlow(host, [node('一', { approver: people(lin) })]);
  const { id } = await givenSubmitted(host);
  const [task] = await todoOf(host, lin);

  await expect(call(router.flows.agree, task!, { context: host.as(manager) })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
  await call(router.flows.transfer, { ...task!, userId: manager, comment: '出差' }, { context: host.as(lin) });

  expect(await storyOf(host, id)).toEqual({ state: 'pending', tasks: ['一 lin moved', '一 manager open'] });
});

test('whoever stands in decides, and it is written down for whom', async () => {
  const host = testHost();
  await givenFlow(host, [node('一', { approver: people(lin) })]);
  await call(
    router.delegations.create,
    { toUserId: manager, modules: ['approval'], startAt: host.time, endAt: host.time + 86_400_000, reason: '出差' },
    { context: host.as(lin) },
  );
  const { id } = await givenSubmitted(host);

  const [task] = await todoOf(host, manager);
  await call(router.flows.agree, task!, { context: host.as(manager) });

  const [flow] = await call(router.flows.ofRecord, { docType: 'customer', recordId: id }, { context: host.as(mei) });
  expect(flow!.tasks[0]).toMatchObject({ assigneeId: lin, decidedBy: manager, state: 'agreed' });
});

test('a flow that asks for words gets them, and one that forbids taking back is not taken back', async () => {
  const host = testHost();
  const settings = { ...defaultSettings, requireComment: true, allowWithdraw: false, allowAddSign: false };
  await givenFlow(host, [node('一', { approver: people(lin) })], { settings });
  const { instanceId } = await givenSubmitted(host);
  const [task] = await todoOf(host, lin);
  const asLin = { context: host.as(lin) };

  await expect(call(router.flows.agree, task!, asLin)).rejects.toMatchObject({ code: 'FLOW_COMMENT_NEEDED' });
  await expect(call(router.flows.withdraw, { instanceId }, { context: host.as(mei) })).rejects.toMatchObject({
    code: 'FLOW_STEP_FORBIDDEN',
  });
  await expect(
    call(router.flows.addSigner, { ...task!, comment: '请', userId: manager, when: 'before' }, asLin),
  ).rejects.toMatchObject({ code: 'FLOW_STEP_FORBIDDEN' });
});

test('a copy is in the box of whoever was to be told, until it is read', async () => {
  const host = testHost();
  const settings = { ...defaultSettings, ccIds: [manager] };
  await givenFlow(host, [node('一', { approver: people(lin) })], { settings });
  await givenSubmitted(host);
  const [task] = await todoOf(host, lin);
  await call(router.flows.agree, task!, { context: host.as(lin) });
  const asManager = { context: host.as(manager) };

  const { rows } = await call(router.flows.box, { box: 'copies' }, asManager);
  expect(await call(router.flows.counts, {} as never, asManager)).toEqual({ todo: 0, submitted: 0, copies: 1 });
  await call(router.flows.read, { taskId: rows[0]!.taskId! }, asManager);

  expect(await call(router.flows.counts, {} as never, asManager)).toEqual({ todo: 0, submitted: 0, copies: 0 });
});

test('who leaves hands their approvals over, and giving a customer away can still be undone', async () => {
  const host = testHost();
  await givenFlow(host, [node('一', { approver: people(lin) })]);
  const { id } = await givenSubmitted(host);
  const context = { context: host.as(manager) };

  const assigned = await call(router.customers.assign, { ids: [id], ownerId: lin }, context);
  await call(router.history.undo, { commandId: assigned.commandId }, context);
  const handover = await call(
    router.handovers.start,
    {
      userId: lin,
      plan: {
        rules: [],
        successorId: manager,
        previousOwner: 'removed',
        withContacts: true,
        withTasks: true,
        disable: false,
      },
    },
    context,
  );
  host.app.ledger.execute('handovers.step', { id: handover.id, limit: 100 }, host.as(manager).actor);

  expect((await storyOf(host, id)).tasks).toEqual(['一 manager open']);
});

test('an approval is withdrawn, not undone', async () => {
  const host = testHost();
  await givenFlow(host, [node('一', { approver: people(lin) })]);
  const { id } = await call(router.customers.create, { name: '乙公司' }, { context: host.as(mei) });
  const { commandId } = await call(
    router.flows.submit,
    { docType: 'customer', recordId: id },
    { context: host.as(mei) },
  );

  await expect(call(router.history.undo, { commandId }, { context: host.as(mei) })).rejects.toMatchObject({
    code: 'UNDO_IMPOSSIBLE',
  });
});
