import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type OutpostProcess, startOutpost } from '../support/journey/outpost-process.ts';
import { seriousFindings } from './axe.ts';
import { button, createCustomerOnScreen, foundCompanyOnScreen, notice } from './screen.ts';

test.describe.configure({ mode: 'serial' });

const customer = '长江机电有限公司';
const pictures = process.env.OUTPOST_PICTURES;
let folder: string;
let desktop: OutpostProcess;
let page: Page;

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-e2e-'));
  desktop = await startOutpost(['desktop', '--data', path.join(folder, 'data'), '--shell', 'none', '--json']);
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(desktop.ready.address as string);
  await foundCompanyOnScreen(page);
  await createCustomerOnScreen(page, customer);
});
test.afterAll(async () => {
  await page?.close();
  await desktop?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function picture(name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

const typeLine = async (...cells: string[]) => {
  for (const cell of cells) {
    await page.keyboard.type(cell);
    await page.keyboard.press('Tab');
  }
};

test('an order is written line by line, with what it adds up to', async () => {
  await page.getByRole('link', { name: '订单', exact: true }).first().click();
  await page.getByRole('button', { name: '新建订单' }).first().click();
  const form = page.getByRole('dialog', { name: '新建订单' });
  await form.getByRole('combobox', { name: /客户/ }).fill('长江');
  await page.getByRole('option', { name: customer }).click();
  await button(form, '保存').click();

  await button(page, '加一行').click();
  await page.locator('[data-cell="0.1"]').click();
  await typeLine('注塑机', '', '台', '10', '', '113');
  await expect(page.getByText('已保存').first()).toBeVisible();
  await expect(page.getByTestId('total-due')).toContainText('¥1,130.00');
  await picture('orders-lines');
  await page.getByRole('link', { name: '返回订单' }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: customer })).toBeVisible();
});

test('[T-4.5] its personal terms are ticked when goods leave, and the first part is delivered', async () => {
  await page.getByRole('region', { name: '个性化条款' }).getByRole('button', { name: '编辑' }).click();
  const terms = page.getByRole('dialog', { name: '个性化条款' });
  await button(terms, '加一条').click();
  await terms.getByLabel('内容').fill('木箱包装，防潮');
  await button(terms, '编辑').click();
  await button(page, '提交').click();
  await expect(notice(page, '订单已确认')).toBeVisible();

  await page.getByRole('tab', { name: /发货/ }).click();
  await button(page, '安排发货').click();
  const plan = page.getByRole('dialog', { name: '安排发货' });
  await plan.getByLabel('注塑机 数量').fill('4');
  await button(plan, '安排发货').click();
  await button(page, '发货').click();
  const ship = page.getByRole('dialog', { name: '发货' });
  await expect(button(ship, '发货')).toBeDisabled();
  await ship.getByLabel(/木箱包装/).check();
  await picture('orders-ship');
  await button(ship, '发货').click();

  await expect(notice(page, '已登记发货')).toBeVisible();
  await expect(page.getByText('4 / 10')).toBeVisible();
  await picture('orders-page');
});

test('the list adds up what it shows, and pages have no serious faults on any width', async () => {
  await page.goto(new URL('/orders', page.url()).href);
  await expect(page.getByRole('region', { name: '合计' })).toContainText('净额（未取整） 1,130');
  await picture('orders-list');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '看板' }).click();
  await picture('orders-board');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '表格' }).click();

  await page.getByRole('link', { name: /SO/ }).first().click();
  await page.setViewportSize({ width: 390, height: 844 });
  await picture('orders-page-390');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 900 });
});
