import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DesktopHost, removeFolder, startTestDesktop, wang } from './desktop-host.ts';

let host: DesktopHost;
beforeEach(async () => {
  host = await startTestDesktop();
});
afterEach(async () => {
  await host.close();
  removeFolder(host.dataFolder);
});

test('who looks around finds a company at work: lists, names by pinyin, what is due', async () => {
  await host.client.desktop.createCompany({ ...wang, sample: true });
  await host.desktop.work()!.app.search.ready();

  const { counts } = await host.client.demo.status();
  const found = await host.client.search.quick({ text: 'gs', limit: 5 });
  const listed = await host.client.customers.list({ text: 'wuhan' });
  const due = await host.client.tasks.list({ limit: 1 });

  expect(counts).toMatchObject({ customers: 2000, people: 20, leads: 600 });
  expect(found).toHaveLength(5);
  expect(listed.total).toBeGreaterThan(20);
  expect(due.total).toBeGreaterThan(500);
});

test('a company of one’s own takes the sample in and gives it away again, keeping its own records', async () => {
  await host.client.desktop.createCompany(wang);
  await host.client.customers.create({ name: '上海测试有限公司' });
  await host.client.demo.install();

  await host.client.demo.remove();

  expect(await host.client.customers.list({})).toMatchObject({ total: 1, rows: [{ name: '上海测试有限公司' }] });
  expect((await host.client.demo.status()).installed).toBe(false);
});
