import { expect, type Page, test } from '@playwright/test';
import { oneComputer } from './computer.ts';
import { takePicture } from './picture.ts';
import { button, createCustomerOnScreen, notice } from './screen.ts';

let page: Page;

const computer = oneComputer();
test.beforeAll(() => {
  page = computer.page;
});

const visit = (where: string) => page.goto(`${new URL(page.url()).origin}${where}`);

test('a pool is set up, and says how many records its rules would take tomorrow', async () => {
  await visit('/pools/settings');
  await button(page, '新建公海').first().click();
  const form = page.getByRole('dialog', { name: '新建公海' });
  await form.getByRole('textbox', { name: '名称' }).fill('公司公海');
  await form.getByLabel('每人每天最多领取').fill('5');
  await button(form, '添加规则').click();
  await takePicture(page, 'pool-form');
  await button(form, '保存').click();

  await expect(notice(page, '已保存')).toBeVisible();
  await expect(page.getByRole('cell', { name: '公司公海' })).toBeVisible();
  await page
    .getByRole('row', { name: /公司公海/ })
    .getByRole('button')
    .click();
  await page.getByRole('menuitem', { name: '编辑' }).click();
  await button(page.getByRole('dialog'), '试算').click();
  await expect(page.getByText(/将回收 0 条/)).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a customer goes back to the pool with a reason and is claimed again; its page tells who had it', async () => {
  await createCustomerOnScreen(page, '长江机电有限公司');
  await page.getByRole('link', { name: '长江机电有限公司' }).first().click();
  await button(page, '更多操作').click();
  await page.getByRole('menuitem', { name: '退回公海' }).click();
  const asked = page.getByRole('dialog');
  await asked.getByRole('combobox', { name: '原因' }).click();
  await page.getByRole('option', { name: '意向低' }).click();
  await button(asked, '退回公海').click();
  await expect(notice(page, '已退回 1 个客户')).toBeVisible();

  await visit('/pools');
  await expect(page.getByText('长江机电有限公司').first()).toBeVisible();
  await takePicture(page, 'pool-list');
  await page.getByText('长江机电有限公司').first().hover();
  await button(page, '领取').first().click();
  await expect(notice(page, /已领取 1 个客户/)).toBeVisible();
  await expect(page).toHaveURL(/pools/);
  await expect(page.getByText('公海里没有客户')).toBeVisible();

  await visit('/customers');
  await page.getByRole('link', { name: '长江机电有限公司' }).first().click();
  await page.getByRole('tab', { name: '归属' }).click();
  await expect(page.getByText(/领取：公司公海 → 王芳/)).toBeVisible();
  await takePicture(page, 'standing');
});

test('leads are given out by a rule that was tried first', async () => {
  await visit('/pools/lead-rules');
  await button(page, '新建分配规则').click();
  const form = page.getByRole('dialog', { name: '新建分配规则' });
  await form.getByRole('textbox', { name: '名称' }).fill('全部线索');
  await form.getByRole('combobox', { name: '分给' }).click();
  await page.getByRole('option', { name: '王芳' }).click();
  await takePicture(page, 'assign-rule');
  await button(form, '保存').click();
  await expect(page.getByRole('cell', { name: '全部线索' })).toBeVisible();
  await page
    .getByRole('row', { name: /全部线索/ })
    .getByRole('button')
    .click();
  await page.getByRole('menuitem', { name: '试算 100 条' }).click();

  await expect(page.getByText('王芳：100 条')).toBeVisible();
  await takePicture(page, 'lead-rules');
});

test('a card is moved by keys to the column of its next state, and what is not allowed is refused', async () => {
  await visit('/leads');
  await button(page, '新建线索').first().click();
  const form = page.getByRole('dialog', { name: '新建线索' });
  await form.getByLabel('公司/线索名称').fill('江城精密机械');
  await button(form, '保存').click();
  await expect(notice(page, '已新建线索“江城精密机械”')).toBeVisible();
  await button(page, '看板').click();
  const board = page.getByRole('region', { name: '看板' });
  await expect(board.getByText('江城精密机械')).toBeVisible();
  await takePicture(page, 'lead-board');

  await board.getByRole('button', { name: '移动“江城精密机械”' }).focus();
  await page.keyboard.press('Space');
  for (let step = 0; step < 4; step++) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(150);
  }
  await page.keyboard.press('Space');
  const asked = page.getByRole('dialog');
  await asked.getByRole('combobox', { name: '原因' }).click();
  await page.getByRole('option', { name: '没有需求' }).click();
  await button(asked, '标记无效').click();

  await expect(board.locator('[data-column="invalid"]').getByText('江城精密机械')).toBeVisible();
});
