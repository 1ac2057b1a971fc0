import { expect, type Page, test } from '@playwright/test';
import { oneComputer } from './computer.ts';
import { takePicture } from './picture.ts';
import { button, notice, wang } from './screen.ts';

const customer = '长江机电有限公司';
let page: Page;

const computer = oneComputer({ customer });
test.beforeAll(() => {
  page = computer.page;
});

async function openCalendar(view: string): Promise<void> {
  await page.getByRole('link', { name: '日程', exact: true }).first().click();
  await page.getByRole('radiogroup', { name: '视图' }).getByText(view, { exact: true }).click();
}

/** An hour of today in the week: a slot of its column. */
function slot(hour: string) {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return page.getByRole('button', { name: `时段 ${today} ${hour}:00:00` });
}

test('[T-4.1a] an event made by drag in the week stands in the month and in the list', async () => {
  await openCalendar('周');
  await slot('09').scrollIntoViewIfNeeded();
  const from = (await slot('09').boundingBox())!;
  const to = (await slot('10').boundingBox())!;
  await page.mouse.move(from.x + from.width / 2, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height - 8, { steps: 8 });
  await page.mouse.up();
  const form = page.getByRole('dialog', { name: '新建日程' });
  await form.getByLabel('主题').fill('拜访长江机电');
  await takePicture(page, 'event-form');
  await button(form, '保存').click();
  await expect(notice(page, '已新建日程“拜访长江机电”')).toBeVisible();

  for (const view of ['月', '列表', '日', '周']) {
    await openCalendar(view);
    await expect(page.getByRole('button', { name: /拜访长江机电/ }).first()).toBeVisible();
    await takePicture(page, `view-${view}`);
  }
});

test('by the keyboard an event is moved by a quarter of an hour', async () => {
  await openCalendar('列表');
  await page.getByRole('button', { name: /拜访长江机电/ }).press('Alt+ArrowDown');

  await expect(notice(page, '已移动')).toBeVisible();
  await expect(page.getByText('09:15–11:15')).toBeVisible();
});

test('[T-4.1a] it survives a restart without a network', async () => {
  await computer.restart();
  await page.getByLabel(/^密码/).fill(wang.password);
  await button(page, '解锁').click();
  await openCalendar('列表');

  await expect(page.getByText('09:15–11:15')).toBeVisible();
});

test('[T-4.1b] its result is written into the customer’s timeline', async () => {
  await page.getByRole('button', { name: /拜访长江机电/ }).click();
  await button(page, '更多操作').click();
  await page.getByRole('menuitem', { name: '修改日程' }).click();
  const form = page.getByRole('dialog', { name: '修改日程' });
  await form.getByRole('combobox', { name: '关联的类型' }).click();
  await page.getByRole('option', { name: '客户', exact: true }).click();
  await form.getByRole('combobox', { name: '关联记录' }).fill('长江');
  await page.getByRole('option', { name: customer }).click();
  await button(form, '保存').click();
  await expect(notice(page, '已保存')).toBeVisible();
  await takePicture(page, 'event-page');

  await button(page, '填写结果').click();
  const result = page.getByRole('dialog', { name: /进行得怎么样/ });
  await result.getByLabel('说明').fill('谈妥了明年的交期');
  await button(result, '保存').click();
  await expect(notice(page, '已记下结果')).toBeVisible();
  await page.getByRole('link', { name: customer }).first().click();

  await expect(page.getByText('谈妥了明年的交期').first()).toBeVisible();
});
