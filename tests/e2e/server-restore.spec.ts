import { expect, type Page, test } from '@playwright/test';
import { password } from '../support/journey/company-server.ts';
import { button, createCustomerOnScreen, openBySearch } from './screen.ts';
import { openTwoBranches, type ScreenBranches } from './two-branches.ts';

test.describe.configure({ mode: 'serial' });

let company: ScreenBranches;
let web: Page;
test.beforeAll(async ({ browser }) => {
  company = await openTwoBranches(browser);
  await company.join();
  await createCustomerOnScreen(company.north.page, '备份前的公司');
  await expect(company.north.page.getByRole('link', { name: '已同步' })).toBeVisible({ timeout: 15_000 });
  web = await browser.newPage();
});
test.afterAll(async () => {
  await web?.close();
  await company?.end();
});

async function signIn(): Promise<void> {
  await web.goto(`https://127.0.0.1:${company.server.port}/`);
  await web.getByLabel('账号').fill('admin');
  await web.getByLabel(/^密码/).fill(password);
  await button(web, '登录').click();
  await expect(web.getByRole('navigation', { name: '主导航' })).toBeVisible();
}

test('an administrator backs the server up on its page, and the backup is checked', async () => {
  await signIn();
  await web.goto(new URL('/system/backups', web.url()).href);
  await web.screenshot({ path: 'test-results/restore-1-page.png' });
  await button(web, '立即备份').first().click();
  await expect(web.getByText('已校验').first()).toBeVisible({ timeout: 60_000 });
  await web.screenshot({ path: 'test-results/restore-2-done.png' });
});

test('a restore is guided and verified first, keeps the old data, and tells what happens to the devices', async () => {
  await createCustomerOnScreen(company.north.page, '备份后的公司');
  await expect(company.north.page.getByRole('link', { name: '已同步' })).toBeVisible({ timeout: 15_000 });
  await web.getByRole('row').nth(1).getByRole('button').click();
  await web.getByRole('menuitem', { name: /恢复/ }).click();
  const ask = web.getByRole('dialog');
  await expect(ask.getByRole('row', { name: /客户/ }).first()).toBeVisible();
  await web.screenshot({ path: 'test-results/restore-3-ask.png' });
  await ask.getByRole('checkbox').check();
  await button(ask, '校验并恢复').click();

  await expect(ask.getByText(/旧数据|原来的数据/)).toBeVisible({ timeout: 60_000 });
  await web.screenshot({ path: 'test-results/restore-4-done.png' });
});

test('afterwards the devices bring back what the server lost', async () => {
  await web.context().clearCookies();
  await signIn();
  await expect(async () => {
    await openBySearch(web, 'bfhdgs', '备份后的公司');
  }).toPass({ timeout: 60_000 });
  await openBySearch(company.south.page, 'bfhdgs', '备份后的公司');
  await company.north.page.goto(new URL('/system/sync/incidents', company.north.page.url()).href);
  await expect(company.north.page.getByText('服务器从备份恢复过').first()).toBeVisible({ timeout: 30_000 });
  await company.north.page.screenshot({ path: 'test-results/restore-5-device.png' });
});
