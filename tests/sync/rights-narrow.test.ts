import { expect, test } from 'vitest';
import { findActor } from '#shared/app/find-actor.ts';
import { roles } from '#shared/features/people/people.tables.ts';
import { scopedNouns } from '#shared/kernel/rights/nouns.ts';
import { bucketOf, facetOf, holdsNoun, nounsOf } from '#shared/sync/facets.ts';
import type { DeviceNode } from '../simulation/device-node.ts';
import { roleOf } from '../simulation/server-node.ts';
import { quietWorld } from './quiet-world.ts';

const canaries = { phone: '027-88997766', mobile: '13877665544', lead: '暗礁线索', content: '沉船里的话' };

/** Everything the file holds, free pages included. */
function bytesOf({ sqlite }: DeviceNode): string {
  return sqlite.serialize().toString('latin1');
}

function holds(node: DeviceNode, text: string): boolean {
  return bytesOf(node).includes(Buffer.from(text).toString('latin1'));
}

function count(node: DeviceNode, table: string): number {
  return node.app.db.row<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)!.count;
}

/** The south office's customer with a contact, a follow-up and a lead; the north office's device has them all. */
async function filledWorld() {
  const quiet = await quietWorld();
  const { north, serverActs, sync, world } = quiet;
  north.sqlite.pragma('secure_delete=ON');
  const customer = serverActs('customers.create', { name: '南湖公司', phone: canaries.phone });
  serverActs('contacts.create', { customerId: customer.id, name: '林小姐', mobile: canaries.mobile });
  serverActs('leads.create', { name: canaries.lead, ownerId: world.people[3]!.userId });
  serverActs('followUps.create', {
    targetType: 'customer',
    targetId: customer.id,
    method: 'phone',
    content: canaries.content,
  });
  await sync(north);
  await north.app.search.ready();
  for (const canary of Object.values(canaries)) expect(holds(north, canary), canary).toBe(true);
  const change = (fields: Record<string, unknown>) => world.server.write(roles, roleOf('all'), 'update', fields);
  return { ...quiet, customer, change };
}

test('[S-V8] [sync 3.11] a role narrowed for one noun takes its rows, and only those, out of the device’s file and index', async () => {
  const { north, sync, change } = await filledWorld();

  change({ scopes: { lead: 'own', followUp: 'own' } });
  await sync(north);

  expect([count(north, 'leads'), count(north, 'follow_ups')]).toEqual([0, 0]);
  expect([count(north, 'customers'), count(north, 'contacts')]).toEqual([1, 1]);
  expect(holds(north, canaries.lead)).toBe(false);
  expect(north.app.search.find('暗礁', {})).toEqual([]);
  change({ scopes: {} });
  await sync(north);
  expect([count(north, 'leads'), count(north, 'follow_ups')]).toEqual([1, 1]);
  expect(north.app.db.rows("SELECT kind FROM sync_incidents WHERE kind IN ('proofMismatch', 'massRemoval')")).toEqual(
    [],
  );
});

test('[S-V8] [sync 3.11] who may not see a noun at all gets none of its rows, not even their own', async () => {
  const { north, sync, change, write } = await filledWorld();
  write(north.app, north.userId, 'leads.create', { name: '自己的线索', ownerId: north.userId });
  await sync(north);

  change({ actions: ['customer.view', 'contact.view'] });
  await sync(north);

  expect([count(north, 'leads'), count(north, 'follow_ups'), count(north, 'customers')]).toEqual([0, 0, 1]);
  expect(holds(north, canaries.content)).toBe(false);
});

test('[S-PI-7] [sync 3.9] a field masked by a role leaves the file of the device, free pages and index included', async () => {
  const { north, sync, change } = await filledWorld();
  const masked = { access: 'edit', mask: 'everywhere' };

  change({
    fieldRights: { customer: { phone: { access: 'hidden', mask: 'everywhere' } }, contact: { mobile: masked } },
  });
  await sync(north);

  expect(north.app.db.row('SELECT phone FROM customers')).toEqual({ phone: null });
  expect(north.app.db.row('SELECT mobile, mobile_norm FROM contacts')).toEqual({
    mobile: '138****5544',
    mobile_norm: null,
  });
  expect(holds(north, canaries.phone)).toBe(false);
  expect(holds(north, canaries.mobile)).toBe(false);
  expect(north.app.search.find('5544', {})).toHaveLength(1);
  expect(north.app.search.find('877665', {})).toEqual([]);
  change({ fieldRights: {} });
  await sync(north);
  expect(north.app.db.row('SELECT mobile FROM contacts')).toEqual({ mobile: canaries.mobile });
});

