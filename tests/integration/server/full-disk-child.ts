import { readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defaultWatchSettings } from '#shared/features/watching/watch-settings.model.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import { runServer, type TestRunningServer } from '../../support/running-server.ts';
import { type DiskWay, limitFiles } from '../../support/small-disk.ts';

/** A whole server whose disk becomes full and has room again; says on its output what it saw. */
const way = process.argv[2] as DiskWay;
const filler = path.join(tmpdir(), 'filler');
const megabyte = Buffer.alloc(1_048_576);

// Ignored, the signal of a file that may not grow becomes the error of the write.
process.on('SIGXFSZ', () => undefined);

function freeBytes(): number {
  const { bavail, bsize } = statfsSync(tmpdir());
  return bavail * bsize;
}

function fillUntil(left: number): void {
  while (freeBytes() > left) {
    const part = Math.min(megabyte.length, freeBytes() - left);
    writeFileSync(filler, megabyte.subarray(0, part), { flag: 'a' });
  }
}

function largestFile(folder: string): number {
  const files = readdirSync(folder, { recursive: true }).map((name) => statSync(path.join(folder, String(name))));
  return Math.max(...files.filter((file) => file.isFile()).map((file) => file.size));
}

const roomEnds = (data: string) => (way === 'tmpfs' ? fillUntil(0) : limitFiles(largestFile(data)));
const roomComes = () => (way === 'tmpfs' ? rmSync(filler) : limitFiles('unlimited'));

/** The disk is nearly full: in the small one really, in a large one by the company's threshold. */
async function nearlyFull(server: TestRunningServer, headers: Record<string, string>): Promise<void> {
  if (way === 'tmpfs') return fillUntil(3 * megabyte.length);
  const settings = structuredClone(defaultWatchSettings);
  const rules = { ...settings.rules, diskSpace: { ...settings.rules.diskSpace, threshold: 100 } };
  const response = await server.call('/api/watching', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ ...settings, rules }),
  });
  if (!response.ok) throw new Error(`settings: ${response.status} ${await response.text()}`);
}

async function alerted(server: TestRunningServer, headers: Record<string, string>): Promise<boolean> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const response = await server.call('/api/alerts?state=all&limit=200', { headers });
    const { rows } = (await response.json()) as { rows: { rule: string }[] };
    if (rows.some(({ rule }) => rule === 'diskSpace')) return true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return false;
}

const server = await runServer();
const headers = await server.signIn();
const remark = '字'.repeat(1_900);
const create = async (n: number) => {
  const response = await server.post('/api/customers', { name: `第${n}家公司`, remark }, headers);
  return { status: response.status, body: (await response.json()) as { code?: string } };
};
const { sqlite } = server.core.app;
const count = () => sqlite.prepare('SELECT count(*) FROM customers').pluck().get() as number;

await create(0);
await nearlyFull(server, headers);
const isAlerted = await alerted(server, headers);
roomEnds(server.data);
let saved = 1;
let refused = await create(saved);
while (refused.status < 300 && saved < 3_000) refused = await create(++saved);
const inFull = {
  rows: count(),
  effects: sqlite.prepare("SELECT count(*) FROM audit_records WHERE procedure = 'customers.create'").pluck().get(),
};
const listed = await server.call('/api/customers?limit=1', { headers });
const still = await create(saved);
// Everything the server does by itself meets the full disk at least once.
await new Promise((resolve) => setTimeout(resolve, 12_000));
roomComes();
const again = await create(saved);
const { broken } = verifyAudit(sqlite);
const check = sqlite.pragma('quick_check', { simple: true });
console.log(
  JSON.stringify({
    isAlerted,
    saved,
    refused,
    inFull,
    listed: listed.status,
    still: still.status,
    again: again.status,
    rows: count(),
    broken,
    check,
  }),
);
await server.close();
