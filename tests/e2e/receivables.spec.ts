import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { oneComputer } from './computer.ts';
import { takePicture } from './picture.ts';
import { button, notice } from './screen.ts';

const customer = '长江机电有限公司';
const widths = [1440, 1024, 390];
let page: Page;

const computer = oneComputer({ customer });
test.beforeAll(() => {
  page = computer.page;
});

const open = (path: string) => page.goto(new URL(path, page.url()).href);

async function readBankFile(lines: string[]): Promise<void> {
  const text = ['账号：1100123456785678', '交易日期,收入金额,支出金额,对方户名,流水号,摘要', ...lines].join('\n');
  const chooser = page.waitForEvent('filechooser');
  await button(page, '选择流水文件').click();
  await (await chooser).setFiles({ name: '流水.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
}

test('[T-4.5] the terms of an order are periods that add up to it', async () => {
  await open('/orders');
  await page.getByRole('button', { name: '新建订单' }).first().click();
  const form = page.getByRole('dialog', { name: '新建订单' });
  await form.getByRole('combobox', { name: /客户/ }).fill('长江');
  await page.getByRole('option', { name: customer }).click();
  await button(form, '保存').click();
  await button(page, '加一行').click();
  await page.locator('[data-cell="0.1"]').click();
  for (const cell of ['注塑机', '', '台', '10', '', '113']) {
    await page.keyboard.type(cell);
    await page.keyboard.press('Tab');
  }
  await expect(page.getByTestId('total-due')).toContainText('¥1,130.00');
  await page.getByRole('link', { name: '返回订单' }).last().click();
  await button(page, '提交').click();
  await expect(notice(page, '订单已确认')).toBeVisible();

  await page.getByRole('tab', { name: /应收与回款/ }).click();
  await button(page, '分期付款条件').click();
  const terms = page.getByRole('dialog', { name: '付款条件' });
  await expect(terms.getByText('合计 ¥1,130.00，正好')).toBeVisible();
  await terms.getByLabel('3 · 比例或金额').fill('');
  await expect(button(terms, '生成回款计划')).toBeDisabled();
  await button(terms, '余额归最后一期').click();
  await takePicture(page, 'plan-terms', widths);
  expect(await seriousFindings(page)).toEqual([]);
  await button(terms, '生成回款计划').click();
  await expect(notice(page, '已生成 3 期回款计划')).toBeVisible();
  await expect(page.getByRole('link', { name: '第 1 期' })).toBeVisible();
  await takePicture(page, 'order-money', widths);
});

test('[T-4.5] a bank’s file proposes whom each line is from, and the same file again changes nothing', async () => {
  await open('/receipts/accounts');
  await button(page, '新建收款账户').click();
  const account = page.getByRole('dialog', { name: '新建收款账户' });
  await account.getByLabel('账户名称').fill('基本户');
  await account.getByLabel('账号').fill('1100123456785678');
  await button(account, '保存').click();
  await expect(page.getByText('****5678')).toBeVisible();
  await takePicture(page, 'bank-accounts', widths);

  await open('/receipts');
  await button(page, '相关页面').click();
  await page.getByRole('menuitem', { name: '导入银行流水' }).click();
  const lines = [
    `2026-03-01,339.00,,${customer},F-1,首款`,
    '2026-03-02,88.00,,某某公司,F-2,货款',
    '2026-03-03,,500.00,供应商,F-3,采购',
  ];
  await readBankFile(lines);
  await expect(page.getByText('收入 2 笔，其中已登记 0 笔；支出 1 笔不处理')).toBeVisible();
  await takePicture(page, 'bank-statement', widths);
  expect(await seriousFindings(page)).toEqual([]);
  await button(page, '登记 1 笔回款').click();
  await expect(notice(page, '已登记 1 笔回款')).toBeVisible();

  await readBankFile(lines);
  await expect(page.getByText('收入 2 笔，其中已登记 1 笔；支出 1 笔不处理')).toBeVisible();
  await expect(page.getByRole('link', { name: /已登记：/ })).toBeVisible();
  await expect(button(page, '登记 0 笔回款')).toBeDisabled();
});

test('[T-4.5] what is confirmed pays the period that was due first', async () => {
  await open('/receipts');
  await page.getByRole('link', { name: /^SK/ }).first().click();
  await button(page, '确认到账').click();
  await expect(page.getByRole('link', { name: /第 1 期/ })).toBeVisible();
  await takePicture(page, 'receipt', widths);
});
