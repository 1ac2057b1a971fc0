import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { TOTP } from 'otpauth';
import { type CompanyServer, foundCompany, password } from '../support/journey/company-server.ts';
import { type OutpostProcess, startOutpost } from '../support/journey/outpost-process.ts';
import { button, joinOnScreen, notice } from './screen.ts';

test.describe.configure({ mode: 'serial' });

let root: string;
let server: CompanyServer;
let page: Page;
let desktop: OutpostProcess;
let tab: Page;
let secret = '';
let codes: string[] = [];
let lastStep = 0;

test.beforeAll(async ({ browser }) => {
  root = mkdtempSync(path.join(tmpdir(), 'outpost-e2e-'));
  server = await foundCompany(root);
  const { policy } = await server.rest<{ policy: object }>('GET', '/sign-in-policy');
  await server.rest('PUT', '/sign-in-policy', { ...policy, secondFactor: 'administrators' });
  page = await browser.newPage();
});
test.afterAll(async () => {
  await desktop?.stop();
  await page.close();
  await server?.end();
  rmSync(root, { recursive: true, force: true });
});

/** A code of a step that was not used yet: each counts once. */
async function nextCode(): Promise<string> {
  const stepNow = () => Math.floor(Date.now() / 30_000);
  while (stepNow() + 1 <= lastStep) await page.waitForTimeout(500);
  lastStep = Math.max(stepNow(), lastStep + 1);
  return new TOTP({ secret }).generate({ timestamp: lastStep * 30_000 });
}

async function enterPassword(): Promise<void> {
  await page.goto(`https://127.0.0.1:${server.port}/`);
  await page.getByLabel('账号').fill('admin');
  await page.getByLabel(/^密码/).fill(password);
  await button(page, '登录').click();
}

async function leave(): Promise<void> {
  await page.context().clearCookies({ name: '__Host-outpost' });
  await page.evaluate(() => localStorage.clear());
}

test('[8.1.4.1 d] an administrator is led to set up the second step before anything else', async () => {
  await enterPassword();
  await expect(page.getByRole('heading', { name: '请开启两步验证' })).toBeVisible();
  await page.getByLabel(/^密码/).fill('Wrong-guess-1');
  await button(page, '开启两步验证').click();
  await expect(page.getByText('当前密码不对').first()).toBeVisible();
  await page.getByLabel(/^密码/).fill(password);
  await button(page, '开启两步验证').click();

  await expect(page.getByRole('img', { name: '两步验证二维码' })).toBeVisible();
  secret = (await page.getByTestId('totp-secret').innerText()).replaceAll(' ', '');
  await page.screenshot({ path: 'test-results/totp-enrol.png', fullPage: true });
  await page.getByLabel('6 位数字').fill('000000');
  await button(page, '确认开启').click();
  await expect(page.getByText('动态验证码不对').first()).toBeVisible();
  await page.getByLabel('6 位数字').fill(await nextCode());
  await button(page, '确认开启').click();

  const shown = page.locator('pre').filter({ hasText: /-/ });
  await expect(shown).toBeVisible();
  codes = (await shown.innerText()).trim().split(/\s+/);
  expect(codes).toHaveLength(10);
  await page.getByRole('checkbox').check();
  await button(page, '继续').click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await expect(page.getByText(/首次|上次登录/).first()).toBeVisible();
});

test('[V6.5] from then on a code is asked for, counts once, and a recovery code stands in for it', async () => {
  await leave();
  await enterPassword();
  const code = await nextCode();
  await page.getByLabel('动态验证码').fill(code);
  await button(page, '登录').click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible({ timeout: 15_000 });

  await leave();
  await enterPassword();
  await page.getByLabel('动态验证码').fill(code);
  await button(page, '登录').click();
  await expect(page.getByText(/最新的 6 位数字/)).toBeVisible();
  await page.getByLabel('动态验证码').fill(codes[0]!);
  await button(page, '登录').click();
  await expect(page.getByText(/之后有 1 次失败的尝试/)).toBeVisible();
  await page.screenshot({ path: 'test-results/sign-in-notice.png' });
});

