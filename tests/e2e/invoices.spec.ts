import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { oneComputer } from './computer.ts';
import { takePicture } from './picture.ts';
import { button, notice } from './screen.ts';

const customer = '长江机电有限公司';
const blueNo = '26110000000000000001';
const redNo = '26110000000000000002';
let page: Page;

const computer = oneComputer({ customer });
test.beforeAll(() => {
  page = computer.page;
});

const open = (path: string) => page.goto(new URL(path, page.url()).href);
const pick = async (label: string | RegExp, typed: string, option: string | RegExp, at = page.getByRole('dialog')) => {
  await at.getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option', { name: option }).first().click();
};
const choose = async (label: string, option: string) => {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
};

test('[T-4.6] a company that issues, a checked title, and an order to invoice', async () => {
  await open('/tax-entities');
  await page.getByRole('button', { name: '新建主体' }).first().click();
  const entity = page.getByRole('dialog', { name: '新建主体' });
  await entity.getByLabel('公司名称').fill('北方机电');
  await entity.getByLabel('税号').fill('91110108MA0000000B');
  await button(entity, '保存').click();
  await expect(entity.getByText('校验位不对，请逐位核对')).toBeVisible();
  await entity.getByLabel('税号').fill('91110108MA0000000A');
  await button(entity, '保存').click();
  await expect(page.getByRole('cell', { name: '北方机电' })).toBeVisible();
  await takePicture(page, 'invoices-entities', [1440, 1024, 390]);

  await open('/invoice-titles');
  await page.getByRole('button', { name: '新建抬头' }).first().click();
  const title = page.getByRole('dialog', { name: '新建抬头' });
  await pick(/客户/, '长江', customer, title);
  await title.getByLabel('抬头名称').fill(customer);
  await title.getByLabel('税号').fill('91350100M000100Y44');
  await button(title, '保存').click();
  await expect(title.getByText(/是否应为 91350100M000100Y43/)).toBeVisible();
  await title.getByLabel('税号').fill('91350100M000100Y43');
  await button(title, '保存').click();
  await expect(notice(page, '已新建抬头')).toBeVisible();
  await takePicture(page, 'invoices-titles', [1440, 1024, 390]);

  await open('/orders');
  await page.getByRole('button', { name: '新建订单' }).first().click();
  await pick(/客户/, '长江', customer);
  await button(page.getByRole('dialog'), '保存').click();
  await button(page, '加一行').click();
  await page.locator('[data-cell="0.1"]').click();
  for (const cell of ['注塑机', '', '台', '10', '', '113']) {
    await page.keyboard.type(cell);
    await page.keyboard.press('Tab');
  }
  await expect(page.getByText('已保存').first()).toBeVisible();
  await page.getByRole('link', { name: '返回订单' }).last().click();
  await button(page, '提交').click();
  await expect(notice(page, '订单已确认')).toBeVisible();
});

test('[T-4.6] an application takes what is open, shows its split to the fen, and waits to be issued', async () => {
  await open('/invoice-applications');
  await page.getByRole('button', { name: '新建开票申请' }).first().click();
  await pick('订单', '', /长江/);
  await button(page.getByRole('dialog'), '保存').click();
  await expect(page.getByRole('heading', { level: 1, name: customer })).toBeVisible();
  await expect(page.getByLabel('注塑机 数量')).toHaveValue('10');
  await page.getByRole('tab', { name: '拆分' }).click();
  await expect(page.getByText('共 1 张，价税合计 ¥1,130.00')).toBeVisible();
  await takePicture(page, 'invoices-split', [1440, 390]);
  await page.getByRole('tab', { name: /明细/ }).click();
  await takePicture(page, 'invoices-application', [1440, 1024, 390]);
  await button(page, '提交').click();
  await expect(page.getByText('待开票', { exact: true }).first()).toBeVisible();
});

test('[T-4.6] it leaves in a batch, and the result file gives it its number; the same file again gives nothing', async () => {
  await open('/invoice-applications');
  await page.getByRole('checkbox').nth(1).check();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '生成批次' }).first().click();
  await choose('文件格式', 'JSON');
  await button(page.getByRole('dialog'), '生成批次').click();
  const { lines } = JSON.parse(readFileSync(await (await saved).path(), 'utf8')) as { lines: { serial: string }[] };

  const result = (total: string) => ({
    name: 'results.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`流水号,发票号码,价税合计\n${lines[0]!.serial},${blueNo},${total}\n`),
  });
  await open('/invoice-batches');
  const input = page.locator('input[type="file"]');
  await input.setInputFiles(result('1130.01'));
  await expect(page.getByText('文件写 1130.01，应为 1130.00')).toBeVisible();
  await takePicture(page, 'invoices-batches', [1440, 1024, 390]);
  await input.setInputFiles(result('1130.00'));
  await button(page, '登记 1 张发票').click();
  await expect(notice(page, '已登记 1 张发票的号码')).toBeVisible();
  await input.setInputFiles(result('1130.00'));
  await expect(page.getByText('已登记过', { exact: true })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});

test('[T-4.6] it is delivered, and a red letter gives the order its amount back', async () => {
  await open('/invoices');
  await page.getByRole('link', { name: blueNo }).click();
  await button(page, '标记已交付').click();
  await button(page.getByRole('dialog'), '标记已交付').click();
  await expect(page.getByText('已交付', { exact: true }).first()).toBeVisible();
  await button(page, '申请红冲').click();
  await choose('红冲原因', '开票有误');
  await choose('购方是否已用', '未用');
  await button(page.getByRole('dialog'), '申请红冲').click();

  await button(page, '提交').click();
  await button(page, '登记税务局状态').click();
  await choose('税务局状态', '01 无需确认');
  await button(page.getByRole('dialog'), '登记税务局状态').click();
  await button(page, '登记红票号码').click();
  await page.getByRole('dialog').getByLabel('发票号码').fill(redNo);
  await button(page.getByRole('dialog'), '登记红票号码').click();
  await expect(page.getByText('红票已开').first()).toBeVisible();

  await open('/invoices');
  await expect(page.getByText('已红冲', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: '合计' })).toContainText('价税合计 ¥0.00');
  await takePicture(page, 'invoices-register', [1440, 1024, 390]);
  await open('/invoices/totals');
  await expect(page.getByRole('heading', { name: '按月份' })).toBeVisible();
  await takePicture(page, 'invoices-totals', [1440, 1024, 390]);
  expect(await seriousFindings(page)).toEqual([]);
});
