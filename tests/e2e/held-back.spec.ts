import { expect, type Page, test } from '@playwright/test';
import { button, createCustomerOnScreen, notice, openBySearch } from './screen.ts';
import { openTwoBranches, type ScreenBranches } from './two-branches.ts';

test.describe.configure({ mode: 'serial' });

const taken = '汉口机床有限公司';
let company: ScreenBranches;
test.beforeAll(async ({ browser }) => {
  company = await openTwoBranches(browser);
  await company.join();
});
test.afterAll(() => company?.end());

/** A customer that the south makes without a line while the north makes it too: the server refuses the later one. */
async function makeRefused(name: string): Promise<Page> {
  const { south, north } = company;
  south.line.cut();
  await createCustomerOnScreen(south.page, name);
  await createCustomerOnScreen(north.page, name);
  await expect(north.page.getByRole('link', { name: '已同步' })).toBeVisible({ timeout: 15_000 });
  south.line.mend();
  await expect(south.page.getByRole('link', { name: /被退回/ })).toBeVisible({ timeout: 40_000 });
  await south.page.goto(new URL('/system/sync/held', south.page.url()).href);
  return south.page;
}

test('a refused customer is mended in the form of its room, with the reason at its field', async () => {
  const page = await makeRefused(taken);
  await page.screenshot({ path: 'test-results/held-back.png' });
  await button(page, '修改后送出').click();
  const form = page.getByRole('dialog');
  const name = form.getByLabel('客户名称');
  await expect(name).toHaveValue(taken);
  await expect(name).toHaveAccessibleDescription(/\S/);
  await page.screenshot({ path: 'test-results/held-back-form.png' });

  await name.fill('汉口机床南方有限公司');
  await button(form, '重新送出').click();

  await expect(page.getByText('没有被退回的修改')).toBeVisible();
  await expect(page.getByRole('link', { name: '已同步' })).toBeVisible({ timeout: 30_000 });
  await openBySearch(company.north.page, 'hkjcnf', '汉口机床南方有限公司');
});

test('what is given up comes back with one click', async () => {
  const page = await makeRefused('汉阳机床有限公司');

  await button(page, '放弃').click();
  await expect(page.getByText('没有被退回的修改')).toBeVisible();
  await notice(page, '已放弃').getByRole('button', { name: '撤销' }).click();

  await expect(button(page, '修改后送出')).toBeVisible();
});

test('handed to a colleague without a line, it arrives as a task and is taken over under their own rights', async () => {
  const { south, north } = company;
  south.line.cut();
  await button(south.page, '交给同事').click();
  const ask = south.page.getByRole('dialog', { name: '交给同事' });
  await ask.getByRole('combobox', { name: '同事' }).click();
  await south.page.getByRole('option', { name: /沈北/ }).click();
  await ask.getByLabel('留言').fill('是武汉的另一家');
  await south.page.screenshot({ path: 'test-results/hand-over.png' });
  await button(ask, '交给同事').click();
  await expect(notice(south.page, '已交给沈北')).toBeVisible();
  await expect(south.page.getByRole('region', { name: '最近放弃或交出的' })).toBeVisible();
  south.line.mend();

  await north.page.goto(new URL('/tasks', north.page.url()).href);
  await north.page.getByRole('link', { name: /请接手/ }).click({ timeout: 40_000 });
  await expect(north.page.getByText('是武汉的另一家')).toBeVisible();
  await north.page.screenshot({ path: 'test-results/handed-task.png' });
  await button(north.page, '接手').click();
  const form = north.page.getByRole('dialog');
  await form.getByLabel('客户名称').fill('武汉汉口机床二厂');
  await button(form, '接手').click();

  await expect(north.page.getByText('已接手', { exact: true }).first()).toBeVisible();
  await expect(async () => {
    await openBySearch(south.page, 'whhkjcec', '武汉汉口机床二厂');
  }).toPass({ timeout: 30_000 });
});
