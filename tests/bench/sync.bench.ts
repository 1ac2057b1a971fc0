import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { nameKeys } from '#shared/ledger/name-keys.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import { migrateDatabase } from '#shared/node/migrate.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import type { SyncTransport } from '#shared/sync/protocol.ts';
import { runServer, type TestRunningServer } from '../support/running-server.ts';
import { addSyncedPerson, enrolSyncDevice, putRows, type TestSyncDevice } from '../support/sync-devices.ts';

interface Figure {
  readonly name: string;
  readonly workload: string;
  readonly unit: string;
  readonly value?: number;
  readonly p50?: number;
  readonly p95?: number;
  readonly target?: number;
}

const records = 10_000;
const firstSyncRows = 100_000;
const indexedAfterMs = 3_000;

/** Two devices and a server in one process over HTTPS with client certificates, every database encrypted and on disk. */
export async function benchSync(): Promise<Figure[]> {
  const server = await runServer({ requestsPerMinute: 1_000_000 });
  const figures: Figure[] = [];
  try {
    const userId = await addSyncedPerson(server, 'mei');
    const writer = await enrolSyncDevice(server, 'mei', userId);
    const reader = await enrolSyncDevice(server, 'mei', userId);
    await writer.sync();
    await reader.sync();
    figures.push(...(await benchTransfer(server, writer, reader)));
    figures.push(await benchRoundTrip(writer));
    await Promise.all([writer.close(), reader.close()]);
    figures.push(await benchCrowd(server));
    figures.push(...(await benchFirstSync(server)));
  } finally {
    await server.close();
  }
  return figures;
}

async function benchTransfer(
  server: TestRunningServer,
  writer: TestSyncDevice,
  reader: TestSyncDevice,
): Promise<Figure[]> {
  const workload = `${records} records of 10 fields, HTTPS with client certificates, encrypted disks`;
  const session = writer.session();
  for (let i = 0; i < records; i++) session.app.ledger.execute('customers.create', tenFields(i), session.actor);
  // Work done without a line was indexed long before the line comes back.
  await new Promise((resolve) => setTimeout(resolve, indexedAfterMs));
  const sizeBefore = diskOf(server);
  writer.transport.takeBytes();
  const started = performance.now();
  let pushed = 0;
  await writer.device.exchange(
    watched(writer.transport, () => {
      pushed ||= performance.now() - started;
    }),
  );
  const up = writer.transport.takeBytes();
  const pullStarted = performance.now();
  await reader.sync();
  const pulled = performance.now() - pullStarted;
  const down = reader.transport.takeBytes();
  const { count } = reader.app.db.row<{ count: number }>('SELECT count(*) AS count FROM customers')!;
  if (count < records) throw new Error(`${count} rows arrived`);
  return [
    { name: 'push', workload, unit: 's', value: pushed / 1000, target: 0.5 },
    { name: 'pull', workload, unit: 's', value: pulled / 1000, target: 0.3 },
    { name: 'bytes up per record', workload, unit: 'B', value: up.sent / records },
    { name: 'bytes down per record', workload, unit: 'B', value: down.received / records },
    { name: 'server disk per record', workload, unit: 'B', value: (diskOf(server) - sizeBefore) / records },
  ];
}

/** From the edit on one device until the server has decided it and the device has its answer. */
async function benchRoundTrip(writer: TestSyncDevice): Promise<Figure> {
  const session = writer.session();
  const { id } = session.app.db.row<{ id: string }>('SELECT id FROM customers LIMIT 1')!;
  const times: number[] = [];
  let from: string | null = null;
  for (let i = 0; i < 200; i++) {
    const to = `备注 ${i}`;
    const started = performance.now();
    const edit = { id, changes: { remark: { from, to } } };
    if (!session.app.ledger.execute('customers.edit', edit, session.actor).ok) throw new Error('edit');
    from = to;
    let decided = 0;
    await writer.device.exchange(
      watched(writer.transport, () => {
        decided ||= performance.now() - started;
      }),
    );
    times.push(decided);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]!;
  return {
    name: 'round trip of one change',
    workload: 'edit, push, decision on disk, answer stored',
    unit: 'ms',
    p50: at(0.5),
    p95: at(0.95),
    target: 5,
  };
}

