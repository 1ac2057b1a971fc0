import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type CompanyServer, foundCompany, password } from '../support/journey/company-server.ts';
import { type OutpostProcess, startOutpost } from '../support/journey/outpost-process.ts';
import { button, createCustomerOnScreen, foundCompanyOnScreen, notice, openBySearch, wang } from './screen.ts';

test.describe.configure({ mode: 'serial' });

const customer = '长江机电有限公司';
let folder: string;
let desktop: OutpostProcess;
let server: CompanyServer;
let page: Page;

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-e2e-'));
  server = await foundCompany(folder);
  desktop = await startOutpost(['desktop', '--data', path.join(folder, 'data'), '--shell', 'none', '--json']);
  page = await browser.newPage();
  await page.goto(desktop.ready.address as string);
});
test.afterAll(async () => {
  await page?.close();
  await desktop?.stop();
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

test('a company on this computer has customers, contacts and leads before it joins', async () => {
  await foundCompanyOnScreen(page);
  await createCustomerOnScreen(page, customer);
  await page.goto(new URL('/contacts', page.url()).href);
  await page.getByRole('button', { name: '新建联系人' }).first().click();
  const contact = page.getByRole('dialog', { name: '新建联系人' });
  await contact.getByLabel('姓名').fill('赵敏');
  await contact.getByRole('combobox', { name: '客户' }).fill('cjjd');
  await page.getByRole('option', { name: customer }).click();
  await button(contact, '保存').click();
  await expect(notice(page, '赵敏')).toBeVisible();
  await page.goto(new URL('/leads', page.url()).href);
  await page.getByRole('button', { name: '新建线索' }).first().click();
  const lead = page.getByRole('dialog', { name: '新建线索' });
  await lead.getByRole('textbox').first().fill('黄河重工');
  await button(lead, '保存').click();
  await expect(notice(page, '黄河重工')).toBeVisible();
});

test('a wrong code says what happened, why and what to do, and nothing changes', async () => {
  await page.goto(new URL('/system/sync', page.url()).href);
  await page.screenshot({ path: 'test-results/join-1-sync.png' });
  await button(page, '接入服务器').click();
  const ask = page.getByRole('dialog');
  await page.screenshot({ path: 'test-results/join-3-form.png' });
  await ask.getByLabel('服务器地址').fill(`127.0.0.1:${server.port}`);
  await ask.getByLabel('一次性接入码').fill('AAAA-BBBB-CCCC');
  await ask.getByLabel('账号').fill('admin');
  await ask.getByLabel(/^密码/).fill(password);
  await button(ask, '接入').click();
  await page.waitForTimeout(3000);
  await page.screenshot({ path: 'test-results/join-4-wrong-code.png' });
});

test('joined, everything written before is on the server and the person goes on as the server knows them', async () => {
  const { code } = (await server.command('enrol-code', 'create', '--account', 'admin')) as { code: string };
  const ask = page.getByRole('dialog');
  await ask.getByLabel('一次性接入码').fill(code);
  await button(ask, '接入').click();
  await page.waitForTimeout(500);
  await page.screenshot({ path: 'test-results/join-5-running.png' });
  await page.waitForTimeout(5000);
  await page.screenshot({ path: 'test-results/join-6-after.png' });
  await expect(page.getByRole('link', { name: '已同步' })).toBeVisible({ timeout: 60_000 });
  await openBySearch(page, 'cjjd', customer);
  await page.screenshot({ path: 'test-results/join-7-customer.png' });
  const { rows } = await server.rest<{ rows: { name: string; ownerName: string }[] }>('GET', '/customers');
  expect(rows.map((row) => [row.name, row.ownerName])).toEqual([[customer, '管理员']]);
  const leads = await server.rest<{ rows: { name: string }[] }>('GET', '/leads');
  expect(leads.rows.map((row) => row.name)).toEqual(['黄河重工']);
  void wang;
});
