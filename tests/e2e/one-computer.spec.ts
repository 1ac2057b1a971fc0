import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { oneComputer } from './computer.ts';
import { button, createCustomerOnScreen, foundCompanyOnScreen, notice, openBySearch, wang } from './screen.ts';

const name = '长江机电有限公司';
let page: Page;

const computer = oneComputer({ company: false });
test.beforeAll(() => {
  page = computer.page;
});

test('a first run makes a company, shows its recovery key once and opens the work', async () => {
  await foundCompanyOnScreen(page);

  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await expect(page.getByRole('link', { name: '本机' })).toBeVisible();
});

test('a customer is added and found by the initials of its name', async () => {
  await createCustomerOnScreen(page, name);

  await openBySearch(page, 'cjjd', name);
});

test('a follow-up is written down with the next contact', async () => {
  await page.getByLabel('跟进内容').fill('电话沟通了明年的采购计划，客户希望先看样机');
  await page.getByText('明天', { exact: true }).click();
  await page.getByLabel('下次要做什么').fill('送样机');
  await button(page, '保存跟进').click();

  await expect(notice(page, '已保存跟进，并安排了下次联系')).toBeVisible();
  await expect(page.getByText('电话沟通了明年的采购计划').first()).toBeVisible();
  await expect(page.getByText('下次联系：明天 09:00 · 送样机')).toBeVisible();
});

test('a deletion is taken back with one click', async () => {
  await button(page, '更多操作').click();
  await page.getByRole('menuitem', { name: '删除' }).click();
  await expect(page.getByText('在回收站中').first()).toBeVisible();
  await button(notice(page, '已把 1 个客户移入回收站'), '撤销').click();

  await expect(notice(page, '已撤销')).toBeVisible();
  await expect(page.getByText('在回收站中')).toHaveCount(0);
});

test('a file is imported: columns guessed, checked without writing, then written', async () => {
  const file = path.join(computer.folder, '客户.csv');
  const rows = Array.from({ length: 30 }, (_, index) => `${index}号贸易有限公司,武汉,027-8888${1000 + index}`);
  writeFileSync(file, ['客户名称,地区,电话', ...rows].join('\r\n'));
  await page.getByRole('link', { name: '导入', exact: true }).first().click();
  await page
    .getByRole('button', { name: /新建导入/ })
    .first()
    .click();
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByRole('heading', { name: '客户.csv' })).toBeVisible();
  await button(page, '下一步').click();
  await button(page, '下一步').click();
  await button(page, '导入 30 条').click();

  await expect(page.getByText('已新增').first()).toBeVisible({ timeout: 30_000 });
  await openBySearch(page, '29hmy', '29号贸易有限公司');
});

test('locked work is gone from the screen and opens with the password', async () => {
  await button(page, `${wang.name}的菜单`).click();
  await page.getByRole('menuitem', { name: '锁定' }).click();
  await expect(page.getByRole('heading', { name: '打开您的工作' })).toBeVisible();
  await expect(page.getByText('29号贸易有限公司')).toHaveCount(0);

  await page.getByLabel(/^密码/).fill(wang.password);
  await button(page, '解锁').click();

  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
});

test('wrong passwords are counted, and then the door stays shut for a while', async () => {
  await button(page, `${wang.name}的菜单`).click();
  await page.getByRole('menuitem', { name: '锁定' }).click();
  for (const left of [4, 3, 2, 1]) {
    await page.getByLabel(/^密码/).fill('Wrong-guess-1');
    await button(page, '解锁').click();
    await expect(page.getByText(`密码不对，还可以试 ${left} 次`)).toBeVisible();
  }
  await page.getByLabel(/^密码/).fill('Wrong-guess-1');
  await button(page, '解锁').click();

  await expect(page.getByText(/后可以再试/)).toBeVisible();
  await expect(page.getByLabel(/^密码/)).toBeDisabled();
  await page.reload();
  await expect(page.getByText(/后可以再试/)).toBeVisible();
});
