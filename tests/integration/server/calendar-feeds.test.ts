import { afterAll, beforeAll, expect, test } from 'vitest';
import { runServer, type TestRunningServer } from '../../support/running-server.ts';

const hour = 3_600_000;
let server: TestRunningServer;
let signedIn: { authorization: string };
beforeAll(async () => {
  server = await runServer({ requestsPerMinute: 1_000_000 });
  signedIn = await server.signIn();
}, 120_000);
afterAll(() => server.close());

async function ask<T>(path: string, body: unknown): Promise<T> {
  const response = await server.post(path, body, signedIn);
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

const listed = async () =>
  (await (await server.call('/api/schedule/feeds', { headers: signedIn })).json()) as { id: string }[];

test('a calendar program reads the calendar by its secret address, without signing in, until the address is ended', async () => {
  const startAt = Date.now() + hour;
  await ask('/api/schedule/events', { title: '拜访甲公司', startAt, endAt: startAt + hour });
  const { id, path } = await ask<{ id: string; path: string }>('/api/schedule/feeds', { name: '我的手机' });

  const read = await server.call(path);
  expect([read.status, read.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(await read.text()).toContain('SUMMARY:拜访甲公司');
  expect(await listed()).toMatchObject([{ id, name: '我的手机', usedAt: expect.any(Number) }]);

  await ask(`/api/schedule/feeds/${id}/revoke`, {});
  expect((await server.call(path)).status).toBe(404);
  expect(await listed()).toEqual([]);
  expect((await server.post(`/api/schedule/feeds/${id}/revoke`, {}, signedIn)).status).toBe(404);
});

test('only the hash of an address is kept, and one that was guessed opens nothing', async () => {
  const { path } = await ask<{ path: string }>('/api/schedule/feeds', { name: '另一台' });
  const token = path.slice('/calendar/'.length, -'.ics'.length);

  const rows = server.core.app.db.rows<{ token_hash: string }>('SELECT token_hash FROM calendar_feeds');
  expect(rows.some((row) => row.token_hash.includes(token))).toBe(false);
  expect((await server.call(`/calendar/${token.slice(0, -1)}x.ics`)).status).toBe(404);
});

test('who may not export any more, or is not there any more, has no calendar to subscribe to', async () => {
  const { path } = await ask<{ path: string }>('/api/schedule/feeds', { name: '旧手机' });
  const { statements } = server.core.app;
  const roles = server.core.app.db.rows<{ id: string; actions: string }>('SELECT id, actions FROM roles');
  const setAll = (actions: string) => statements('UPDATE roles SET actions = ?').run(actions);

  setAll(JSON.stringify(['event.view']));
  expect((await server.call(path)).status).toBe(404);
  for (const { id, actions } of roles) statements('UPDATE roles SET actions = ? WHERE id = ?').run(actions, id);
  expect((await server.call(path)).status).toBe(200);
});
