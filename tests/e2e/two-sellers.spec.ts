import { expect, type Page, test } from '@playwright/test';
import { button, createCustomerOnScreen, notice } from './screen.ts';
import { openTwoBranches, type ScreenBranch, type ScreenBranches } from './two-branches.ts';

test.describe.configure({ mode: 'serial' });

const customer = '长江机电有限公司';
const lead = '江城精密机械';
let company: ScreenBranches;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  company = await openTwoBranches(browser);
  const { server } = company;
  const pool = await server.rest<{ id: string }>('POST', '/pools', {
    kind: 'lead',
    name: '线索公海',
    members: [{ kind: 'everyone', id: null }],
  });
  await server.rest('POST', '/leads', { name: lead, poolId: pool.id });
  await company.join();
});
test.afterAll(() => company?.end());

const at = ({ page }: ScreenBranch, where: string) => page.goto(new URL(where, page.url()).href);
const inStep = ({ page }: ScreenBranch) =>
  expect(page.getByRole('link', { name: '已同步' })).toBeVisible({ timeout: 40_000 });

async function claim(branch: ScreenBranch): Promise<void> {
  const { page } = branch;
  await at(branch, '/leads');
  await page.getByRole('link', { name: lead }).click();
  await button(page, '领取').click();
  await expect(notice(page, '已领取 1 条线索')).toBeVisible();
}

test('[T-4.2d] a lead that was claimed elsewhere first is refused with the reason, and shows whose it is', async () => {
  const { north, south } = company;
  south.line.cut();
  await claim(south);
  await claim(north);
  await inStep(north);

  south.line.mend();

  await expect(south.page.getByRole('link', { name: /被退回/ })).toBeVisible({ timeout: 40_000 });
  await at(south, '/system/sync/held');
  await expect(south.page.getByText('已被同事先领取')).toBeVisible();
  await expect(south.page.getByText('您的领取没有占用当天的名额', { exact: false })).toBeVisible();
  await button(south.page, '放弃').click();
  await expect(south.page.getByText('没有被退回的修改')).toBeVisible();
  await at(south, '/leads');
  await south.page.getByRole('link', { name: lead }).click();
  await expect(south.page.getByText('沈北').first()).toBeVisible();
  await expect(button(south.page, '领取')).toHaveCount(0);
});

const columns = ['kind', 'name', 'spec', 'unit', 'qty', 'listPrice', 'price', 'discount', 'taxRate', 'amount'];
const cell = (page: Page, row: number, name: string) =>
  page.locator('tbody tr').nth(row).locator('td').nth(columns.indexOf(name));

/** Types down a column, from the row on. */
async function type(page: Page, row: number, name: string, ...values: string[]): Promise<void> {
  await cell(page, row, name).click();
  for (const [index, value] of values.entries()) {
    await expect(cell(page, row + index, name).locator('input')).toBeFocused();
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
}

test('two people change one quote offline: it becomes one quote, and what both changed is shown as a conflict', async () => {
  const { north, south } = company;
  await createCustomerOnScreen(north.page, customer);
  await north.page.getByRole('link', { name: '报价单', exact: true }).click();
  await button(north.page, '新建报价单').first().click();
  const form = north.page.getByRole('dialog', { name: '新建报价单' });
  await form.getByLabel('客户').fill('长江');
  await north.page.getByRole('option', { name: customer }).click();
  await button(form, '保存').click();
  await button(north.page, '加一行').click();
  await cell(north.page, 0, 'name').click();
  await north.page.locator('[data-active] input').evaluate((input) => {
    const data = new DataTransfer();
    data.setData('text/plain', '水泵\t\t台\t10\t\t10\t\t13%\n阀门\t\t个\t5\t\t8\t\t13%');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(cell(north.page, 1, 'amount')).toHaveText('40.00');
  await expect(north.page.getByText('已保存', { exact: true })).toBeVisible();
  await inStep(north);
  const lines = new URL(north.page.url()).pathname;
  await expect(async () => {
    await at(south, lines);
    await expect(cell(south.page, 1, 'amount')).toHaveText('40.00');
  }).toPass({ timeout: 40_000 });

  for (const { line } of company.branches) line.cut();
  await type(north.page, 0, 'price', '12', '9');
  await type(south.page, 0, 'qty', '20');
  await type(south.page, 1, 'price', '7');
  await expect(cell(north.page, 0, 'amount')).toHaveText('120.00');
  await expect(cell(south.page, 0, 'amount')).toHaveText('200.00');
  await expect(cell(north.page, 1, 'amount')).toHaveText('45.00');
  await expect(cell(south.page, 1, 'amount')).toHaveText('35.00');
  for (const { page } of company.branches) await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  for (const { line } of [north, south]) line.mend();
  for (const branch of company.branches) {
    await at(branch, '/system/sync');
    await button(branch.page, '立即同步').click();
  }

  await expect
    .poll(
      async () =>
        (await north.page.getByRole('link', { name: '1 项冲突' }).count()) +
        (await south.page.getByRole('link', { name: '1 项冲突' }).count()),
      { timeout: 40_000 },
    )
    .toBeGreaterThan(0);
  const told = (await north.page.getByRole('link', { name: '1 项冲突' }).count()) > 0 ? north : south;
  await told.page.getByRole('link', { name: '1 项冲突' }).click();
  await told.page.getByRole('navigation', { name: '同步' }).getByRole('link', { name: /冲突/ }).click();
  await expect(told.page.getByText('改用另一个值')).toBeVisible();
  await told.page.screenshot({ path: 'test-results/quote-conflict.png' });

  for (const branch of company.branches) await at(branch, lines);
  await expect(cell(north.page, 0, 'amount')).toHaveText('240.00', { timeout: 40_000 });
  await expect(cell(south.page, 0, 'amount')).toHaveText('240.00', { timeout: 40_000 });
  const price = await cell(north.page, 1, 'amount').textContent();
  expect(['45.00', '35.00']).toContain(price);
  await expect(cell(south.page, 1, 'amount')).toHaveText(price!);
});
