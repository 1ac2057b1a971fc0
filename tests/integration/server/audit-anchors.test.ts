import { execFile } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseFile, keyFile } from '#server/host/data-folder.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { runServer, type TestRunningServer } from '../../support/running-server.ts';
import { addSyncedPerson, enrolSyncDevice } from '../../support/sync-devices.ts';

const entry = path.resolve(import.meta.dirname, '../../../cli/outpost.ts');
let server: TestRunningServer;
beforeAll(async () => {
  server = await runServer();
});
afterAll(() => server.close());

function outpost(...words: string[]): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...words, '--json'], (error, out, err) => {
      resolve({ status: error ? Number(error.code ?? 1) : 0, text: out + err });
    });
  });
}

test('[S-LOG-2] each synchronisation brings the device’s events and anchors its chain; a device put back is told of', async () => {
  const userId = await addSyncedPerson(server, 'mei');
  const device = await enrolSyncDevice(server, 'mei', userId);
  const look = () =>
    device.app.ledger.recordEvent({ kind: 'view', actorId: userId, deviceId: device.deviceId, details: { id: 'c1' } });
  const { db } = server.core.app;
  const kinds = () =>
    db
      .rows<{ kind: string }>(
        "SELECT kind FROM audit_records WHERE device_id = ? AND kind IN ('view', 'audit.forked') ORDER BY seq",
        device.deviceId,
      )
      .map((row) => row.kind);
  look();
  await device.sync();
  look();
  await device.sync();
  await device.sync();
  expect(kinds()).toEqual(['view', 'view']);
  expect(db.row<{ n: number }>('SELECT count(*) AS n FROM audit_anchors')!.n).toBe(2);

  const anchor = Number(device.device.state.get('auditAnchor'));
  device.app.sqlite.prepare('UPDATE audit_records SET hash = ? WHERE seq = ?').run('d'.repeat(64), anchor);
  look();
  await device.sync();

  expect(kinds()).toEqual(['view', 'view', 'audit.forked', 'view']);
  await device.close();
}, 60_000);

test('[S-LOG-3] offline and without a server: an export and the database are proven, also against earlier ones', async () => {
  const admin = await server.signIn();
  const exportTo = async (name: string): Promise<string> => {
    const response = await server.post('/api/audit/export', { format: 'json' }, admin);
    const body = await response.formData();
    const file = [...body.values()].find((value) => value instanceof Blob) as Blob;
    const where = path.join(server.data, name);
    writeFileSync(where, await file.text());
    return where;
  };
  const earlier = await exportTo('earlier.jsonl');
  const later = await exportTo('later.jsonl');
  await server.stop();
  const database = databaseFile(server.core.config);
  const keyed = ['audit', 'verify', '--database', database, '--key-file', keyFile(server.core.config)];

  expect(await outpost('audit', 'verify', '--file', later, '--anchors', earlier)).toMatchObject({ status: 0 });
  const good = await outpost(...keyed, '--anchors', later);
  expect([good.status, good.text]).toMatchObject([0, expect.stringContaining('"decisions"')]);
  expect(readdirSync(server.data)).toEqual(expect.arrayContaining(['audit.key', 'audit-head.json']));

  const key = Buffer.from((await import('node:fs')).readFileSync(keyFile(server.core.config), 'utf8').trim(), 'hex');
  const sqlite = openDatabase(database, key);
  sqlite.exec("UPDATE audit_records SET kind = 'export' WHERE seq = 5");
  sqlite.close();
  const bad = await outpost(...keyed);
  expect([bad.status !== 0, bad.text]).toMatchObject([true, expect.stringContaining('Record 5')]);
}, 120_000);
