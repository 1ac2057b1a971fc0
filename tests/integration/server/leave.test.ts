import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serverBackupsOf } from '#server/backups/server-backups.ts';
import { openServerCore } from '#server/host/server-core.ts';
import { serverLeaveOf } from '#server/leave/server-leave.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { leaveTables } from '#shared/app/leave-tables.ts';
import { coreRouter } from '#shared/app/router.ts';
import { leaveManifest } from '#shared/features/leave/leave.model.ts';
import { runServer, type TestRunningServer } from '../../support/running-server.ts';

const canary = 'QX9CANARY7';

let server: TestRunningServer;
let out: string;
beforeEach(async () => {
  out = mkdtempSync(path.join(tmpdir(), 'outpost-leave-'));
  server = await runServer();
});
afterEach(async () => {
  await server.close();
  rmSync(out, { recursive: true, force: true });
});

const me = () => {
  const { app } = server.core;
  return { context: { app, actor: findActor(app.db, server.adminId)!, deviceId: null } };
};
const order = (folder: string, company = '前哨测试') => ({ folder, company, byName: '管理员' });

async function exportAll(): Promise<string> {
  const running = serverLeaveOf(server.core).exportAll(out);
  if (!running.ok) throw new Error(running.error.code);
  let folder = '';
  for await (const word of running.value) if (word.step === 'done') folder = word.folder!;
  return folder;
}

test('[S-PI-8] everything leaves in open formats, each table whole, without a key or a password', async () => {
  await call(coreRouter.customers.create, { name: canary }, me());
  const folder = await exportAll();
  const manifest = leaveManifest.parse(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')));
  const sqlite = server.core.app.sqlite;

  const present = sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
  expect(manifest.tables.map(({ name }) => name)).toEqual(
    leaveTables()
      .filter((name) => present.includes(name))
      .sort(),
  );
  for (const { name, rows } of manifest.tables.filter((each) => !each.name.startsWith('audit_'))) {
    expect([name, rows]).toEqual([name, sqlite.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]);
  }
  expect(readFileSync(path.join(folder, 'tables', 'customers.csv'), 'utf8')).toContain(canary);
  expect(manifest.omitted).toEqual(expect.arrayContaining(['credentials', 'sessions']));
  expect(manifest.signature).not.toBeNull();
});

test('[S-PI-8] nothing is destroyed without a proven and recent export, the name, and devices told', async () => {
  const leave = serverLeaveOf(server.core);
  const codeOf = async (folder: string, company?: string) => {
    const done = await leave.destroy(order(folder, company));
    return done.ok ? 'done' : `${done.error.code} ${'rule' in done.error ? done.error.rule : ''}`.trim();
  };
  expect(await codeOf(out)).toBe('LEAVE_EXPORT_UNPROVEN missing');
  const folder = await exportAll();
  expect(await codeOf(folder, '别的公司')).toBe('LEAVE_NAME_DIFFERS');
  await call(coreRouter.customers.create, { name: canary }, me());
  expect(await codeOf(folder)).toBe('LEAVE_EXPORT_UNPROVEN old');
  const again = await exportAll();
  const file = path.join(again, 'tables', 'users.ndjson');
  writeFileSync(file, readFileSync(file, 'utf8').replace('管理员', '别人'));
  expect(await codeOf(again)).toBe('LEAVE_EXPORT_UNPROVEN differs');
  expect(existsSync(path.join(server.data, 'server.key'))).toBe(true);
});

test('[S-PI-8] after the destruction no key and no file is left, the server does not open again, and a certificate says so', async () => {
  await call(coreRouter.customers.create, { name: canary }, me());
  await serverBackupsOf(server.core).runAndWait('manual');
  const folder = await exportAll();
  const { config } = server.core;

  const done = await serverLeaveOf(server.core).destroy(order(folder));
  await server.restored;
  expect(() => openServerCore(config)).toThrow(expect.objectContaining({ code: 'COMPANY_LEFT' }));

  expect(done).toMatchObject({ ok: true, value: { certificate: { company: '前哨测试', keyErased: true } } });
  expect(readdirSync(server.data).filter((name) => !name.endsWith('.lock'))).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual([
    'README.txt',
    'certificate-of-destruction.json',
    'destroyed.json',
    'manifest.json',
    'tables',
  ]);
  expect(
    JSON.parse(readFileSync(path.join(folder, 'certificate-of-destruction.json'), 'utf8')).signature,
  ).not.toBeNull();
  expect(() => openServerCore(config)).toThrow(expect.objectContaining({ code: 'NOT_INITIALISED' }));
});
