import { devices, expect, type Page, test } from '@playwright/test';
import { type CompanyServer, password } from '../support/journey/company-server.ts';
import { button, createCustomerOnScreen, notice, openBySearch } from './screen.ts';
import { openTwoBranches, type ScreenBranches } from './two-branches.ts';

test.describe.configure({ mode: 'serial' });

const customer = '汉口机床有限公司';
let company: ScreenBranches;
let server: CompanyServer;
test.beforeAll(async ({ browser }) => {
  company = await openTwoBranches(browser);
  server = company.server;
});
test.afterAll(() => company?.end());

const north = () => company.north;
const south = () => company.south;

async function setPhone(page: Page, phone: string): Promise<void> {
  await page
    .locator('dt', { hasText: /^电话$/ })
    .locator('xpath=..')
    .locator('[data-edit]')
    .click();
  await page.getByRole('textbox', { name: '电话', exact: true }).fill(phone);
  await page.keyboard.press('Enter');
  await expect(notice(page, '已保存').first()).toBeVisible();
}

test('two desktops join the company’s server with a code each', async () => {
  await company.join();
});

test('what one adds, the other finds by initials without asking', async () => {
  await createCustomerOnScreen(north().page, customer);

  await expect(north().page.getByRole('link', { name: '已同步' })).toBeVisible({ timeout: 15_000 });
  await expect(async () => {
    await openBySearch(south().page, 'hkjc', customer);
  }).toPass({ timeout: 30_000 });
  await openBySearch(north().page, 'hkjc', customer);
});

test('without a line both go on working, and the screen says so', async () => {
  for (const { line } of company.branches) line.cut();
  await setPhone(north().page, '027-11112222');
  await setPhone(south().page, '020-33334444');

  for (const { page } of company.branches) {
    await expect(page.getByRole('link', { name: /离线|[12] 项待同步/ })).toBeVisible({ timeout: 20_000 });
    await page.getByRole('link', { name: /离线|[12] 项待同步/ }).click();
    await expect(page.getByText('离线', { exact: true }).first()).toBeVisible({ timeout: 20_000 });
    // At night somebody is told of an unusual hour, and having been told is a change of its own.
    await expect(page.getByRole('link', { name: /^[12]\s*待同步的修改$/ })).toBeVisible();
  }
});

test('back in touch, both see one result and the conflict; one click brings the other value back', async () => {
  for (const { line, page } of company.branches) {
    line.mend();
    await button(page, '立即同步').click();
  }
  const { page } = north();
  await expect(page.getByRole('link', { name: '1 项冲突' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: '1 项冲突' }).click();
  await page.getByRole('navigation', { name: '同步' }).getByRole('link', { name: /冲突/ }).click();
  await expect(page.getByText('020-33334444')).toBeVisible();
  await expect(page.getByText('027-11112222')).toBeVisible();
  await expect(page.getByText(/广南 ·/)).toBeVisible();
  await page.screenshot({ path: 'test-results/conflict-centre.png' });

  await button(page, '改用另一个值').click();

  await expect(page.getByText('没有冲突')).toBeVisible();
  await expect(south().page.getByRole('link', { name: '已同步' })).toBeVisible({ timeout: 30_000 });
  await openBySearch(south().page, 'hkjc', customer);
  await expect(south().page.getByText('027-11112222').first()).toBeVisible();
});

test('on a phone a person signs in over HTTPS and finds the same customer', async ({ browser }) => {
  const { defaultBrowserType: _, ...pixel } = devices['Pixel 7'];
  const context = await browser.newContext({ ...pixel, locale: 'zh-CN', ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(`https://127.0.0.1:${server.port}/`);
  await expect(page.getByRole('heading', { name: '登录 前哨贸易' })).toBeVisible();
  await page.getByLabel('账号').fill('shen');
  await page.getByLabel(/^密码/).fill('Wrong-guess-1');
  await button(page, '登录').click();
  await expect(page.getByLabel(/^密码/)).toHaveAccessibleDescription(/\S/);
  await page.getByLabel(/^密码/).fill(password);
  await button(page, '登录').click();

  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '客户', exact: true }).click();
  await page.getByRole('link', { name: customer }).click();
  await expect(page.getByText('027-11112222').first()).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(width).toBeLessThanOrEqual(0);
  await page.screenshot({ path: 'test-results/phone.png' });
  await context.close();
});
