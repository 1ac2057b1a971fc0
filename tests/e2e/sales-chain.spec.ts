import { expect, type Page, test } from '@playwright/test';
import { defaultSettings } from '#shared/features/flows/flow.model.ts';
import { button, notice } from './screen.ts';
import { openTwoBranches, type ScreenBranch, type ScreenBranches } from './two-branches.ts';

test.describe.configure({ mode: 'serial' });

const customer = '荆州泵业有限公司';
let company: ScreenBranches;
let order: string;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  company = await openTwoBranches(browser);
  const { server } = company;
  const { rows } = await server.rest<{ rows: { id: string; account: string }[] }>('GET', '/users?limit=50');
  const approver = { kind: 'people', ids: [rows.find(({ account }) => account === 'guang')!.id] };
  const node = { id: 'one', name: '大区经理', conditions: [], approver, mode: 'all', timeoutHours: null };
  await server.rest('PUT', '/flows', {
    docType: 'quote',
    name: '报价审批',
    conditions: [],
    nodes: [{ ...node, timeoutAction: 'remind' }],
    settings: defaultSettings,
    enabled: true,
    sort: 0,
  });
  await company.join();
});
test.afterAll(() => company?.end());

const at = ({ page }: ScreenBranch, where: string) => page.goto(new URL(where, page.url()).href);
const inStep = ({ page }: ScreenBranch) =>
  expect(page.getByRole('link', { name: '已同步' })).toBeVisible({ timeout: 40_000 });

/** A step of a record, as soon as its state offers it: the button, or one of the menu. */
async function act(page: Page, name: string): Promise<void> {
  await expect(async () => {
    if (await button(page, name).isVisible()) return await button(page, name).click();
    await button(page, '更多操作').click();
    await page.getByRole('menuitem', { name, exact: true }).click({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
}

test('[T-4.2] a lead is spoken to and becomes a customer with an opportunity', async () => {
  const { north } = company;
  const { page } = north;
  await at(north, '/leads');
  await button(page, '新建线索').first().click();
  const form = page.getByRole('dialog', { name: '新建线索' });
  await form.getByLabel('公司/线索名称').fill(customer);
  await button(form, '保存').click();
  await page.getByRole('link', { name: customer }).first().click();
  await page.getByLabel('跟进内容').fill('电话里说要换掉泵房的十台水泵，月底前定下来');
  await button(page, '保存跟进').click();
  await expect(notice(page, '已保存跟进')).toBeVisible();

  await act(page, '转化为客户');
  const wizard = page.getByRole('dialog', { name: '把线索转化为客户' });
  await button(wizard, '下一步').click();
  await button(wizard, '下一步').click();
  await wizard.getByRole('textbox', { name: /预计成交/ }).fill('2027-03-31');
  await page.keyboard.press('Tab');
  await button(wizard, '下一步').click();
  await button(wizard, '转化为客户').click();

  await expect(page.getByRole('heading', { level: 1, name: customer })).toBeVisible();
  await page.getByRole('tab', { name: /商机/ }).click();
  await expect(page.getByRole('tabpanel').getByText(customer).first()).toBeVisible();
});

test('[T-4.4] a quote waits for the colleague who must agree, and stands when they have agreed', async () => {
  const { north, south } = company;
  const { page } = north;
  await at(north, '/quotes');
  await button(page, '新建报价单').first().click();
  const form = page.getByRole('dialog', { name: '新建报价单' });
  await form.getByLabel('客户').fill('荆州');
  await page.getByRole('option', { name: customer }).click();
  await button(form, '保存').click();
  await button(page, '加一行').click();
  await page.locator('tbody tr').first().locator('td').nth(1).click();
  await page.locator('[data-active] input').evaluate((input) => {
    const data = new DataTransfer();
    data.setData('text/plain', '水泵\t\t台\t10\t\t113\t\t13%');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByTestId('total-incl')).toContainText('¥1,130.00');
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: '返回报价单' }).last().click();
  await button(page, '提交').click();
  await expect(notice(page, '已提交审批')).toBeVisible();
  await inStep(north);

  await expect(async () => {
    await at(south, '/flows');
    await expect(south.page.getByText(customer).first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 40_000 });
  await south.page.getByText(customer).first().click();
  await button(south.page, '同意').click();
  await expect(notice(south.page, '已同意')).toBeVisible();
  await inStep(south);

  await expect(page.getByText('已生效').first()).toBeVisible({ timeout: 40_000 });
});

test('[T-4.5] the accepted quote becomes an order, whose goods leave in two deliveries', async () => {
  const { page } = company.north;
  await act(page, '客户接受');
  await button(page.getByRole('dialog'), '客户接受').click();
  await expect(notice(page, '已记录客户接受')).toBeVisible();
  await act(page, '转订单');
  await button(page.getByRole('dialog'), '转订单').click();
  await expect(notice(page, '已生成订单')).toBeVisible();
  await expect(page).toHaveURL(/orders/);
  order = new URL(page.url()).pathname;
  await act(page, '提交');
  await expect(notice(page, '订单已确认')).toBeVisible();

  await page.getByRole('tab', { name: /发货/ }).click();
  for (const [count, sum] of [
    ['4', '4 / 10'],
    ['6', '10 / 10'],
  ] as const) {
    await button(page, '安排发货').click();
    const plan = page.getByRole('dialog', { name: '安排发货' });
    await plan.getByLabel('水泵 数量').fill(count);
    await button(plan, '安排发货').click();
    await button(page, '发货').click();
    await button(page.getByRole('dialog', { name: '发货' }), '发货').click();
    await expect(page.getByText(sum)).toBeVisible();
  }
});

test('[T-4.6] the money that comes is put to the order', async () => {
  const { north } = company;
  const { page } = north;
  await at(north, '/receipts');
  await button(page, '登记回款').first().click();
  const form = page.getByRole('dialog', { name: '登记回款' });
  await form.getByLabel('客户').fill('荆州');
  await page.getByRole('option', { name: customer }).click();
  await form.getByLabel('金额').fill('1130');
  await button(form, '保存').click();
  await expect(notice(page, '已登记回款')).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link')
    .filter({ hasText: /[A-Z]{2}/ })
    .first()
    .click();
  await act(page, '提交审核');
  await act(page, '确认到账');
  await expect(page.getByRole('tab', { name: /核销明细.*1/ })).toBeVisible();

  await at(north, order);
  await expect(page.getByText('1,130.00').first()).toBeVisible();
  await inStep(north);
});

test('a task to visit again stands on the workbench of whoever promised it', async () => {
  const { north } = company;
  const { page } = north;
  await at(north, '/tasks');
  await button(page, '新建待办').first().click();
  const form = page.getByRole('dialog', { name: '新建待办' });
  await form.getByLabel('要做什么').fill(`回访${customer}`);
  await button(form, '保存').click();
  await expect(notice(page, `已新建待办“回访${customer}”`)).toBeVisible();
  await inStep(north);
});
