import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadServerConfig } from '#server/host/server-config.ts';
import { orderDestruction } from '#server/leave/finish-leave.ts';

const child = path.resolve('tests/integration/server/leave-child.ts');
const setName = 'outpost-20261122T020000Z-01900000-0000-7000-8000-000000000001';

let root: string;
let now: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'outpost-leave-killed-'));
  now = path.join(root, 'now');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const data = () => path.join(now, 'data');
const second = () => path.join(now, 'second');
const exported = () => path.join(now, 'export');

/** A server's folders with an order to destroy: keys, database, backups in and outside of them, and what is not ours. */
function ordered(): void {
  for (const folder of [path.join(data(), 'backups'), path.join(second(), 'sub'), exported()]) {
    mkdirSync(folder, { recursive: true });
  }
  for (const name of ['server.key', 'audit.key', 'server.db', 'server.db-wal', 'config.json', 'server.lock']) {
    writeFileSync(path.join(data(), name), name);
  }
  writeFileSync(path.join(data(), 'backups', `${setName}.age`), 'sealed');
  for (const name of [`${setName}.age`, `sub/${setName}.manifest.json`, 'destructions.jsonl', 'not-ours.txt']) {
    writeFileSync(path.join(second(), name), name);
  }
  const certificate = {
    ...{ format: 'outpost-left-1' as const, company: '前哨', at: 1, by: '王芳', host: 'server' as const },
    ...{ exportDigest: 'digest', rows: 1, auditSeq: 1, auditHash: 'hash', devicesWiped: 0, devicesUnproven: 0 },
    folders: [data(), second()].map((folder) => path.resolve(folder)),
    keyErased: true,
  };
  orderDestruction(loadServerConfig(data(), {}, {}), certificate, exported());
}

function destroy(deadly: number) {
  const words = ['--disable-warning=ExperimentalWarning', child, data(), String(deadly)];
  return spawnSync(process.execPath, words, { encoding: 'utf8' });
}

const left = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort();

function expectDestroyed(): void {
  expect(left(data())).toEqual(['server.lock']);
  expect(left(second())).toEqual(['not-ours.txt', 'sub']);
  const told = JSON.parse(readFileSync(path.join(exported(), 'destroyed.json'), 'utf8'));
  expect(told).toMatchObject({ company: '前哨', keysErased: 2, files: 9 });
  expect(left(exported())).toEqual(['destroyed.json']);
}

test('[S-PI-8] killed before each lasting step of the destruction, it goes on at the next start; the keys are always first to go', () => {
  ordered();
  const before = path.join(root, 'before');
  cpSync(now, before, { recursive: true });
  const whole = destroy(0);
  expect([whole.status, whole.stderr]).toEqual([0, '']);
  expectDestroyed();
  const steps = Number(whole.stdout);
  expect(steps).toBeGreaterThan(12);

  for (let step = 1; step <= steps; step += 1) {
    rmSync(now, { recursive: true });
    cpSync(before, now, { recursive: true });
    expect(destroy(step).signal, `killed before step ${step}`).toBe('SIGKILL');

    const hasKey = ['server.key', 'audit.key'].some((name) => existsSync(path.join(data(), name)));
    const isWhole = existsSync(path.join(data(), 'server.db')) && left(second()).length === 5;
    expect(hasKey && !isWhole, `a key outlived data at step ${step}`).toBe(false);
    expect(existsSync(path.join(data(), 'leaving.json'))).toBe(true);
    expect(destroy(0).status).toBe(0);
    expectDestroyed();
  }
});
