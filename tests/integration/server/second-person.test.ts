import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { password, runServer, type TestRunningServer } from '../../support/running-server.ts';
import { newDataFolder, removeFolder, startTestDesktop } from '../desktop/desktop-host.ts';

const entry = path.resolve(import.meta.dirname, '../../../cli/outpost.ts');
let server: TestRunningServer;
let data: string;

beforeEach(async () => {
  server = await runServer();
  data = newDataFolder();
});
afterEach(async () => {
  removeFolder(data);
  await server.close();
});

interface Told {
  readonly status: number;
  readonly said: Record<string, unknown> & { error?: { code: string; details: { id: string; total: number } } };
}

function outpost(...words: string[]): Promise<Told> {
  const env = { ...process.env, OUTPOST_PASSWORD: password, LANG: 'C', LC_ALL: '' };
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...words, '--data', data, '--json'], { env }, (error, out, err) => {
      resolve({ status: error ? Number(error.code ?? 1) : 0, said: JSON.parse(error ? err : out) as Told['said'] });
    });
  });
}

/** A colleague with a desktop, who may export and has as many customers as the limit lets out, and one more. */
async function withDesktop(account: string, customers: number): Promise<void> {
  const host = await startTestDesktop(data);
  const userId = await server.hire(account, 'manager');
  const code = server.enrolCode(userId);
  const wish = { address: new URL(server.url).host, code, account, password };
  for await (const _ of await host.client.desktop.join(wish));
  for (let at = 0; at < customers; at += 1) await host.client.customers.create({ name: `客户${at}` });
  await host.client.sync.now();
  await host.close();
}

test('[V2.3.5] [S-PI-10] a script asks for a second person, waits, and takes what was agreed to out once', async () => {
  const admin = await server.signIn();
  const headers = { ...admin, 'content-type': 'application/json' };
  const limits = JSON.stringify({ exportRows: 2, deletions: 50, aloneMinutes: 10 });
  expect((await server.call('/api/officers/limits', { method: 'PUT', headers, body: limits })).status).toBe(200);
  await server.hire('lin', 'manager');
  await withDesktop('mei', 3);
  const file = path.join(data, 'customers.csv');
  const take = (...more: string[]) => outpost('export', 'customers', '--out', file, ...more);

  const refused = await take();
  const asked = await take('--ask', '季度盘点');
  const waiting = await outpost('approvals', 'list');
  const early = await take();
  const id = asked.said.error!.details.id;
  const agreed = await server.post(`/api/approvals/${id}/decide`, { id, agree: true }, await server.signIn('lin'));
  expect(existsSync(file)).toBe(false);
  const taken = await take();
  const again = await take();

  expect([refused, asked, early].map(({ status, said }) => [status, said.error!.code])).toEqual([
    [1, 'APPROVAL_NEEDED'],
    [1, 'APPROVAL_ASKED'],
    [1, 'APPROVAL_NEEDED'],
  ]);
  expect(waiting.said).toMatchObject({ rows: [{ id, state: 'waiting', reason: '季度盘点', total: 3, isOwn: true }] });
  expect(agreed.status).toBe(200);
  expect(taken.status).toBe(0);
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(4);
  expect([again.status, again.said.error!.code]).toEqual([1, 'APPROVAL_NEEDED']);
}, 120_000);

test('the second person agrees, refuses or takes back by command too', async () => {
  await server.hire('lin', 'manager');
  await withDesktop('mei', 60);
  const ids = server.core.app.db.rows<{ id: string }>('SELECT id FROM customers').map((row) => row.id);
  const ask = async (account: string) => {
    const body = { procedure: 'customers.remove', input: { ids }, reason: '重复导入' };
    const asked = await server.post('/api/approvals', body, await server.signIn(account));
    return ((await asked.json()) as { id: string }).id;
  };
  const left = () =>
    server.core.app.db.row<{ n: number }>('SELECT count(*) n FROM customers WHERE deleted_at IS NULL')!.n;
  const refused = await ask('lin');
  const agreed = await ask('lin');

  const own = await ask('mei');
  const said = [
    await outpost('approvals', 'refuse', refused, '--note', '还在用'),
    await outpost('approvals', 'withdraw', own),
    await outpost('approvals', 'agree', own),
    await outpost('approvals', 'agree', agreed),
  ];

  expect(said.map(({ status, said: { error } }) => [status, error?.code])).toEqual([
    [0, undefined],
    [0, undefined],
    [1, 'APPROVAL_OVER'],
    [0, undefined],
  ]);
  await expect.poll(left, { timeout: 10_000 }).toBe(0);
}, 120_000);
