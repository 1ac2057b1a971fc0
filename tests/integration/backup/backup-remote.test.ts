import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeviceFetch, remoteTarget } from '#main/backup-remote.ts';
import { addBackupRoutes } from '#server/backups/backup-routes.ts';
import { createBackupStore } from '#server/backups/backup-store.ts';
import { setName } from '#shared/backup/backup-target.ts';

let folder: string;
let server: FastifyInstance;
let ask: DeviceFetch;
let address: string;
const alarms: string[] = [];
const name = `${setName(Date.UTC(2026, 10, 22), '01a3185c-5002-7078-b9c6-355b02343da7')}.age`;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-remote-'));
  alarms.length = 0;
  server = Fastify({ forceCloseConnections: true });
  await server.register((scope) =>
    addBackupRoutes(scope, {
      store: createBackupStore(path.join(folder, 'devices')),
      owner: (request, reply) => {
        const deviceId = String(request.headers['x-device'] ?? '');
        if (deviceId !== '') return { userId: 'user-1', deviceId };
        void reply.code(401).send({ code: 'DEVICE_UNKNOWN' });
        return undefined;
      },
      alarm: (owner, reason) => alarms.push(`${owner.deviceId} ${reason}`),
    }),
  );
  address = await server.listen({ port: 0, host: '127.0.0.1' });
  ask = device('laptop');
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

function device(id: string): DeviceFetch {
  return (url, { headers, body, ...init }) =>
    fetch(address + url, {
      ...init,
      headers: { ...headers, 'x-device': id },
      ...(body && { body: Buffer.from(body) }),
    });
}

function localFile(bytes: number) {
  const content = randomBytes(bytes);
  const file = path.join(folder, `local-${bytes}`);
  writeFileSync(file, content);
  return { content, file: { path: file, bytes, sha256: createHash('sha256').update(content).digest('hex') } };
}

test('a file of several pieces arrives whole and comes back the same', async () => {
  const { content, file } = localFile(20_000_001);
  const target = remoteTarget(ask);
  const seen: number[] = [];

  await target.putNew(name, file, { onBytes: (done) => seen.push(done) });
  await target.fetch(name, path.join(folder, 'back'));

  expect(seen).toEqual([8_388_608, 16_777_216, 20_000_001]);
  expect(readFileSync(path.join(folder, 'back')).equals(content)).toBe(true);
  expect(await target.list()).toEqual([{ name, bytes: 20_000_001, own: true }]);
});

test('a broken upload and a broken download go on where they stopped', async () => {
  const { content, file } = localFile(20_000_001);
  let pieces = 0;
  const breaking: DeviceFetch = (url, init) => {
    if (init.method === 'PUT' && ++pieces === 3) throw new TypeError('fetch failed');
    return ask(url, init);
  };
  await expect(remoteTarget(breaking).putNew(name, file)).rejects.toThrow('SERVER_UNREACHABLE');
  expect(await remoteTarget(ask).list()).toEqual([]);
  const asked: string[] = [];
  const noting: DeviceFetch = (url, init) => {
    asked.push(init.headers?.['content-range'] ?? init.headers?.range ?? '');
    return ask(url, init);
  };

  await remoteTarget(noting).putNew(name, file);
  writeFileSync(path.join(folder, 'back'), content.subarray(0, 7_000_000));
  await remoteTarget(noting).fetch(name, path.join(folder, 'back'));

  expect(asked).toEqual(['', 'bytes 16777216-20000000/20000001', 'bytes=7000000-']);
  expect(readFileSync(path.join(folder, 'back')).equals(content)).toBe(true);
});

test('[B-3] a device can neither write over nor delete what is stored, and trying raises an alarm', async () => {
  const { content, file } = localFile(1000);
  const other = localFile(1001).file;
  const target = remoteTarget(ask);
  await target.putNew(name, file);

  await expect(target.putNew(name, other)).rejects.toThrow('BACKUP_DAMAGED');
  const deleted = await fetch(`${address}/backups/${name}`, { method: 'DELETE', headers: { 'x-device': 'laptop' } });

  expect(deleted.status).toBe(405);
  expect(alarms).toEqual(['laptop overwrite', 'laptop delete']);
  expect((await target.read(name)).equals(content)).toBe(true);
});

test('the same file sent again is success, and a file whose hash differs is not kept', async () => {
  const { file } = localFile(1000);
  const target = remoteTarget(ask);
  await target.putNew(name, file);
  const wrong = { ...localFile(2000).file, sha256: '0'.repeat(64) };
  const wrongName = name.replace('da7.age', 'da8.age');

  await target.putNew(name, file);
  await expect(target.putNew(wrongName, wrong)).rejects.toThrow('SERVER_REFUSED');

  expect((await target.list()).map((one) => one.name)).toEqual([name]);
});

test('a person’s new device sees and reads what the lost one stored; a stranger and odd names get nothing', async () => {
  await remoteTarget(ask).putNew(name, localFile(1000).file);
  const fresh = device('new-laptop');
  const stranger: DeviceFetch = (url, { headers, body: _, ...init }) =>
    fetch(address + url, { ...init, headers: headers ?? {} });

  const odd = await Promise.all(
    ['..%2f..%2fetc%2fpasswd', 'x.age', `${name}.part`].map(
      async (one) => (await ask(`/backups/${one}`, { method: 'GET' })).status,
    ),
  );

  expect(await remoteTarget(fresh).list()).toEqual([{ name, bytes: 1000, own: false }]);
  expect((await remoteTarget(fresh).read(name)).length).toBe(1000);
  await expect(remoteTarget(stranger).list()).rejects.toThrow('SERVER_REFUSED');
  expect(odd).toEqual([404, 404, 404]);
});