async function benchCrowd(server: TestRunningServer): Promise<Figure> {
  const clients: TestSyncDevice[] = [];
  for (let n = 0; n < 20; n++) {
    const account = `crowd${n}`;
    const userId = await addSyncedPerson(server, account, 'own');
    clients.push(await enrolSyncDevice(server, account, userId));
  }
  for (const client of clients) await client.sync();
  for (const [n, client] of clients.entries()) {
    const session = client.session();
    for (let i = 0; i < 500; i++) {
      session.app.ledger.execute('customers.create', tenFields(1_000_000 + n * 1000 + i), session.actor);
    }
  }
  const started = performance.now();
  await Promise.all(clients.map((client) => client.sync()));
  const value = (performance.now() - started) / 1000;
  await Promise.all(clients.map((client) => client.close()));
  return { name: '20 clients with 500 changes each', workload: 'all at once, until each is in step', unit: 's', value };
}

async function benchFirstSync(server: TestRunningServer): Promise<Figure[]> {
  const userId = await addSyncedPerson(server, 'newcomer');
  const rows = Array.from({ length: firstSyncRows }, (_, i) => customerRow(i, server.adminId));
  for (let at = 0; at < rows.length; at += 5_000) putRows(server.core, customers, rows.slice(at, at + 5_000));
  const device = await enrolSyncDevice(server, 'newcomer', userId);
  const started = performance.now();
  await device.sync();
  const taken = (performance.now() - started) / 1000;
  const { count } = device.app.db.row<{ count: number }>('SELECT count(*) AS count FROM customers')!;
  const { received } = device.transport.takeBytes();
  await device.close();
  const floor = bareInsert(rows) * (count / firstSyncRows);
  const workload = `${count} customers, one device`;
  return [
    { name: 'first sync', workload, unit: 's', value: taken, target: floor },
    { name: 'bare insert of the same rows', workload, unit: 's', value: floor },
    { name: 'first sync bytes per record', workload, unit: 'B', value: received / count },
  ];
}

/** What the disk alone takes for the same rows in the same kind of file. */
function bareInsert(rows: readonly Record<string, unknown>[]): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'outpost-floor-'));
  const sqlite = openDatabase(path.join(folder, 'floor.db'), randomBytes(32), { create: true });
  migrateDatabase(sqlite);
  const codec = codecOf(customers);
  const values = rows.map((row) => codec.values({ ...row, revision: 1 }));
  const insert = sqlite.prepare(codec.insertSql);
  const started = performance.now();
  for (let at = 0; at < values.length; at += 2_000) {
    sqlite.transaction(() => {
      for (const each of values.slice(at, at + 2_000)) insert.run(...each);
    })();
  }
  const taken = (performance.now() - started) / 1000;
  sqlite.close();
  rmSync(folder, { recursive: true, force: true });
  return taken;
}

function tenFields(i: number) {
  return {
    name: `武汉光谷科技${i}有限公司`,
    shortName: `光谷${i}`,
    phone: `027-8${String(1_000_000 + (i % 8_999_999)).slice(-7)}`,
    mobile: `139${String(10_000_000 + i).slice(-8)}`,
    email: `office${i}@example.com`,
    address: `武汉市东湖高新区光谷大道 ${i} 号`,
    industry: '软件和信息技术',
    region: '湖北省武汉市',
    website: `https://www.example${i}.com`,
    remark: `第 ${i} 家客户`,
  };
}

function customerRow(i: number, ownerId: string): Record<string, unknown> {
  const fields = tenFields(2_000_000 + i);
  const hex = i.toString(16).padStart(12, '0');
  return {
    id: `01900002-0000-7000-8000-${hex}`,
    ...fields,
    ...nameKeys(fields.name),
    kind: 'enterprise',
    isKey: false,
    lifecycle: 'potential',
    tags: [],
    receiveKind: 'created',
    followCount: 0,
    branchId: null,
    deptId: null,
    ownerId,
    createdBy: ownerId,
    createdAt: i,
    updatedBy: ownerId,
    updatedAt: i,
    deletedAt: null,
  };
}

/** Tells when the first pull begins: everything before it was push. */
function watched(transport: SyncTransport, onPull: () => void): SyncTransport {
  return {
    ...transport,
    pull: (request) => {
      onPull();
      return transport.pull(request);
    },
  };
}

function diskOf(server: TestRunningServer): number {
  server.core.app.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  return statSync(server.core.app.sqlite.name).size;
}
