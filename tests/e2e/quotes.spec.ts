import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { oneComputer } from './computer.ts';
import { button, notice } from './screen.ts';

const customer = '长江机电有限公司';
let page: Page;

const computer = oneComputer({ customer });
test.beforeAll(() => {
  page = computer.page;
});

/** What a spreadsheet puts on the clipboard, into the cell where the person is. */
async function pasteRows(text: string): Promise<void> {
  await page.locator('[data-active] input').evaluate((input, rows) => {
    const data = new DataTransfer();
    data.setData('text/plain', rows);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

const cell = (row: number, name: string) =>
  page
    .locator('tbody tr')
    .nth(row)
    .locator('td')
    .nth(['kind', 'name', 'spec', 'unit', 'qty', 'listPrice', 'price', 'discount', 'taxRate', 'amount'].indexOf(name));

test('a quote is begun for a customer and its lines open as a grid', async () => {
  await page.getByRole('link', { name: '报价单', exact: true }).click();
  await button(page, '新建报价单').first().click();
  await page.getByRole('dialog').getByLabel('客户').fill('长江');
  await page.getByRole('option', { name: customer }).click();
  await button(page.getByRole('dialog'), '保存').click();

  await expect(page.getByRole('heading', { name: new RegExp(customer) })).toBeVisible();
});

test('rows are pasted from a spreadsheet, and every figure follows', async () => {
  await button(page, '加一行').click();
  await cell(0, 'name').click();
  await pasteRows('水泵\tQ-1\t台\t680\t\t3.35\t\t13%\n阀门\tV-2\t个\t10\t\t12\t5%\t13%');

  await expect(cell(0, 'amount')).toHaveText('2278.00');
  await expect(cell(1, 'amount')).toHaveText('114.00');
  await expect(page.getByTestId('total-incl')).toContainText('¥2,392.00');
  await expect(page.getByText('人民币贰仟叁佰玖拾贰元整')).toBeVisible();
});

test('the keyboard alone types, goes down and right, fills, takes back and moves lines', async () => {
  await cell(0, 'qty').click();
  await page.keyboard.type('700');
  await page.keyboard.press('Enter');
  await page.keyboard.type('20');
  await page.keyboard.press('Tab');
  await expect(cell(1, 'amount')).toHaveText('228.00');
  await page.keyboard.press('Control+z');
  await expect(cell(1, 'amount')).toHaveText('114.00');

  await cell(0, 'unit').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(cell(1, 'unit').locator('input')).toHaveValue('台');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(cell(0, 'name')).toHaveText('阀门');
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();
});

test('an imported line without its lead time is refused by name, and goes out when it has one', async () => {
  await button(page, '加一行').click();
  await pasteRows('进口轴承\t\t个\t10\t\t30\t\t13%\t\t\t\t\t进口');
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: '返回报价单' }).last().click();
  await button(page, '提交').click();
  await expect(page.getByText('第 3 行 进口轴承：长交期或进口产品必须填交期')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '编辑明细' }).click();
  await page.locator('tbody tr').nth(2).locator('td').nth(10).click();
  await pasteRows('45\t10');
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: '返回报价单' }).last().click();
  await button(page, '提交').click();

  await expect(notice(page, '报价单已生效')).toBeVisible();
});

test('the paper is saved with the company’s figures, and what went out is on record', async () => {
  const saved = page.waitForEvent('download');
  await button(page, '下载 PDF').click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^报价单-.*-V1\.pdf$/);
  expect(
    readFileSync((await file.path())!)
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');

  await button(page, '更多操作').click();
  await page.getByRole('menuitem', { name: '标记已发送' }).click();
  await button(page.getByRole('dialog'), '标记已发送').click();
  await expect(page.getByText('已发送').first()).toBeVisible();
});

test('a new version is put beside the old one', async () => {
  await button(page, '更多操作').click();
  await page.getByRole('menuitem', { name: '新版本' }).click();
  await expect(page.getByText('V2').first()).toBeVisible();
  await button(page, '更多操作').click();
  await page.getByRole('menuitem', { name: '编辑明细' }).click();
  await cell(0, 'price').click();
  await page.keyboard.type('11');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: '返回报价单' }).last().click();
  await page.getByRole('tab', { name: /版本/ }).click();
  await button(page, '比较').click();

  await expect(page.getByRole('dialog').getByText('× 12')).toBeVisible();
  await expect(page.getByRole('dialog').getByText('× 11')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});
