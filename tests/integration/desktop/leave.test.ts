import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, expect, test, vi } from 'vitest';
import { type DesktopHost, removeFolder, startTestDesktop, wang } from './desktop-host.ts';

let host: DesktopHost | undefined;
const out = mkdtempSync(path.join(tmpdir(), 'outpost-leave-'));
afterEach(async () => {
  await host?.close();
  if (host) removeFolder(host.dataFolder);
  removeFolder(out);
});

test('[S-PI-8] a company of one computer leaves whole: exported, proven, and no file of it is left to open', async () => {
  host = await startTestDesktop();
  const { client, dataFolder } = host;
  await client.desktop.createCompany(wang);
  await client.customers.create({ name: '上海测试有限公司' });
  const inside = await safe(
    client.leave.exportAll({ folder: dataFolder }).then(async (words) => {
      for await (const _ of words);
    }),
  );
  expect(inside.error).toMatchObject({ code: 'LEAVE_FOLDER_UNUSABLE', data: { rule: 'inside' } });
  let folder = '';
  for await (const word of await client.leave.exportAll({ folder: out })) folder = word.folder ?? folder;
  const { company } = await client.leave.state();

  const { certificate } = await client.leave.destroy({ folder, company });
  await vi.waitFor(async () => expect((await client.desktop.state()).phase).not.toBe('open'), 5_000);
  await vi.waitFor(() => expect(existsSync(path.join(dataFolder, 'people', wang.account))).toBe(false), 5_000);

  expect(certificate).toMatchObject({ host: 'desktop', company });
  const { error } = await safe(client.desktop.unlock({ account: wang.account, password: wang.password }));
  expect(error).toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
  expect(readdirSync(folder)).toContain('certificate-of-destruction.json');
});
