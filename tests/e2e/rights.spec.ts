import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type CompanyServer, foundCompany, password } from '../support/journey/company-server.ts';
import { type OutpostProcess, startOutpost } from '../support/journey/outpost-process.ts';
import { takePicture } from './picture.ts';
import { button, joinOnScreen, notice } from './screen.ts';

test.describe.configure({ mode: 'serial' });

const mobile = '13812345678';
const ownCustomer = '梅氏纺织有限公司';
const otherCustomer = '林家机械有限公司';

let folder: string;
let server: CompanyServer;
let desktop: OutpostProcess;
let web: Page;
let mei: Page;
let roleId: string;
let meiId: string;
let contactId: string;

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-e2e-'));
  server = await foundCompany(folder);
  const post = async (where: string, body: object) => (await server.rest<{ id: string }>('POST', where, body)).id;
  const nouns = ['customer', 'contact', 'followUp', 'task'];
  const actions = nouns.flatMap((noun) => ['view', 'create', 'edit'].map((verb) => `${noun}.${verb}`));
  roleId = await post('/roles', { name: '外勤销售', dataScope: 'branch', actions: [...actions, 'user.view'] });
  const branchId = await post('/branches', { code: 'N', name: '北方分公司' });
  meiId = await server.addPerson({ account: 'mei', name: '梅雪', branchId, roleIds: [roleId] });
  const linId = await server.addPerson({ account: 'lin', name: '林森', branchId, roleIds: [roleId] });
  const customerId = await post('/customers', { name: ownCustomer, ownerId: meiId });
  await post('/customers', { name: otherCustomer, ownerId: linId });
  contactId = await post('/contacts', { name: '李雷', customerId, mobile });
  desktop = await startOutpost(['desktop', '--data', path.join(folder, 'mei'), '--shell', 'none', '--json']);
  web = await browser.newPage();
  mei = await browser.newPage();
});
test.afterAll(async () => {
  await web?.close();
  await mei?.close();
  await desktop?.stop();
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

test('a desktop of the branch has the rows and values that its person’s role gives', async () => {
  await mei.goto(desktop.ready.address as string);
  const { code } = (await server.command('enrol-code', 'create', '--account', 'mei')) as { code: string };
  await joinOnScreen(mei, { address: `127.0.0.1:${server.port}`, code, account: 'mei', password });

  await openPage(mei, '/customers');
  await mei.getByRole('button', { name: '全部', exact: true }).click();
  await expect(mei.getByRole('link', { name: ownCustomer })).toBeVisible();
  await expect(mei.getByRole('link', { name: otherCustomer })).toBeVisible();
  await openPage(mei, `/contacts/${contactId}`);
  await expect(mei.getByText(mobile).first()).toBeVisible();
});

async function openPage(at: Page, where: string): Promise<void> {
  await at.goto(new URL(where, at.url()).href);
}

test('an administrator narrows the role on the web, and is shown what it takes before it is saved', async () => {
  await web.goto(`https://127.0.0.1:${server.port}/`);
  await web.getByLabel('账号').fill('admin');
  await web.getByLabel(/^密码/).fill(password);
  await button(web, '登录').click();
  await expect(web.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await openPage(web, `/people/roles/${roleId}`);
  await web.getByRole('checkbox', { name: '联系人：查看敏感字段' }).check();
  await takePicture(web, 'role-actions');
  await web.getByText('数据范围', { exact: true }).last().click();
  await web.getByLabel(/^默认数据范围/).selectOption({ label: '本人' });
  await takePicture(web, 'role-scopes');
  await web.getByText('字段权限', { exact: true }).click();
  await web.getByLabel('联系人 手机：掩码').selectOption({ label: '全部掩码' });
  await web.getByLabel('联系人 爱好：权限').selectOption({ label: '不可见' });
  await takePicture(web, 'role-fields');
  await button(web, '检查并保存…').click();

  const review = web.getByRole('dialog', { name: '保存前请核对' });
  await expect(review.getByText('影响 2 人')).toBeVisible();
  await expect(review.getByText('默认数据范围：本分支 → 本人')).toBeVisible();
  await takePicture(web, 'role-review');
  await button(review, '保存角色').click();
  await expect(notice(web, '已保存“外勤销售”的权限')).toBeVisible();
});

test('at its next sync the desktop loses the rows and the value', async () => {
  await openPage(mei, '/customers');
  await mei.getByRole('button', { name: '全部', exact: true }).click();
  await expect(mei.getByRole('link', { name: ownCustomer })).toBeVisible();
  await expect(mei.getByRole('link', { name: otherCustomer })).toHaveCount(0, { timeout: 60_000 });

  await openPage(mei, `/contacts/${contactId}`);
  await expect(mei.getByText('138****5678').first()).toBeVisible({ timeout: 30_000 });
  await expect(mei.getByText(mobile)).toHaveCount(0);
  await expect(mei.getByText('爱好', { exact: true })).toHaveCount(0);
  await takePicture(mei, 'masked-record');
});

test('a value is revealed for a reason, and masked again', async () => {
  await mei.getByRole('button', { name: '查看完整的手机' }).click();
  const ask = mei.getByRole('dialog', { name: '查看完整的手机' });
  await expect(button(ask, '查看')).toBeDisabled();
  await ask.getByLabel(/查看原因/).fill('回访客户');
  await takePicture(mei, 'reveal-ask');
  await button(ask, '查看').click();

  await expect(mei.locator('[data-revealed]')).toHaveText(mobile);
  await expect(mei.getByRole('timer')).toHaveText(/秒后恢复掩码/);
  await takePicture(mei, 'reveal-shown');
  await button(mei, '立即恢复掩码').click();
  await expect(mei.getByText(mobile)).toHaveCount(0);
});

test('effective rights say why, and the administrator sees as this person without changing anything', async () => {
  await openPage(web, `/people/users/${meiId}/rights`);
  await expect(web.getByRole('heading', { name: '梅雪的有效权限' })).toBeVisible();
  await takePicture(web, 'effective');
  await web.getByRole('button', { name: /^删除/ }).first().click();
  await expect(web.getByText('这些角色有这项权限：')).toBeVisible();
  await takePicture(web, 'effective-why-not');
  await web.keyboard.press('Escape');

  await button(web, '以此人身份查看').click();
  const ask = web.getByRole('dialog', { name: '以“梅雪”的身份查看' });
  await ask.getByLabel(/查看原因/).fill('核对新角色');
  await button(ask, '开始查看').click();
  await expect(web.getByText(/您正在以“梅雪”的身份查看，只读/)).toBeVisible();
  await web.getByRole('link', { name: '客户', exact: true }).first().click();
  await web.getByRole('button', { name: '全部', exact: true }).click();
  await expect(web.getByRole('link', { name: ownCustomer })).toBeVisible();
  await expect(web.getByRole('link', { name: otherCustomer })).toHaveCount(0);
  await takePicture(web, 'seeing');
  await openPage(web, `/contacts/${contactId}`);
  await expect(web.getByText('138****5678').first()).toBeVisible();
  await expect(web.getByText('爱好', { exact: true })).toHaveCount(0);
  await web.getByRole('link', { name: '客户', exact: true }).first().click();

  await expect(web.getByRole('link', { name: ownCustomer })).toBeVisible();
  await expect(web.getByRole('button', { name: '新建客户' })).toHaveCount(0);
  await web.getByRole('link', { name: ownCustomer }).click();
  await expect(web.getByRole('heading', { level: 1, name: ownCustomer })).toBeVisible();
  await expect(web.getByRole('button', { name: /写跟进|编辑|新建|删除/ })).toHaveCount(0);
  await expect(web.getByPlaceholder('这次联系说了什么、客户有什么反应？')).toHaveCount(0);
  await takePicture(web, 'seeing-record');
  await button(web, '结束').click();
  await expect(web.getByText(/您正在以/)).toHaveCount(0);
  await expect(web.getByRole('heading', { level: 1, name: '梅雪' })).toBeVisible();
});

test('on a desktop an administrator sees as somebody too: read-only all over, and themselves again at the end', async ({
  browser,
}) => {
  const own = await startOutpost(['desktop', '--data', path.join(folder, 'admin'), '--shell', 'none', '--json']);
  const page = await browser.newPage();
  try {
    await page.goto(own.ready.address as string);
    const { code } = (await server.command('enrol-code', 'create', '--account', 'admin')) as { code: string };
    await joinOnScreen(page, { address: `127.0.0.1:${server.port}`, code, account: 'admin', password });
    await openPage(page, `/people/users/${meiId}/rights`);
    await button(page, '以此人身份查看').click();
    const ask = page.getByRole('dialog', { name: '以“梅雪”的身份查看' });
    await ask.getByLabel(/查看原因/).fill('核对新角色');
    await button(ask, '开始查看').click();
    await expect(page.getByText(/您正在以“梅雪”的身份查看，只读/)).toBeVisible();

    await openPage(page, '/customers');
    await page.getByRole('button', { name: '全部', exact: true }).click();
    await expect(page.getByRole('link', { name: ownCustomer })).toBeVisible();
    await expect(page.getByRole('link', { name: otherCustomer })).toHaveCount(0);
    await expect(page.getByRole('button', { name: '新建客户' })).toHaveCount(0);
    await takePicture(page, 'seeing-desktop');
    await button(page, '结束').click();
    await openPage(page, '/customers');
    await expect(page.getByRole('button', { name: '新建客户' }).first()).toBeVisible();
  } finally {
    await page.close();
    await own.stop();
  }
});
