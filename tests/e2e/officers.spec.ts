import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type CompanyServer, foundCompany, password } from '../support/journey/company-server.ts';
import { takePicture } from './picture.ts';
import { button, notice } from './screen.ts';

test.describe.configure({ mode: 'serial' });

const people = { sys: '系统员', sec: '安全员', aud: '审计员' } as const;
type Who = keyof typeof people;

let folder: string;
let server: CompanyServer;
let roleId: string;
const pages = new Map<Who, Page>();

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-e2e-'));
  server = await foundCompany(folder);
  const post = async (where: string, body: object) => (await server.rest<{ id: string }>('POST', where, body)).id;
  const branchId = await post('/branches', { code: 'N', name: '北方分公司' });
  roleId = await post('/roles', {
    name: '外勤销售',
    dataScope: 'branch',
    actions: ['customer.view', 'customer.create'],
  });
  const ids: Record<string, string> = {};
  for (const [account, name] of Object.entries(people)) {
    ids[account] = await server.addPerson({ account, name, branchId, roleIds: [roleId] });
    pages.set(account as Who, await browser.newPage());
  }
  await server.addPerson({ account: 'mei', name: '梅雪', branchId, roleIds: [roleId] });
  await server.rest('POST', '/officers/move-up', { system: ids.sys, security: ids.sec, audit: ids.aud });
});
test.afterAll(async () => {
  for (const page of pages.values()) await page.close();
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

async function as(who: Who, where: string): Promise<Page> {
  const page = pages.get(who)!;
  if (page.url() === 'about:blank') {
    await page.goto(`https://127.0.0.1:${server.port}/`);
    await page.getByLabel('账号').fill(who);
    await page.getByLabel(/^密码/).fill(password);
    await button(page, '登录').click();
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  }
  await page.goto(new URL(where, page.url()).href);
  return page;
}

test('a change of a role is asked for in the editor, agreed to by another officer, and holds', async () => {
  const sec = await as('sec', `/people/roles/${roleId}`);
  await sec.getByRole('checkbox', { name: '客户：编辑' }).check();
  await button(sec, '检查并保存…').click();
  const review = sec.getByRole('dialog', { name: '保存前请核对' });
  await expect(review.getByText('客户：编辑')).toBeVisible();
  await takePicture(sec, 'officers-review', [1440, 1024, 390]);
  await button(review, '保存角色').click();

  const ask = sec.getByRole('dialog', { name: '需要第二个人同意' });
  await ask.getByLabel(/^理由/).fill('外勤要能改客户');
  await takePicture(sec, 'officers-ask', [1440, 1024, 390]);
  await button(ask, '提交申请').click();
  await expect(notice(sec, '申请已提交')).toBeVisible();

  const aud = await as('aud', '/approvals');
  await expect(aud.getByText('安全员').first()).toBeVisible();
  await takePicture(aud, 'officers-approvals', [1440, 1024, 390]);
  await button(aud, '权限变更').click();
  const look = aud.getByRole('dialog');
  await expect(look.getByText('外勤要能改客户')).toBeVisible();
  await expect(look.getByText('客户：编辑')).toBeVisible();
  await takePicture(aud, 'officers-decide', [1440, 1024, 390]);
  await button(look, '同意').click();
  await expect(notice(aud, '已同意')).toBeVisible();

  await sec.reload();
  await expect(sec.getByRole('checkbox', { name: '客户：编辑' })).toBeChecked({ timeout: 15_000 });
});

test('each officer meets the page of the three, and its words fit in both languages and at each width', async () => {
  for (const who of ['sys', 'sec', 'aud'] as const) {
    const page = await as(who, '/people/officers');
    await expect(page.getByText(people[who]).first()).toBeVisible();
    await takePicture(page, `officers-state-${who}`, [1440, 1024, 390]);
  }
});
