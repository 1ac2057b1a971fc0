import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type CompanyServer, foundCompany, password } from '../support/journey/company-server.ts';
import { takePicture } from './picture.ts';
import { button, notice } from './screen.ts';

let folder: string;
let server: CompanyServer;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-e2e-'));
  server = await foundCompany(folder);
});
test.afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('[4.3] a product is made, priced and put on sale; a pasted price book prices it', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`https://127.0.0.1:${server.port}/`);
  await page.getByLabel('账号').fill('admin');
  await page.getByLabel(/^密码/).fill(password);
  await button(page, '登录').click();

  await page.getByRole('link', { name: '产品目录设置', exact: true }).click();
  await page.getByRole('button', { name: '新建', exact: true }).click();
  const category = page.getByRole('dialog', { name: '分类' });
  await category.getByLabel('名称').fill('水泵');
  await button(category, '保存').click();
  await expect(page.getByRole('cell', { name: '水泵', exact: true })).toBeVisible();
  await page.getByRole('tab', { name: '税率' }).click();
  await expect(page.getByText('待财务确认').first()).toBeVisible();
  await takePicture(page, 'products-rates', [1440, 390]);
  await page.getByRole('button', { name: '全部确认' }).click();
  await expect(page.getByText('待财务确认')).toHaveCount(0);

  await page.getByRole('link', { name: '产品', exact: true }).first().click();
  await page.getByRole('button', { name: '新建产品' }).first().click();
  const form = page.getByRole('dialog', { name: '新建产品' });
  await form.getByLabel('产品编码').fill('WB-75');
  await form.getByLabel('产品名称').fill('离心水泵');
  await form.getByRole('combobox', { name: '分类' }).click();
  await page.getByRole('option', { name: '水泵' }).click();
  await form.getByLabel('标价').fill('1,130');
  await button(form, '保存').click();
  await expect(notice(page, '已新建产品“离心水泵”')).toBeVisible();

  await page.getByPlaceholder('名称、拼音、编码、型号、条码').fill('lxsb');
  const row = page.getByRole('link', { name: '离心水泵' });
  await expect(row).toBeVisible();
  await takePicture(page, 'products-list', [1440, 390]);
  await row.click();
  await expect(page.getByText('¥1,000 / 件')).toBeVisible();
  await button(page, '调价').click();
  const pricing = page.getByRole('dialog', { name: '调价' });
  await pricing.getByLabel('标价').fill('1243');
  await pricing.getByLabel('调价原因').fill('原料涨价');
  await expect(pricing.getByText('不含税 1,100')).toBeVisible();
  await button(pricing, '保存').click();
  await expect(page.getByRole('cell', { name: '原料涨价' })).toBeVisible();
  await takePicture(page, 'products-product', [1440, 390]);

  await page.getByRole('link', { name: '价格表', exact: true }).first().click();
  await page.getByRole('button', { name: '新建价格表' }).first().click();
  const bookForm = page.getByRole('dialog', { name: '新建价格表' });
  await bookForm.getByLabel('名称').fill('通用价格');
  await button(bookForm, '保存').click();
  await page.getByRole('link', { name: '通用价格' }).click();
  const adding = page.getByRole('combobox', { name: '添加一行' });
  await adding.focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '编码\t起始数量\t单价\nWB-75\t1\t1200\nWB-75\t10\t1100\nNO-1\t1\t5');
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });
  await expect(page.getByText('这些编码没有找到：NO-1')).toBeVisible();
  const prices = page.getByRole('textbox', { name: '离心水泵 单价' });
  await expect(prices).toHaveCount(2);
  await prices.first().fill('1190');
  await prices.first().press('Enter');
  await expect(prices.nth(1)).toBeFocused();
  await takePicture(page, 'products-book', [1440, 390]);
  await page.reload();
  await expect(prices.first()).toHaveValue('1190');
  await button(page, '启用').click();
  await expect(notice(page, '已启用 1 张价格表')).toBeVisible();
});
