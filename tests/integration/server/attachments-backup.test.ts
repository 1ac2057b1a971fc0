import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serverBackupsOf } from '#server/backups/server-backups.ts';
import { loadServerConfig } from '#server/host/server-config.ts';
import { serverLeaveOf } from '#server/leave/server-leave.ts';
import { startServer } from '#server/start-server.ts';
import type { App } from '#shared/app/app.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import { contentChunkBytes } from '#shared/kernel/content.ts';
import { runServer, type TestRunningServer } from '../../support/running-server.ts';

let server: TestRunningServer;
beforeEach(async () => {
  server = await runServer();
});
afterEach(() => server.close());

const secret = Buffer.from('canary-合同-7f21');
const as = (app: App) => ({ context: { app, actor: findActor(app.db, server.adminId)!, deviceId: null } });

async function attach(bytes: Buffer): Promise<string> {
  const admin = as(server.core.app);
  const customer = await call(router.customers.create, { name: '备份客户' }, admin);
  const about = { recordTable: 'customers' as const, recordId: customer.id, name: '合同.pdf', mime: 'application/pdf' };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { id } = await call(router.attachments.add, { ...about, size: bytes.length, sha256 }, admin);
  for (let index = 0; index * contentChunkBytes < bytes.length; index++) {
    const piece = bytes.subarray(index * contentChunkBytes, (index + 1) * contentChunkBytes);
    await call(router.attachments.put, { id, index, data: piece.toString('base64') }, admin);
  }
  return id;
}

test('[B-5] a restored server has the files of then, and neither its folder nor its backups show them', async () => {
  const bytes = Buffer.concat([secret, randomBytes(contentChunkBytes)]);
  const id = await attach(bytes);
  const backups = serverBackupsOf(server.core);
  const made = await backups.runAndWait('manual');
  const plain = readdirSync(server.data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => readFileSync(path.join(entry.parentPath, entry.name)).includes(secret));
  server.core.app.content.drop(id);
  const dropped = server.core.app.content.find(id);

  const restoring = await backups.restore(made, undefined);
  if (!restoring.ok) throw new Error(restoring.error.code);
  for await (const _ of restoring.value);
  await server.restored;

  const again = await startServer(loadServerConfig(server.data, { host: '127.0.0.1', port: 0, metrics: false }, {}));
  const read = [0, 1].map((index) => call(router.attachments.read, { id, index }, as(again.core.app)));
  const parts = (await Promise.all(read)).map(({ data }) => Buffer.from(data, 'base64'));
  await again.close();
  expect([plain, dropped]).toEqual([[], undefined]);
  expect(Buffer.concat(parts).equals(bytes)).toBe(true);
});

test('[S-PI-8] a company that leaves takes its files along, in the clear and proven', async () => {
  const bytes = Buffer.concat([secret, randomBytes(contentChunkBytes)]);
  const id = await attach(bytes);
  const out = mkdtempSync(path.join(tmpdir(), 'outpost-leave-'));
  const leaving = serverLeaveOf(server.core).exportAll(out);
  if (!leaving.ok) throw new Error(leaving.error.code);
  let folder = '';
  for await (const word of leaving.value) if (word.step === 'done') folder = word.folder!;

  const left = readFileSync(path.join(folder, 'files', id, '合同.pdf'));
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as { files: unknown };
  rmSync(out, { recursive: true });

  expect(left.equals(bytes)).toBe(true);
  expect(manifest.files).toEqual([
    {
      path: `files/${id}/合同.pdf`,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  ]);
});
