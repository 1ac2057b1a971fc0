import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type CompanyServer, foundCompany, password } from '../support/journey/company-server.ts';
import { type OutpostProcess, startOutpost } from '../support/journey/outpost-process.ts';
import { takePicture } from './picture.ts';
import { button, createCustomerOnScreen, joinOnScreen, notice } from './screen.ts';

test.describe.configure({ mode: 'serial' });

let folder: string;
let server: CompanyServer;
let desktop: OutpostProcess;
let computer: Page;
let office: Page;

/** Pictures of every state, for whoever wants to look: OUTPOST_PICTURES=folder. */
const address = () => `https://127.0.0.1:${server.port}`;

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-lost-'));
  server = await foundCompany(folder);
  desktop = await startOutpost(['desktop', '--data', path.join(folder, 'data'), '--shell', 'none', '--json']);
  office = await browser.newPage();
  computer = await browser.newPage();
});
test.afterAll(async () => {
  await Promise.all([office?.close(), computer?.close()]);
  await desktop?.stop();
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

test('an administrator sees the company’s keys, and puts a new server certificate and a new CA in place', async () => {
  await computer.goto(desktop.ready.address as string);
  const { code } = (await server.command('enrol-code', 'create', '--account', 'admin')) as { code: string };
  await joinOnScreen(computer, { address: `127.0.0.1:${server.port}`, code, account: 'admin', password });
  await office.goto(address());
  await office.getByLabel('账号').fill('admin');
  await office.getByLabel(/^密码/).fill(password);
  await button(office, '登录').click();
  await expect(office.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await office.goto(`${address()}/people/authority`);
  await expect(office.getByRole('heading', { name: '公司证书机构' })).toBeVisible();
  await takePicture(office, 'authority');

  await button(office, '立即更换').click();
  await expect(notice(office, '服务器已使用新证书')).toBeVisible();
  await button(office, '更换证书机构…').click();
  await button(office, '开始更换').click();
  await expect(notice(office, '已开始更换，设备会自己跟上')).toBeVisible();
  await expect(office.getByText(/正在更换：0 台已跟上，1 台还没有/)).toBeVisible();
  await takePicture(office, 'authority-takeover');
});

test('the recovery key changes after it was typed back', async () => {
  await button(office, '更换恢复密钥…').click();
  const shown = office.getByText(/AGE-SECRET-KEY-1/);
  await expect(shown).toBeVisible();
  const key = (await shown.textContent())!;
  await office.getByLabel('我已把它抄下或打印，并保存在安全的地方').check();
  await button(office, '继续').click();
  await office.getByLabel('把新的恢复密钥输入一遍').fill('AGE-SECRET-KEY-1WRONG');
  await button(office, '确认更换').click();
  await expect(office.getByText('与显示的密钥不一致')).toBeVisible();
  await office.getByLabel('把新的恢复密钥输入一遍').fill(key);
  await takePicture(office, 'recovery-key');
  await button(office, '确认更换').click();

  await expect(notice(office, '新的恢复密钥已生效')).toBeVisible();
  await expect(office.getByText('0 台设备已改用，1 台将在下次联系时改用。')).toBeVisible();
});

test('a computer reported lost deletes its data within seconds, and its certificate can be printed', async () => {
  await createCustomerOnScreen(computer, '长江机电有限公司');
  await expect(computer.getByRole('link', { name: '已同步' })).toBeVisible({ timeout: 30_000 });
  await office.goto(`${address()}/people/devices`);
  await takePicture(office, 'devices');
  await office.getByRole('row').nth(1).getByRole('button').click();
  await takePicture(office, 'devices-menu');
  await office.getByRole('menuitem', { name: '报失…' }).click();
  await office.getByLabel('说明（何时、何地）').fill('今早在地铁上');
  await takePicture(office, 'report-lost');
  await button(office, '报失').click();
  await expect(notice(office, '已报失并停用')).toBeVisible();

  await expect(computer.getByText(/在这台电脑上的数据已按公司要求清除/)).toBeVisible({ timeout: 30_000 });
  await takePicture(computer, 'wiped');
  await expect(async () => {
    await office.reload();
    await expect(office.getByText('数据已清除')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await office.getByRole('row').nth(1).getByRole('button').click();
  await office.getByRole('menuitem', { name: '清除证明' }).click();
  await expect(office.getByRole('dialog', { name: '数据清除证明' }).getByText('已销毁的密钥')).toBeVisible();
  await takePicture(office, 'wipe-record');
});

test('the owner sees in the browser’s settings what became of it', async () => {
  await office.goto(`${address()}/settings/security`);
  const mine = office.locator('section', { hasText: '我的电脑' });
  await mine.scrollIntoViewIfNeeded();
  await expect(mine.getByText('数据已清除')).toBeVisible();
  await takePicture(office, 'my-computers');
});