test('[V7] the security page shows codes left and every session, and ends the others', async () => {
  await button(page, '查看登录的地方').click();
  await expect(page.getByRole('heading', { name: '密码与安全' })).toBeVisible();
  await expect(page.getByText('还有 9 个备用码没有用过')).toBeVisible();
  await expect(button(page, '关闭两步验证')).toHaveCount(0);
  await page.screenshot({ path: 'test-results/security-1440.png', fullPage: true });
  await button(page, '退出其他所有地方').click();
  await expect(notice(page, /已退出 \d+ 处/)).toBeVisible();
  await expect(page.getByText('本次登录')).toBeVisible();
  await expect(button(page, '退出此处')).toHaveCount(0);
});

test('a desktop of the same person joins with the same password', async ({ browser }) => {
  desktop = await startOutpost(['desktop', '--data', path.join(root, 'desktop'), '--shell', 'none', '--json']);
  tab = await browser.newPage();
  await tab.goto(desktop.ready.address as string);
  const { code } = (await server.command('enrol-code', 'create', '--account', 'admin')) as { code: string };
  await joinOnScreen(tab, { address: `127.0.0.1:${server.port}`, code, account: 'admin', password });
});

test('[V6.2] a new password says while typing what is missing, and keeps this browser signed in', async () => {
  await page.getByLabel('设置密码').fill('前哨1234');
  await expect(page.getByText(/至少 12 位.*未满足/)).toBeVisible();
  await expect(page.getByText(/不含账号.*未满足/)).toBeVisible();
  await page.getByLabel('当前密码').fill(password);
  await page.getByLabel('设置密码').fill(password);
  await page.getByLabel('再输入一次').fill(password);
  await button(page, '修改密码').click();
  await expect(page.getByText(/密码最近用过/)).toBeVisible();
  await page.getByLabel('设置密码').fill('Quiet-lantern-88');
  await page.getByLabel('再输入一次').fill('Quiet-lantern-88');
  await button(page, '修改密码').click();
  await expect(notice(page, '密码已修改')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: '密码与安全' })).toBeVisible();
});

test('a password changed on the web is asked for on the desktop, which then opens with it', async () => {
  await expect(tab.getByRole('heading', { name: '请输入您的新密码' })).toBeVisible({ timeout: 60_000 });
  await tab.screenshot({ path: 'test-results/password-due.png' });
  await tab.getByLabel('账号的新密码').fill(password);
  await button(tab, '确定并继续').click();
  await expect(tab.getByText(/密码不对/).first()).toBeVisible();
  await tab.getByLabel('账号的新密码').fill('Quiet-lantern-88');
  await button(tab, '确定并继续').click();
  await expect(tab.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await tab.goto(new URL('/settings/security', tab.url()).href);
  await expect(tab.getByText(/一人一个密码/)).toBeVisible();
  await tab.close();
});

test('[8.1.4.1 a] the rules of signing in hold their standard, on a wide screen and on a phone', async () => {
  await page.goto(`https://127.0.0.1:${server.port}/people/signIn`);
  await expect(page.getByRole('heading', { name: '登录规则' })).toBeVisible();
  await page.getByLabel('多少天后更换').fill('120');
  await expect(page.getByText('此标准下只能是 1 到 90')).toBeVisible();
  await expect(button(page, '保存')).toBeDisabled();
  await page.getByLabel('多少天后更换').fill('60');
  await page.screenshot({ path: 'test-results/policy-1440.png', fullPage: true });
  await button(page, '保存').click();
  await expect(notice(page, '登录规则已保存')).toBeVisible();

  for (const where of ['people/signIn', 'settings/security', 'people/accounts']) {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`https://127.0.0.1:${server.port}/${where}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(width).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `test-results/${where.replace('/', '-')}-390.png` });
  }
  await page.setViewportSize({ width: 1440, height: 1400 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`https://127.0.0.1:${server.port}/settings`);
  await page.getByText('English', { exact: true }).click();
  await page.goto(`https://127.0.0.1:${server.port}/settings/security`);
  await expect(page.getByRole('heading', { name: 'Password and security' })).toBeVisible();
  await page.screenshot({ path: 'test-results/security-dark-en.png' });
});
