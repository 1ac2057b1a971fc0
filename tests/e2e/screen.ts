import { expect, type Locator, type Page } from '@playwright/test';

export const wang = { company: '北方机电', name: '王芳', account: 'wangfang', password: 'Xk7-river-stone' };

/** The word of a notice in a corner of the screen. */
export function notice(page: Page, text: string | RegExp): Locator {
  return page.getByRole('alert').filter({ hasText: text });
}

export function button(page: Page | Locator, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** The first run of this computer: a company of one's own, its recovery key kept. */
export async function foundCompanyOnScreen(page: Page): Promise<string> {
  await page.getByRole('button', { name: /在这台电脑上建立公司/ }).click();
  await page.getByLabel('公司名称').fill(wang.company);
  await button(page, '下一步').click();
  await page.getByLabel('您的姓名').fill(wang.name);
  await page.getByLabel('账号').fill(wang.account);
  await page.getByLabel('设置密码').fill(wang.password);
  await page.getByLabel('再输入一次').fill(wang.password);
  await button(page, '下一步').click();
  await button(page, '建立公司').click();
  const shown = page.getByText(/AGE-SECRET-KEY-1/);
  await expect(shown).toBeVisible({ timeout: 30_000 });
  const recoveryKey = ((await shown.textContent()) ?? '').match(/AGE-SECRET-KEY-1[A-Z0-9]+/)?.[0] ?? '';
  await expect(button(page, '继续')).toBeDisabled();
  await page.getByLabel('我已把它抄下或打印，并保存在安全的地方').check();
  await button(page, '继续').click();
  return recoveryKey;
}

/** The first run of a branch: address, one-time code, account, password; the first data comes. */
export async function joinOnScreen(
  page: Page,
  wish: { address: string; code: string; account: string; password: string },
): Promise<void> {
  await page.getByRole('button', { name: /接入公司的服务器/ }).click();
  await page.getByLabel('服务器地址').fill(wish.address);
  await page.getByLabel('一次性接入码').fill(wish.code);
  await page.getByLabel('账号').fill(wish.account);
  await page.getByLabel(/^密码/).fill(wish.password);
  await button(page, '接入').click();
  await expect(page.getByRole('link', { name: '已同步' })).toBeVisible({ timeout: 60_000 });
}

export async function createCustomerOnScreen(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: '客户', exact: true }).first().click();
  await page.getByRole('button', { name: '新建客户' }).first().click();
  const form = page.getByRole('dialog', { name: '新建客户' });
  await form.getByLabel('客户名称').fill(name);
  await button(form, '保存').click();
  await expect(notice(page, `已新建客户“${name}”`)).toBeVisible();
}

/** Ctrl+K, a few letters, Enter: the record's page. */
export async function openBySearch(page: Page, letters: string, name: string): Promise<void> {
  await page.getByRole('button', { name: /搜索/ }).first().click();
  await page.getByRole('textbox', { name: '搜索或输入命令' }).fill(letters);
  await expect(page.locator('[data-action]').filter({ hasText: name }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}
