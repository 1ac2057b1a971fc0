import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type CompanyServer, foundCompany, password as serverPassword } from '../support/journey/company-server.ts';
import { seriousFindings } from './axe.ts';
import { type DesktopProcess, startDesktopProcess } from './desktop-process.ts';
import { button } from './screen.ts';

test.describe.configure({ mode: 'serial' });

const password = 'Xk7-river-stone';
const pictures = process.env.OUTPOST_PICTURES;
const settings = { language: 'outpost.language', theme: 'mantine-color-scheme-value' } as const;

const desktopPages = [
  '/workbench',
  '/schedule',
  '/schedule/list',
  '/schedule/work-days',
  '/tasks',
  '/tasks/:first',
  '/opportunities',
  '/opportunities/forecast',
  '/opportunities/analysis',
  '/opportunities/pipelines',
  '/customers',
  '/customers/:first',
  '/contacts',
  '/contacts/:first',
  '/follow-ups',
  '/follow-ups/:first',
  '/leads',
  '/leads/:first',
  '/orders',
  '/orders/planner',
  '/products',
  '/product-lines',
  '/price-books',
  '/suppliers',
  '/catalogue',
  '/catalogue/taxRates',
  '/key-customers',
  '/pools',
  '/pools/settings',
  '/pools/lead-rules',
  '/quotes',
  '/quotes/expiring',
  '/quotes/templates',
  '/imports',
  '/imports/new/customers',
  '/people/users',
  '/people/users/:first',
  '/people/departments',
  '/people/branches',
  '/people/roles',
  '/people/roles/:first',
  '/system/sync',
  '/system/sync/outbox',
  '/system/sync/held',
  '/system/sync/conflicts',
  '/system/sync/incidents',
  '/system/backups',
  '/my-rights',
  '/people/organisation',
  '/people/posts',
  '/people/reviews',
  '/people/officers',
  '/delegations',
  '/approvals',
  '/flows',
  '/flow-designs',
  '/flow-designs/new',
  '/system/numbers',
  '/system/privacy',
  '/system/leave',
  '/system/security',
  '/system/audit',
  '/settings',
];
const serverPages = [
  '/people/accounts',
  '/people/devices',
  '/people/codes',
  '/people/authority',
  '/people/officers',
  '/approvals',
  '/system/alerts',
  '/system/alerts/rules',
  '/system/audit',
  '/system/backups',
  '/system/privacy',
  '/system/leave',
  '/system/security',
  '/settings',
  '/settings/security',
];

let folder: string;
let desktop: DesktopProcess;
let server: CompanyServer;
let page: Page;
let web: Page;
test.setTimeout(600_000);
test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-e2e-'));
  desktop = await startDesktopProcess();
  server = await foundCompany(folder);
  page = await browser.newPage();
  web = await browser.newPage();
});
test.afterAll(async () => {
  await page?.close();
  await web?.close();
  await desktop?.stop();
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

async function settle(at: Page): Promise<void> {
  await at.locator('.mantine-Loader-root').first().waitFor({ state: 'detached' });
  await at.evaluate('document.fonts.ready.then(() => true)');
  await at.waitForTimeout(400);
}

async function look(at: Page, wish: { theme: string; language: string }): Promise<void> {
  await at.evaluate(
    ([keys, values]) => {
      localStorage.setItem(keys.theme, values.theme);
      localStorage.setItem(keys.language, values.language);
    },
    [settings, wish] as const,
  );
}

const firstOf = new Map<string, string>();
async function addressOf(at: Page, wanted: string): Promise<string> {
  const origin = new URL(at.url()).origin;
  if (!wanted.endsWith('/:first')) return `${origin}${wanted}`;
  const list = wanted.replace('/:first', '');
  if (!firstOf.has(list)) {
    await at.goto(`${origin}${list}`);
    if (list === '/tasks') await button(at, '全部').click();
    const link = at.locator(`a[href^="${list}/"]`).first();
    await link.waitFor();
    firstOf.set(list, (await link.getAttribute('href'))!);
  }
  return `${origin}${firstOf.get(list)}`;
}

async function picture(at: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await at.screenshot({ path: path.join(pictures, `${name.replaceAll(/[/:]+/g, '-').replace(/^-/, '')}.png`) });
}

async function openEach(at: Page, pages: readonly string[], name: string, check: (where: string) => Promise<void>) {
  for (const wanted of pages) {
    await at.goto(await addressOf(at, wanted));
    await settle(at);
    await picture(at, `${wanted}-${name}`);
    await check(wanted);
  }
}

/** No page scrolls sideways, and nothing stands outside it where no scrolling reaches it. */
async function widthFindings(at: Page, where: string): Promise<string[]> {
  const over = await at.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [`${where} is ${over} px too wide`] : [];
}

test('the sample company and a server are there', async () => {
  await page.goto(desktop.address);
  await picture(page, 'first-run');
  await page.getByText('先用示例数据看看').click();
  const fields = page.locator('input[type=password]');
  await fields.nth(0).fill(password);
  await fields.nth(1).fill(password);
  await page.locator('button[type=submit]').click();
  await expect(page.locator('nav').first()).toBeVisible({ timeout: 60_000 });
  for (const wanted of desktopPages.filter((each) => each.endsWith('/:first'))) await addressOf(page, wanted);

  await web.goto(`https://127.0.0.1:${server.port}/`);
  await web.getByLabel('账号').fill('admin');
  await web.getByLabel(/^密码/).fill(serverPassword);
  await button(web, '登录').click();
  await expect(web.locator('nav').first()).toBeVisible({ timeout: 30_000 });
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious on any page, ${theme}`, async () => {
    const found: string[] = [];
    for (const [at, pages, host] of [
      [page, desktopPages, 'desktop'],
      [web, serverPages, 'server'],
    ] as const) {
      await at.setViewportSize({ width: 1440, height: 900 });
      await look(at, { theme, language: 'zh-CN' });
      await openEach(at, pages, `${host}-1440-${theme}`, async (where) => {
        for (const each of await seriousFindings(at)) found.push(`${host} ${where} ${each}`);
      });
    }
    expect(found).toEqual([]);
  });
}

for (const [width, language] of [
  [1280, 'en'],
  [1024, 'zh-CN'],
  [390, 'zh-CN'],
  [390, 'en'],
] as const) {
  test(`no page scrolls sideways at ${width} px in ${language}`, async () => {
    const found: string[] = [];
    for (const [at, pages, host] of [
      [page, desktopPages, 'desktop'],
      [web, serverPages, 'server'],
    ] as const) {
      await at.setViewportSize({ width, height: 844 });
      await look(at, { theme: 'light', language });
      await openEach(at, pages, `${host}-${width}-${language}`, async (where) => {
        found.push(...(await widthFindings(at, `${host} ${where}`)));
      });
    }
    expect(found).toEqual([]);
  });
}
