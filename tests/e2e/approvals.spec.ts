import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type CompanyServer, foundCompany, password } from '../support/journey/company-server.ts';
import { takePicture } from './picture.ts';
import { button, notice } from './screen.ts';

test.describe.configure({ mode: 'serial' });

const customer = '梅氏纺织有限公司';

let folder: string;
let server: CompanyServer;
let admin: Page;
let mei: Page;
let customerId: string;

async function signIn(at: Page, account: string): Promise<void> {
  await at.goto(`https://127.0.0.1:${server.port}/`);
  await at.getByLabel('账号').fill(account);
  await at.getByLabel(/^密码/).fill(password);
  await button(at, '登录').click();
  await expect(at.locator('nav').first()).toBeVisible({ timeout: 30_000 });
}

const open = (at: Page, where: string) => at.goto(`https://127.0.0.1:${server.port}${where}`);

/** Opens the list of a select and takes the entry of this name. */
async function choose(at: Page, label: string, name: string): Promise<void> {
  await at.getByRole('combobox', { name: label, exact: true }).click();
  await at.getByRole('option', { name }).first().click();
}

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-e2e-'));
  server = await foundCompany(folder);
  const post = async (where: string, body: object) => (await server.rest<{ id: string }>('POST', where, body)).id;
  const actions = ['customer.view', 'customer.create', 'customer.edit', 'user.view'];
  const roleId = await post('/roles', { name: '外勤销售', dataScope: 'own', actions });
  const branchId = await post('/branches', { code: 'N', name: '北方分公司' });
  const meiId = await server.addPerson({ account: 'mei', name: '梅雪', branchId, roleIds: [roleId] });
  customerId = await post('/customers', { name: customer, ownerId: meiId, level: 'A' });
  admin = await browser.newPage();
  mei = await browser.newPage();
  await signIn(admin, 'admin');
  await signIn(mei, 'mei');
});
test.afterAll(async () => {
  await admin?.close();
  await mei?.close();
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

test('a flow is designed on the screen, and tried out before it is saved', async () => {
  await open(admin, '/flow-designs');
  await button(admin, '新建流程').click();
  await admin.getByLabel('流程名称').fill('客户审批');
  await choose(admin, '单据', '客户');
  await button(admin, '加条件').first().click();
  await admin
    .getByRole('textbox', { name: '值' })
    .or(admin.getByRole('combobox', { name: '值' }))
    .first()
    .click();
  await admin.getByRole('option', { name: 'A', exact: true }).click();
  await admin.keyboard.press('Escape');
  await choose(admin, '审批人', '指定成员');
  await admin
    .getByRole('combobox', { name: '哪一个' })
    .or(admin.getByRole('textbox', { name: '哪一个' }))
    .first()
    .click();
  await admin.getByRole('option', { name: '管理员', exact: true }).click();
  await admin.keyboard.press('Escape');
  await button(admin, '加节点').click();
  await expect(admin.getByLabel('节点名称')).toHaveCount(2);
  await button(admin, '删除节点').last().click();
  await expect(admin.getByText('不符合适用条件，不走这个流程。')).toBeVisible();
  await takePicture(admin, 'flow-design');
  await button(admin, '保存').click();
  await expect(notice(admin, '已保存为新版本')).toBeVisible();
  await expect(admin.getByRole('cell', { name: '客户审批' })).toBeVisible();
});

test('a document is submitted: who will decide is shown before, and from then on it is locked', async () => {
  await open(mei, `/customers/${customerId}`);
  await mei.getByRole('tab', { name: /单据审批|^审批/ }).click();
  await button(mei, '提交审批').click();
  const dialog = mei.getByRole('dialog', { name: '提交审批' });
  await expect(dialog.getByText('管理员')).toBeVisible();
  await button(dialog, '提交审批').click();
  await expect(notice(mei, '已提交审批')).toBeVisible();
  await expect(mei.getByText('审批中').first()).toBeVisible();
  await takePicture(mei, 'flow-submitted');
});

test('it is approved on a phone, with a comment that the submitter reads', async () => {
  await admin.setViewportSize({ width: 390, height: 844 });
  await open(admin, '/flows');
  await expect(admin.getByText(customer)).toBeVisible();
  const over = () => admin.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await over()).toBeLessThanOrEqual(0);
  await takePicture(admin, 'flow-phone-list');
  await admin.getByRole('button', { name: new RegExp(customer) }).click();
  const panel = admin.getByRole('dialog');
  await panel.getByLabel('审批意见').fill('可以');
  expect(await over()).toBeLessThanOrEqual(0);
  await takePicture(admin, 'flow-phone-panel');
  await button(panel, '同意').click();
  await expect(notice(admin, '已同意')).toBeVisible();

  await open(mei, '/flows/submitted');
  await expect(mei.getByText('已通过')).toBeVisible();
  await mei.getByRole('button', { name: new RegExp(customer) }).click();
  await expect(mei.getByText('可以')).toBeVisible();
});

test('the numbers of documents are set with a preview', async () => {
  await admin.setViewportSize({ width: 1440, height: 900 });
  await open(admin, '/system/numbers');
  const row = admin.getByRole('row', { name: /^订单/ });
  await row.getByRole('button').click();
  await admin.getByRole('menuitem', { name: '修改' }).click();
  const dialog = admin.getByRole('dialog', { name: '订单' });
  await dialog.getByLabel('文字').first().fill('DD');
  await expect(dialog.getByText(/^DDHQ-\d{6}-0001$/)).toBeVisible();
  await takePicture(admin, 'number-template');
  await button(dialog, '保存').click();
  await expect(notice(admin, '已保存')).toBeVisible();
  await expect(admin.getByText(/^DDHQ-\d{6}-0001$/)).toBeVisible();
});