test('[S-PI-7] [sync 4.1] an edit of a masked number replaces it without a conflict, and the mask itself never does', async () => {
  const { north, sync, change, write, world } = await filledWorld();
  change({ fieldRights: { contact: { mobile: { access: 'edit', mask: 'everywhere' } } } });
  await sync(north);
  const { id } = north.app.db.row<{ id: string }>('SELECT id FROM contacts')!;
  const shown = '138****5544';

  write(north.app, north.userId, 'contacts.edit', {
    id,
    changes: { mobile: { from: shown, to: shown }, title: { from: null, to: '采购' } },
  });
  await sync(north);
  expect(world.server.app.db.row('SELECT mobile, title FROM contacts')).toEqual({
    mobile: canaries.mobile,
    title: '采购',
  });
  const edit = { mobile: { from: shown, to: '13900001111' } };
  expect(write(north.app, north.userId, 'contacts.edit', { id, changes: edit })).not.toHaveProperty('conflicts');
  await sync(north);

  expect(world.server.app.db.row('SELECT mobile FROM contacts')).toEqual({ mobile: '13900001111' });
  expect(world.server.app.db.rows('SELECT id FROM conflicts')).toEqual([]);
  expect(north.app.db.row('SELECT mobile FROM contacts')).toEqual({ mobile: '139****1111' });
});

test('[S-V8] a field that may only be read is refused by the server too', async () => {
  const { north, serverActs, change, world, write } = await filledWorld();
  change({ fieldRights: { contact: { mobile: { access: 'read', mask: 'none' } } } });
  const { id } = world.server.app.db.row<{ id: string }>('SELECT id FROM contacts')!;
  const changes = { mobile: { from: canaries.mobile, to: '13900001111' } };

  expect(() => serverActs('contacts.edit', { id, changes })).toThrow('NOT_ALLOWED');
  expect(() =>
    write(north.app, north.userId, 'contacts.create', { customerId: id, name: '新', mobile: '139' }),
  ).toThrow('NOT_ALLOWED');
});

test('[sync 3.11] the number of a facet tells its bucket and its nouns', () => {
  expect(facetOf(77, scopedNouns)).toBe(77);
  const facet = facetOf(77, ['customer', 'task']);
  expect([bucketOf(facet), nounsOf(facet)]).toEqual([77, ['customer', 'task']]);
  expect([holdsNoun(facet, 'lead'), holdsNoun(facet, 'task'), holdsNoun(facet, null)]).toEqual([false, true, true]);
  expect(Number.isSafeInteger(facetOf(2 ** 26 - 1, ['task']))).toBe(true);
});

test('[S-V8] [sync 7.5] what the server accepted about rows that left leaves the outbox too, and waiting work stays', async () => {
  const { north, sync, change, write, customer, world } = await filledWorld();
  const typed = { lead: '13911112222', kept: '13933334444', waiting: '13955556666' };
  const own = { ownerId: world.people[3]!.userId };
  const lead = write(north.app, north.userId, 'leads.create', { name: '录入的线索', mobile: typed.lead, ...own });
  write(north.app, north.userId, 'contacts.create', { customerId: customer.id, name: '吴经理', mobile: typed.kept });
  await sync(north);
  const accepted = () => north.app.db.rows<{ procedure: string }>('SELECT procedure FROM outbox ORDER BY seq');
  expect(accepted().map((row) => row.procedure)).toEqual(['leads.create', 'contacts.create']);

  change({ scopes: { lead: 'own' } });
  const changes = { phone: { from: null, to: typed.waiting } };
  const asKnownHere = findActor(north.app.db, north.userId, north.app.ports.clock.now())!;
  expect(north.app.ledger.execute('leads.edit', { id: lead.id, changes }, asKnownHere).ok).toBe(true);
  await sync(north);

  expect(accepted().map((row) => row.procedure)).toEqual(['contacts.create']);
  expect([typed.lead, typed.kept].map((text) => holds(north, text))).toEqual([false, true]);
  expect(north.app.db.rows('SELECT procedure FROM held_commands')).toEqual([{ procedure: 'leads.edit' }]);
  expect(holds(north, typed.waiting)).toBe(true);
});
