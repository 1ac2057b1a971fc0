import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseFile } from '#server/host/data-folder.ts';
import { openServerCore } from '#server/host/server-core.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import type { Session } from '#shared/app/session.ts';
import type { Sqlite } from '#shared/ports/database.ts';
import { runServer, type TestRunningServer } from '../../support/running-server.ts';
import { addSyncedPerson, enrolSyncDevice, type TestSyncDevice } from '../../support/sync-devices.ts';

const canary = 'QX9CANARY7';

let server: TestRunningServer;
let devices: TestSyncDevice[];
let folder: string;
beforeEach(async () => {
  server = await runServer();
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-kept-'));
  devices = [];
  for (const account of ['mei', 'lin']) {
    devices.push(await enrolSyncDevice(server, account, await addSyncedPerson(server, account)));
  }
  for (const device of devices) await device.sync();
});
afterEach(async () => {
  for (const device of devices) await device.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Each place in the pages of the opened database, free ones included. */
function placesIn(sqlite: Sqlite): string[] {
  const bytes = sqlite.serialize();
  const places: string[] = [];
  for (let at = bytes.indexOf(canary); at >= 0; at = bytes.indexOf(canary, at + 1)) {
    places.push(bytes.toString('latin1', Math.max(0, at - 80), at + 60).replace(/[^ -~]+/g, ' '));
  }
  return places;
}

function holds(sqlite: Sqlite): boolean {
  return placesIn(sqlite).length > 0;
}

const onServer = (): { context: Session } => ({
  context: { app: server.core.app, actor: findActor(server.core.app.db, server.adminId)!, deviceId: null },
});

async function addPerson(device: TestSyncDevice): Promise<{ subjectTable: 'contacts'; subjectId: string }> {
  const context = { context: device.session() };
  const customer = await call(router.customers.create, { name: '深圳某科技' }, context);
  const { id } = await call(router.contacts.create, { customerId: customer.id, name: canary, remark: canary }, context);
  const about = { targetType: 'customer' as const, targetId: customer.id, method: 'phone' as const };
  await call(router.followUps.create, { ...about, contactIds: [id], content: `${canary}说` }, context);
  return { subjectTable: 'contacts', subjectId: id };
}

test('[S-PI-4] [S-PI-6] a destruction reaches every device, its log and waiting work; an older database put back is brought up to it', async () => {
  const [mei, lin] = devices as [TestSyncDevice, TestSyncDevice];
  const person = await addPerson(mei);
  await mei.sync();
  await lin.sync();
  expect([mei.app.sqlite, lin.app.sqlite, server.core.app.sqlite].map(holds)).toEqual([true, true, true]);
  const edit = { id: person.subjectId, changes: { remark: { from: canary, to: `${canary}改` } } };
  await call(router.contacts.edit, edit, { context: lin.session() });
  const wish = { ...person, reason: '本人要求' };
  await expect(call(router.privacy.destroyPerson, wish, { context: mei.session() })).rejects.toMatchObject({
    code: 'DESTROY_AT_SERVER',
  });
  server.core.app.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const older = path.join(folder, 'older.db');
  copyFileSync(databaseFile(server.core.config), older);

  await call(router.privacy.destroyPerson, wish, onServer());
  expect(holds(server.core.app.sqlite)).toBe(false);
  for (const device of devices) await device.sync();
  for (const device of devices) expect(placesIn(device.app.sqlite)).toEqual([]);
  for (const device of devices) expect((await device.sync()).received).toBe(0);

  const { config } = server.core;
  expect(readFileSync(path.join(config.data, 'destructions.jsonl'), 'utf8')).not.toContain(canary);
  await server.stop();
  for (const end of ['-wal', '-shm']) rmSync(`${databaseFile(config)}${end}`, { force: true });
  copyFileSync(older, databaseFile(config));
  const core = openServerCore(config);
  expect(holds(core.app.sqlite)).toBe(false);
  core.close();
});

test('[S-PI-2] what is taken back on one computer holds on the server at once and on the others at their next contact', async () => {
  const [mei, lin] = devices as [TestSyncDevice, TestSyncDevice];
  const person = await addPerson(mei);
  const given = { ...person, purpose: 'marketing' as const, basis: 'consent' as const, source: '电话' };
  const consent = await call(router.privacy.recordConsent, given, { context: mei.session() });
  await mei.sync();
  await lin.sync();
  const seenBy = async (context: Session) =>
    (await call(router.privacy.listConsents, person, { context })).standing.marketingObstacle;
  expect(await seenBy(lin.session())).toBe(null);
  await call(router.privacy.withdrawConsent, { id: consent.id }, onServer());
  expect(await seenBy(onServer().context)).toBe('noBasis');
  await lin.sync();
  await mei.sync();
  expect([await seenBy(lin.session()), await seenBy(mei.session())]).toEqual(['noBasis', 'noBasis']);
});
