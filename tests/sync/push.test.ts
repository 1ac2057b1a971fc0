import { expect, test } from 'vitest';
import { listHeld } from '#shared/sync/device/held.ts';
import { takeBatch } from '#shared/sync/device/push-batch.ts';
import { cancelWaiting, listWaiting } from '#shared/sync/device/waiting.ts';
import type { PushRequest } from '#shared/sync/protocol.ts';
import { quietWorld } from './quiet-world.ts';

const callerOf = (node: { deviceId: string; userId: string }) => ({ deviceId: node.deviceId, userId: node.userId });

test('[sync 1.1] a command received twice changes rows once, and the repeat gets the first answer', async () => {
  const { world, north, write } = await quietWorld();
  const { commandId } = write(north.app, north.userId, 'customers.create', { name: '一次公司' });
  const epoch = north.device.state.get('epoch')!;
  const { request } = takeBatch(north.parts, 'i', epoch, 10)!;

  const first = world.server.sync.push(callerOf(north), request);
  const second = world.server.sync.push(callerOf(north), request);

  expect(first.results).toEqual([[commandId, 'applied']]);
  expect(second.results).toEqual([[commandId, 'duplicate', 'applied']]);
  expect(second.images.rows).toHaveLength(1);
  expect(world.server.app.db.rows('SELECT 1 FROM decisions WHERE command_id = ?', commandId)).toHaveLength(1);
});

test('[sync 1.3] a known sequence with an unknown command is a fork, one too far a gap; neither decides anything', async () => {
  const { world, north, write } = await quietWorld();
  write(north.app, north.userId, 'customers.create', { name: '一号' });
  const epoch = north.device.state.get('epoch')!;
  const { request } = takeBatch(north.parts, 'i', epoch, 10)!;
  world.server.sync.push(callerOf(north), request);
  const other = (seq: number): PushRequest => ({
    ...request,
    commands: [[world.ports.ids.next(), seq, 'customers.create', { name: '二号' }, 1, 1, '', 0, 0]],
  });

  expect(() => world.server.sync.push(callerOf(north), other(1))).toThrow('FORKED');
  expect(() => world.server.sync.push(callerOf(north), other(3))).toThrow('SEQUENCE_GAP');
  expect(world.server.app.db.rows("SELECT 1 FROM customers WHERE name = '二号'")).toEqual([]);
  expect(world.server.sync.incidents.list(0, 10).rows.map((each) => each.kind)).toEqual(['sequenceGap', 'forked']);
});

test('[sync 1.5] what another person made, and rights of yesterday, are decided under the rights of now', async () => {
  const { world, north, sync, write } = await quietWorld();
  const { id } = write(north.app, north.userId, 'customers.create', { name: '权限公司' });
  await sync(north);
  write(north.app, north.userId, 'customers.edit', { id, changes: { phone: { from: null, to: '1' } } });
  world.server.app.statements('UPDATE roles SET actions = ? WHERE 1').run(JSON.stringify(['customer.view']));

  await sync(north);

  expect(listHeld(north.parts, 0, 10).rows.map((item) => item.refusal.code)).toEqual(['NOT_ALLOWED']);
  expect(north.app.db.rows('SELECT phone FROM customers WHERE id = ?', id)).toEqual([{ phone: null }]);
});

test('[sync 4.2] a clock that is ahead never makes an edit later than the server’s now', async () => {
  const { world, north, sync, write } = await quietWorld();
  north.skew = 3 * 365 * 86_400_000;
  const { id } = write(north.app, north.userId, 'customers.create', { name: '未来公司' });

  await sync(north);

  const row = world.server.app.db.row<{ updated_at: number }>('SELECT updated_at FROM customers WHERE id = ?', id)!;
  expect(row.updated_at).toBeLessThanOrEqual(world.time);
  expect(north.app.db.row('SELECT updated_at FROM customers WHERE id = ?', id)).toEqual(row);
});

test('[sync 1.8] a command that fails five times is set aside with its reason and the rest goes on', async () => {
  const { world, north, sync, write } = await quietWorld();
  write(north.app, north.userId, 'customers.create', { name: '毒丸公司', remark: 'POISON' });
  write(north.app, north.userId, 'customers.create', { name: '后面的公司' });

  for (let time = 0; time < 5; time++) await sync(north);

  expect(listHeld(north.parts, 0, 10).rows.map((item) => item.refusal.code)).toEqual(['COMMAND_FAILED']);
  expect(listWaiting(north.parts, 0, 10).total).toBe(0);
  expect(world.server.app.db.rows("SELECT 1 FROM customers WHERE name = '后面的公司'")).toHaveLength(1);
});

test('[sync 5.4] a waiting change can be cancelled, unless another builds on it', async () => {
  const { north, write } = await quietWorld();
  const customer = write(north.app, north.userId, 'customers.create', { name: '取消公司' });
  const contact = write(north.app, north.userId, 'contacts.create', { customerId: customer.id, name: '王五' });

  const tooEarly = cancelWaiting(north.parts, customer.commandId);
  const inOrder = [cancelWaiting(north.parts, contact.commandId).ok, cancelWaiting(north.parts, customer.commandId).ok];

  expect(tooEarly).toEqual({ ok: false, error: { code: 'OUTBOX_BUILT_UPON', commandId: contact.commandId } });
  expect(inOrder).toEqual([true, true]);
  expect(north.app.db.rows('SELECT 1 FROM customers')).toEqual([]);
});

test('[sync 9.2] a command made under an older schema is converted before it is decided', async () => {
  const { world, north, sync, write } = await quietWorld({
    convert: (procedure, input, schema) =>
      schema < 2 ? { procedure, input: { ...(input as object), region: '已转换' } } : { procedure, input },
  });
  const { id } = write(north.app, north.userId, 'customers.create', { name: '旧版公司' });

  await sync(north);

  expect(world.server.app.db.row('SELECT region FROM customers WHERE id = ?', id)).toEqual({ region: '已转换' });
  expect(north.app.db.row('SELECT region FROM customers WHERE id = ?', id)).toEqual({ region: '已转换' });
});
