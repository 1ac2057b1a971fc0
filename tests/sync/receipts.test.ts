import { expect, test } from 'vitest';
import { users } from '#shared/features/people/people.tables.ts';
import { roleOf } from '../simulation/server-node.ts';
import { quietWorld } from './quiet-world.ts';

test('[T-4.5] two put money to the same period offline: the server decides by arrival, and none of it is lost', async () => {
  const quiet = await quietWorld();
  const { world, north, south, sync, write } = quiet;
  for (const { userId } of [north, south]) world.server.write(users, userId, 'update', { roleIds: [roleOf('all')] });
  const boss = world.people[1]!.userId;
  const { app: server } = world.server;
  const customer = write(server, boss, 'customers.create', { name: '甲公司' });
  const lines = [{ name: '注塑机', qty: '1', price: '100', taxRate: '0.13' }];
  const order = write(server, boss, 'orders.create', { customerId: customer.id, lines });
  write(server, boss, 'orders.submit', { id: order.id });
  const terms = [{ percent: '1', condition: 'fixedDay', dueDate: '2030-01-01' }];
  const plans = write(server, boss, 'receivables.create', { orderId: order.id, terms }) as unknown as { ids: string[] };
  const planId = plans.ids[0]!;
  await sync(north);
  await sync(south);

  const receipts = [north, south].map((node) => {
    const receipt = write(node.app, node.userId, 'receipts.create', {
      customerId: customer.id,
      amount: 8000,
      method: 'wire',
      allocations: [{ planId, amount: 8000 }],
    });
    write(node.app, node.userId, 'receipts.submit', { id: receipt.id });
    write(node.app, node.userId, 'receipts.confirm', { id: receipt.id });
    return receipt.id;
  });
  const planOf = ({ app }: typeof north) =>
    app.db.row('SELECT status, received_amount AS received FROM receivable_plans WHERE id = ?', planId);
  expect([planOf(north), planOf(south)]).toEqual([
    { status: 'part', received: 8000 },
    { status: 'part', received: 8000 },
  ]);
  for (const node of [north, south, north]) await sync(node);

  for (const { app } of [world.server, north, south]) {
    expect(app.db.row('SELECT status, received_amount AS received FROM receivable_plans')).toEqual({
      status: 'paid',
      received: 10_000,
    });
    expect(app.db.row('SELECT received_amount AS received FROM orders')).toEqual({ received: 10_000 });
    expect(
      receipts.map((id) => app.db.row('SELECT status, allocated, unallocated FROM receipts WHERE id = ?', id)),
    ).toEqual([
      { status: 'confirmed', allocated: 8000, unallocated: 0 },
      { status: 'confirmed', allocated: 2000, unallocated: 6000 },
    ]);
  }
});
