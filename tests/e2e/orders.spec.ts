import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { oneComputer } from './computer.ts';
import { takePicture } from './picture.ts';
import { button, notice } from './screen.ts';

const customer = '长江机电有限公司';
let page: Page;

const computer = oneComputer({ customer });
test.beforeAll(() => {
  page = computer.page;
});

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
  await takePicture(page, 'orders-lines');
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
  await takePicture(page, 'orders-ship');
  await button(ship, '发货').click();

  await expect(notice(page, '已登记发货')).toBeVisible();
  await expect(page.getByText('4 / 10')).toBeVisible();
  await takePicture(page, 'orders-page');
});

test('the list adds up what it shows, and pages have no serious faults on any width', async () => {
  await page.goto(new URL('/orders', page.url()).href);
  await expect(page.getByRole('region', { name: '合计' })).toContainText('净额（未取整） 1,130');
  await takePicture(page, 'orders-list');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '看板' }).click();
  await takePicture(page, 'orders-board');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '表格' }).click();

  await page.getByRole('link', { name: /SO/ }).first().click();
  await page.setViewportSize({ width: 390, height: 844 });
  await takePicture(page, 'orders-page-390');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 900 });
});
