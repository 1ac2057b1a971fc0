import { expect, test } from 'vitest';
import { findActor } from '#shared/app/find-actor.ts';
import { bringBackDropped, discardHeld, handOverHeld, listDropped } from '#shared/sync/device/dropped.ts';
import { listHeld } from '#shared/sync/device/held.ts';
import { quietWorld } from './quiet-world.ts';

/** North's new customer and its contact were refused: the server knows the credit code already. */
async function refusedWork() {
  const quiet = await quietWorld();
  const { world, north, sync, write } = quiet;
  const { id } = write(north.app, north.userId, 'customers.create', { name: '权限公司' });
  await sync(north);
  write(north.app, north.userId, 'customers.edit', { id, changes: { phone: { from: null, to: '027-1' } } });
  const before = world.server.app.db.rows('SELECT id, actions FROM roles') as { id: string; actions: string }[];
  world.server.app.statements('UPDATE roles SET actions = ? WHERE 1').run(JSON.stringify(['customer.view']));
  await sync(north);
  for (const role of before) {
    world.server.app.statements('UPDATE roles SET actions = ? WHERE id = ?').run(role.actions, role.id);
  }
  // What the role covered meanwhile is read again, roles included.
  await sync(north);
  const held = listHeld(north.parts, 0, 10).rows;
  return { ...quiet, id, held: held[0]! };
}

test('[sync 5.6] what was given up comes back whole for 30 days', async () => {
  const { north, held } = await refusedWork();

  discardHeld(north.parts, held.commandId);
  expect(listHeld(north.parts, 0, 10).total).toBe(0);
  expect(listDropped(north.parts).map((each) => [each.commandId, each.handedTo])).toEqual([[held.commandId, null]]);
  bringBackDropped(north.parts, held.commandId);

  expect(listHeld(north.parts, 0, 10).rows).toEqual([held]);
  expect(listDropped(north.parts)).toEqual([]);
});

test('[sync 5.7] a colleague gets refused work with its content, does it, and its giver sees the result', async () => {
  const { world, north, south, sync, write, held, id } = await refusedWork();
  const actor = findActor(north.app.db, north.userId)!;

  const handed = handOverHeld(north.parts, actor, {
    commandId: held.commandId,
    ownerId: south.userId,
    title: '请接手：修改客户',
    note: '电话是新的',
  });
  expect(handed.ok).toBe(true);
  expect(listHeld(north.parts, 0, 10).total).toBe(0);
  await sync(north);
  await sync(south);
  const task = south.app.db.row<{ id: string; handed_over: string }>('SELECT id, handed_over FROM tasks')!;
  const work = JSON.parse(task.handed_over).work[0];
  expect(work).toMatchObject({ procedure: 'customers.edit', input: held.input, refusal: { code: 'NOT_ALLOWED' } });
  write(south.app, south.userId, work.procedure, work.input);
  write(south.app, south.userId, 'tasks.noteTakenOver', { id: task.id, index: 0 });
  await sync(south);
  await sync(north);

  expect(north.app.db.row('SELECT phone FROM customers WHERE id = ?', id)).toEqual({ phone: '027-1' });
  expect(world.server.app.db.row('SELECT status, owner_id FROM tasks')).toEqual({
    status: 'done',
    owner_id: south.userId,
  });
});

test('[sync 5.7] a colleague who declines cannot drop it: it goes back to who asked, content and all', async () => {
  const { north, south, sync, write, held } = await refusedWork();
  const actor = findActor(north.app.db, north.userId)!;
  handOverHeld(north.parts, actor, {
    commandId: held.commandId,
    ownerId: south.userId,
    title: '请接手',
    note: null,
  });
  await sync(north);
  await sync(south);
  const { id } = south.app.db.row<{ id: string }>('SELECT id FROM tasks')!;

  expect(() => write(south.app, south.userId, 'tasks.cancel', { ids: [id] })).toThrow('TASK_HANDED_OVER');
  expect(() => write(south.app, south.userId, 'tasks.remove', { ids: [id] })).toThrow('TASK_HANDED_OVER');
  write(south.app, south.userId, 'tasks.giveBack', { id });
  await sync(south);
  await sync(north);

  const back = north.app.db.row<{ owner_id: string; handed_over: string }>('SELECT owner_id, handed_over FROM tasks')!;
  expect(back.owner_id).toBe(north.userId);
  expect(JSON.parse(back.handed_over).work[0].input).toEqual(held.input);
  write(north.app, north.userId, 'tasks.cancel', { ids: [id] });
});

test('[sync 5.7] a hand-over that the server refuses is held itself, with the content in it', async () => {
  const { world, north, south, sync, held } = await refusedWork();
  const actor = findActor(north.app.db, north.userId)!;
  handOverHeld(north.parts, actor, {
    commandId: held.commandId,
    ownerId: south.userId,
    title: '请接手',
    note: null,
  });
  world.server.app.statements('UPDATE roles SET actions = ? WHERE 1').run(JSON.stringify(['customer.view']));

  await sync(north);

  const [again] = listHeld(north.parts, 0, 10).rows;
  expect(again).toMatchObject({ procedure: 'tasks.handOver', refusal: { code: 'NOT_ALLOWED' } });
  expect((again!.input as { work: unknown[] }).work[0]).toMatchObject({ input: held.input });
});
