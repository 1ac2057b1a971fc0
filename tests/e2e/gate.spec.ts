import { expect, type Page, test } from '@playwright/test';
import { type DesktopProcess, startDesktopProcess } from './desktop-process.ts';
import { foundCompanyOnScreen, wang } from './screen.ts';

test.describe.configure({ mode: 'serial' });

let desktop: DesktopProcess;
let page: Page;
let recoveryKey = '';
test.beforeAll(async ({ browser }) => {
  desktop = await startDesktopProcess();
  page = await browser.newPage();
  await page.goto(desktop.address);
});
test.afterAll(async () => {
  await page?.close();
  await desktop?.stop();
});

async function lock(): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: '搜索或输入命令' }).fill('锁定');
  await page.getByText('锁定', { exact: true }).last().click();
  await expect(page.getByLabel('密码', { exact: true })).toBeVisible();
}

test('the recovery key is on the screen once, to be written down', async () => {
  recoveryKey = await foundCompanyOnScreen(page);
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  expect(recoveryKey).toMatch(/^AGE-SECRET-KEY-1/);
});

test('a wrong password says how many are left; the right one opens', async () => {
  await lock();
  await page.getByLabel('密码', { exact: true }).fill('Wrong-guess-1');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('密码', { exact: true })).toHaveAccessibleDescription(/还可以试 \d 次/);
  await page.screenshot({ path: 'test-results/gate-wrong.png' });
  await page.getByLabel('密码', { exact: true }).fill(wang.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
});

test('a forgotten password is replaced with the recovery key; a wrong key is told in three parts', async () => {
  await lock();
  await page.getByText('忘记密码？').click();
  await page.screenshot({ path: 'test-results/gate-recover.png' });
  const fields = page.locator('form').locator('input, textarea');
  await fields.nth(0).fill('AGE-SECRET-KEY-1QQQQ');
  await page.locator('input[type=password]').nth(-2).fill('New-river-stone-8');
  await page.locator('input[type=password]').last().fill('New-river-stone-8');
  await page.locator('button[type=submit]').click();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: 'test-results/gate-wrong-key.png' });
  await fields.nth(0).fill(recoveryKey);
  await page.locator('button[type=submit]').click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible({ timeout: 30_000 });
});

test('another person is added beside, and switching asks who', async () => {
  await lock();
  await page.getByText('添加另一个人或公司').first().click();
  await page.screenshot({ path: 'test-results/gate-add.png' });
  await page.getByText('先用示例数据看看').click();
  const fields = page.locator('input[type=password]');
  await fields.nth(0).fill(wang.password);
  await fields.nth(1).fill(wang.password);
  await page.locator('button[type=submit]').click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible({ timeout: 60_000 });
  await lock();
  await page.screenshot({ path: 'test-results/gate-two.png' });
  await page.getByText('换一位').click();
  await expect(page.getByText(wang.name).first()).toBeVisible();
  await page.screenshot({ path: 'test-results/gate-who.png' });
});
