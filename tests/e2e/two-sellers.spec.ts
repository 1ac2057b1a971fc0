import { expect, test } from '@playwright/test';
import { button, notice } from './screen.ts';
import { openTwoBranches, type ScreenBranch, type ScreenBranches } from './two-branches.ts';

test.describe.configure({ mode: 'serial' });

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
