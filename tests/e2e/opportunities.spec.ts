import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { oneComputer } from './computer.ts';
import { button } from './screen.ts';

const customer = '长江机电有限公司';
let page: Page;

const computer = oneComputer({ customer });
test.beforeAll(() => {
  page = computer.page;
});

test('a deal is begun for a customer and goes on by its stages, a skipped one with a reason', async () => {
  await page.getByRole('link', { name: '商机', exact: true }).click();
  await button(page, '新建商机').first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('客户').fill('长江');
  await page.getByRole('option', { name: customer }).click();
  await form.getByLabel('商机名称').fill('注塑机换代');
  await form.getByLabel('金额').fill('120000');
  await form.getByLabel('预计成交日期').fill('2026-12-20');
  await form.getByLabel('商机名称').click();
  await button(form, '保存').click();
  await expect(form).toBeHidden();
  await page.getByRole('link', { name: '注塑机换代' }).first().click();

  await button(page, '需求明确').click();
  await expect(button(page, '需求明确')).toHaveAttribute('aria-current', 'step');
  await button(page, '立项汇报').click();
  await page.getByRole('dialog').getByLabel('原因').fill('客户已立项');
  await button(page.getByRole('dialog'), '推进到“立项汇报”').click();
  await expect(button(page, '立项汇报')).toHaveAttribute('aria-current', 'step');
  await page.getByRole('tab', { name: /阶段历史/ }).click();
  await expect(page.getByText('客户已立项')).toBeVisible();
});

test('products make the amount', async () => {
  await page.getByRole('tab', { name: /产品明细/ }).click();
  await button(page, '添加产品').click();
  await page.getByRole('textbox', { name: '产品' }).last().fill('注塑机');
  await page.getByRole('textbox', { name: '数量' }).fill('3');
  await page.getByRole('textbox', { name: '含税单价' }).fill('33.335');
  await page.getByRole('textbox', { name: '折扣' }).fill('5%');
  await button(page, '保存明细').click();

  await expect(page.getByText('95.01').first()).toBeVisible();
});

test('the board shows each stage with its sum; a card is moved by keys alone', async () => {
  await page.goto(page.url().replace(/\/opportunities\/.*/, '/opportunities'));
  await button(page, '看板').click();
  const board = page.getByRole('region', { name: '看板' });
  await expect(board.getByText('注塑机换代')).toBeVisible();
  await board.getByRole('button', { name: '移动“注塑机换代”' }).focus();
  for (const key of ['Space', 'ArrowRight', 'Space']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
  }

  await expect(page.getByText('已到“商务谈判”').first()).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});

test('it is won, and the forecast of the month counts it', async () => {
  await page.getByRole('link', { name: '注塑机换代' }).click();
  await button(page, '赢单').click();
  await expect(page.getByText('恭喜，已赢单').first()).toBeVisible();
  await page.goto(page.url().replace(/\/opportunities\/.*/, '/opportunities/forecast'));
  await expect(page.getByText('95.01').first()).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  for (const where of ['analysis', 'pipelines']) {
    await page.goto(page.url().replace(/\/opportunities\/.*/, `/opportunities/${where}`));
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    expect(await seriousFindings(page), where).toEqual([]);
  }
});
