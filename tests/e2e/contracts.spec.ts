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

test('a contract is written with its lines and what is paid when', async () => {
  await page.getByRole('link', { name: '合同', exact: true }).first().click();
  await page.getByRole('button', { name: '新建合同' }).first().click();
  const form = page.getByRole('dialog', { name: '新建合同' });
  await form.getByLabel(/合同名称/).fill('年度供货');
  await form.getByRole('combobox', { name: /客户/ }).fill('长江');
  await page.getByRole('option', { name: customer }).click();
  await button(form, '保存').click();
  await expect(page.getByRole('heading', { level: 1, name: '年度供货' })).toBeVisible();

  await button(page, '编辑明细').click();
  await button(page, '加一行').click();
  await page.locator('[data-cell="0.1"]').click();
  await typeLine('注塑机', '', '台', '10', '', '113');
  await expect(page.getByText('已保存').first()).toBeVisible();
  await expect(page.getByTestId('total-due')).toContainText('¥1,130.00');
  await takePicture(page, 'contracts-lines');
  await page.getByRole('link', { name: '返回合同' }).last().click();

  await page.getByRole('region', { name: '付款计划' }).getByRole('button', { name: '编辑' }).click();
  const plan = page.getByRole('dialog', { name: '付款计划' });
  await button(plan, '加一期').click();
  await takePicture(page, 'contracts-payments');
  await button(plan, '保存').click();
  await expect(page.getByText('100% · 签约后 0 天')).toBeVisible();
});

test('[T-4.5] both sides sign, its payments become receivables, and an order of it takes its prices', async () => {
  await button(page, '提交').click();
  await expect(notice(page, '合同可以签署了')).toBeVisible();
  for (const name of ['王总', '梅经理']) {
    await button(page, '登记签署').first().click();
    const form = page.getByRole('dialog', { name: '登记签署' });
    await form.getByLabel('签署人').fill(name);
    if (name === '王总') await takePicture(page, 'contracts-sign');
    await button(form, '登记签署').click();
    await expect(form).toBeHidden();
  }
  await expect(page.getByText('已签署').first()).toBeVisible();
  await page.getByRole('tab', { name: '回款计划' }).click();
  await expect(page.getByText('¥0.00 / ¥1,130.00')).toBeVisible();
  await takePicture(page, 'contracts-record', [1440, 1024, 390]);
  expect(await seriousFindings(page)).toEqual([]);

  await button(page, '转订单').click();
  await button(page.getByRole('dialog', { name: '转订单' }), '转订单').click();
  await expect(page.getByRole('heading', { level: 1, name: customer })).toBeVisible();
  await page.getByRole('link', { name: /^HT/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '年度供货' })).toBeVisible();
  await page.getByRole('link', { name: '合同', exact: true }).first().click();
  await takePicture(page, 'contracts-list', [1440, 390]);
});
