import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type CompanyServer, foundCompany, password } from '../support/journey/company-server.ts';
import { takePicture } from './picture.ts';
import { button } from './screen.ts';

let folder: string;
let server: CompanyServer;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-e2e-'));
  server = await foundCompany(folder);
  for (const name of ['梅氏纺织有限公司', '林家机械有限公司']) await server.rest('POST', '/customers', { name });
});
test.afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('[S-V8] a list goes on paper by its menu, marked; the page itself prints nothing but why', async ({ page }) => {
  await page.goto(`https://127.0.0.1:${server.port}/`);
  await page.getByLabel('账号').fill('admin');
  await page.getByLabel(/^密码/).fill(password);
  await button(page, '登录').click();
  await page.getByRole('link', { name: '客户', exact: true }).first().click();
  await page.getByRole('button', { name: '全部', exact: true }).click();
  const customer = page.getByRole('link', { name: '梅氏纺织有限公司' });
  await expect(customer).toBeVisible();

  await page.emulateMedia({ media: 'print' });
  await expect(customer).toBeHidden();
  await expect(page.getByText('此页不能直接打印')).toBeVisible();
  await takePicture(page, 'print-guard');
  await page.emulateMedia({ media: 'screen' });
  await expect(page.getByText('此页不能直接打印')).toBeHidden();

  await page.evaluate(() => {
    window.print = () => {
      const paper = document.querySelector('[data-paper]');
      const copy = document.body.appendChild(paper!.cloneNode(true) as HTMLElement);
      copy.id = 'copy';
    };
  });
  await page.getByRole('button', { name: '导入与导出' }).click();
  await page.getByRole('menuitem', { name: '打印…' }).click();
  await expect(page.locator('#copy')).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('#copy');
  await expect(paper.getByRole('row')).toHaveCount(3);
  await expect(paper.getByRole('cell', { name: '林家机械有限公司' })).toBeVisible();
  await expect(paper.locator('footer')).toContainText('（admin）打印于');
  await expect(page.getByText('此页不能直接打印')).toBeHidden();
  await takePicture(page, 'print-paper');
});
