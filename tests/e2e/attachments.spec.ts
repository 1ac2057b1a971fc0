import { expect, type Page, test } from '@playwright/test';
import { oneComputer } from './computer.ts';
import { takePicture } from './picture.ts';
import { button, createCustomerOnScreen, notice, openBySearch } from './screen.ts';

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let page: Page;

const computer = oneComputer();
test.beforeAll(() => {
  page = computer.page;
});

test('a file is added to a customer, looked at, renamed, deleted and brought back', async () => {
  await createCustomerOnScreen(page, '附件演示有限公司');
  await openBySearch(page, 'fjys', '附件演示有限公司');
  await page.getByRole('tab', { name: '附件' }).click();
  await expect(page.getByText('还没有附件')).toBeVisible();
  await takePicture(page, 'attachments-empty', [1440, 390]);

  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      { name: '现场照片.png', mimeType: 'image/png', buffer: picture },
      { name: '合同 终稿.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 合同') },
    ]);
  await expect(page.getByRole('button', { name: '查看 合同 终稿.pdf' })).toBeVisible();
  await takePicture(page, 'attachments-list', [1440, 1024, 390]);
  await page.getByRole('button', { name: '查看 现场照片.png' }).click();
  await expect(page.getByRole('img', { name: '现场照片.png' })).toBeVisible();
  await page.keyboard.press('Escape');

  await button(page, '合同 终稿.pdf 的更多操作').click();
  await page.getByRole('menuitem', { name: '改名' }).click();
  await page.getByLabel('文件名').fill('合同 盖章.pdf');
  await button(page, '保存').last().click();
  await expect(page.getByRole('button', { name: '查看 合同 盖章.pdf' })).toBeVisible();

  await button(page, '合同 盖章.pdf 的更多操作').click();
  await page.getByRole('menuitem', { name: '删除' }).click();
  await expect(page.getByRole('button', { name: '查看 合同 盖章.pdf' })).toHaveCount(0);
  await button(notice(page, '已删除附件'), '撤销').click();
  await expect(page.getByRole('button', { name: '查看 合同 盖章.pdf' })).toBeVisible();
});

test('a program is not taken, whatever it is called', async () => {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '报价.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });

  await expect(page.getByText('不接收程序和脚本').first()).toBeVisible();
});
