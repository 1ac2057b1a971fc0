import { expect, test } from 'vitest';
import { importChunks } from '#shared/features/imports/imports.tables.ts';
import { roles } from '#shared/features/people/people.tables.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import type { DeviceNode } from '../simulation/device-node.ts';
import { roleOf } from '../simulation/server-node.ts';
import { quietWorld } from './quiet-world.ts';

const was = { phone: '027-88997766', remark: '礁石以前的话' };
const is = { phone: '027-11223344', remark: '礁石现在的话' };
const all = [...Object.values(was), ...Object.values(is)];

/** Whether the decrypted file has the text anywhere: tables, indexes, audit, free pages. */
function holds({ sqlite }: DeviceNode, text: string): boolean {
  return sqlite.serialize().toString('latin1').includes(Buffer.from(text).toString('latin1'));
}
const held = (node: DeviceNode, texts: readonly string[] = all) => texts.map((text) => holds(node, text));

type Write = Awaited<ReturnType<typeof quietWorld>>['write'];

function imported(write: Write, { app, userId }: Pick<DeviceNode, 'app' | 'userId'>, customerId: string) {
  const importId = app.ports.ids.next();
  const begun = { id: importId, module: 'customers', fileName: 'list.csv', format: 'csv', mode: 'update', rows: 1 };
  const counts = { rows: 1, inserted: 0, updated: 1, unchanged: 0, skipped: 0, failed: 0, duplicates: 0 };
  write(app, userId, 'imports.begin', begun);
  const chunkId = app.ports.ids.next();
  const changes = { phone: { from: was.phone, to: is.phone }, remark: { from: was.remark, to: is.remark } };
  const rows = { module: 'customers', inserts: [], updates: [{ row: 2, id: customerId, changes }] };
  write(app, userId, 'imports.applyRows', { id: chunkId, importId, seq: 0, rows });
  write(app, userId, 'imports.finish', { id: importId, status: 'completed', counts });
  return { importId, chunkId };
}

/** North imports new values for a customer of the south office; nobody but they and the server know the old ones. */
async function importedOnDevice() {
  const quiet = await quietWorld();
  const { north, sync, write, serverActs, world } = quiet;
  north.sqlite.pragma('secure_delete=ON');
  const customer = serverActs('customers.create', { name: '南湖公司', ...was });
  const other = serverActs('customers.create', { name: '东湖公司' });
  await sync(north);
  const ids = imported(write, north, customer.id);
  await sync(north);
  expect(held(north)).toEqual([true, true, true, true]);
  const change = (fields: Record<string, unknown>) => world.server.write(roles, roleOf('all'), 'update', fields);
  return { ...quiet, customer, other, change, ...ids };
}

const entriesOf = ({ app }: Pick<DeviceNode, 'app'>) =>
  app.db.rows<{ entries: string }>('SELECT entries FROM import_chunks').map(({ entries }) => JSON.parse(entries));

test('[S-V8] what an import changed leaves the importer’s device with the records: chunks, audit, free pages; the server can still take it back', async () => {
  const { north, world, sync, change, customer, importId, chunkId, serverActs } = await importedOnDevice();

  change({ scopes: { customer: 'own' } });
  await sync(north);

  expect(held(north)).toEqual([false, false, false, false]);
  expect(entriesOf(north)).toEqual([[['customers', customer.id, {}]]]);
  expect(verifyAudit(north.sqlite).broken).toBeNull();
  expect(north.app.db.rows("SELECT kind FROM sync_incidents WHERE kind = 'proofMismatch'")).toEqual([]);
  change({ scopes: {} });
  serverActs('imports.undoRows', { importId, chunkId });
  expect(world.server.app.db.row('SELECT phone, remark FROM customers WHERE id = ?', customer.id)).toEqual(was);
});

test('[S-V8] a chunk that comes to a device again brings no values of records that are not there', async () => {
  const { north, world, sync, change, customer } = await importedOnDevice();
  change({ scopes: { customer: 'own' } });
  await sync(north);

  const { id } = world.server.app.db.row<{ id: string }>('SELECT id FROM import_chunks')!;
  world.server.write(importChunks, id, 'update', { seq: 1 });
  await sync(north);

  expect(held(north)).toEqual([false, false, false, false]);
  expect(entriesOf(north)).toEqual([[['customers', customer.id, {}]]]);
});

test('[S-PI-7] a field that is covered now leaves the chunks too; other fields stay', async () => {
  const { north, sync, change } = await importedOnDevice();

  change({ fieldRights: { customer: { phone: { access: 'hidden', mask: 'everywhere' } } } });
  await sync(north);

  expect(held(north, [was.phone, is.phone])).toEqual([false, false]);
  expect(held(north, [is.remark])).toEqual([true]);
  expect(Object.keys(entriesOf(north)[0][0][2])).not.toContain('phone');
});

test('[S-PI-4] a record that is deleted for good leaves the imports that changed it, on the server and the device', async () => {
  const { north, world, sync, serverActs, customer } = await importedOnDevice();
  serverActs('customers.remove', { ids: [customer.id] });

  serverActs('bin.purge', { room: 'customers', ids: [customer.id] });
  await sync(north);

  expect(entriesOf(world.server)).toEqual([[]]);
  expect(entriesOf(north)).toEqual([[]]);
  const audit = JSON.stringify(
    world.server.app.db.rows("SELECT changes FROM audit_records WHERE changes LIKE '%import_chunks%'"),
  );
  expect(audit).toContain('sha256');
  expect(JSON.stringify(north.app.db.rows('SELECT * FROM import_chunks'))).not.toContain(was.phone);
});
