import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type CompanyServer, foundCompany, password as serverPassword } from '../support/journey/company-server.ts';
import { seriousFindings } from './axe.ts';
import { type DesktopProcess, startDesktopProcess } from './desktop-process.ts';
import { desktopPages, serverPages } from './pages.ts';
import { takePicture } from './picture.ts';
import { addSampleRows } from './sample-rows.ts';
import { button } from './screen.ts';

test.describe.configure({ mode: 'serial' });

const password = 'Xk7-river-stone';
const settings = { language: 'outpost.language', theme: 'mantine-color-scheme-value' } as const;

let folder: string;
let desktop: DesktopProcess;
let server: CompanyServer;
let page: Page;
let web: Page;
test.setTimeout(900_000);
test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-e2e-'));
  desktop = await startDesktopProcess();
  server = await foundCompany(folder);
  page = await browser.newPage();
  web = await browser.newPage();
  hear(page);
  hear(web);
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

/** What pages say on the console that they should not, since it was last asked. */
let heard: string[] = [];
function hear(at: Page): void {
  at.on('console', (message) => {
    // The browser checks the certificate of a service worker by itself, whatever the tests told it to trust.
    if (message.type() === 'error' && !/error occurred when fetching the script/.test(message.text()))
      heard.push(message.text());
  });
  at.on('pageerror', (error) => heard.push(String(error)));
}

let firstOf = new Map<string, string>();
async function addressOf(at: Page, wanted: string): Promise<string> {
  const { origin } = new URL(at.url());
  const [list = '', rest = ''] = wanted.split('/:first');
  if (list === wanted) return `${origin}${wanted}`;
  if (!firstOf.has(list)) {
    await at.goto(`${origin}${list}`);
    if (list === '/tasks') await button(at, '全部').click();
    const link = at.locator(`a[href^="${list}/"]`).first();
    await link.waitFor();
    firstOf.set(list, (await link.getAttribute('href'))!);
  }
  return `${origin}${firstOf.get(list)}${rest}`;
}

interface Wish {
  /** The first is what the page is opened and checked in; the others it is then drawn to. */
  readonly widths: readonly number[];
  readonly theme: string;
  readonly language: string;
}

/** Opens every page of both hosts as wished; answers what each finds, what it says on the console and where it is too wide. */
async function openEach(
  { widths, theme, language }: Wish,
  check: (at: Page, width: number) => Promise<string[]>,
): Promise<string[]> {
  const found: string[] = [];
  for (const [at, pages, host] of [
    [page, desktopPages, 'desktop'],
    [web, serverPages, 'server'],
  ] as const) {
    await look(at, { theme, language });
    heard = [];
    for (const wanted of pages) {
      const findings: string[] = [];
      for (const width of widths) {
        await at.setViewportSize({ width, height: 900 });
        if (width === widths[0]) await at.goto(await addressOf(at, wanted));
        await settle(at);
        await takePicture(at, `${wanted}-${host}-${width}-${theme}-${language}`);
        findings.push(...(await check(at, width)), ...(await widthFindings(at, width)));
      }
      found.push(...[...findings, ...heard.splice(0)].map((each) => `${host} ${wanted}: ${each}`));
      await stayThere(at);
    }
  }
  return found;
}

/** A page that is locked, refused or empty would pass every check: each must have a heading of its own in the shell. */
async function stayThere(at: Page): Promise<void> {
  await expect(at.locator('#content h1').first()).toBeVisible();
  await at.keyboard.press('Shift');
}

/** No page scrolls sideways. */
async function widthFindings(at: Page, width: number): Promise<string[]> {
  const over = await at.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [`${over} px too wide at ${width} px`] : [];
}

/** A tablet shows what a wide screen shows, closer together: it is not asked again. */
async function axeBesidesTablets(at: Page, width: number): Promise<string[]> {
  return width === 1024 ? [] : await seriousFindings(at);
}

/** Words of the program itself, as against what people wrote, that an English screen leaves in Chinese. */
async function chineseFindings(at: Page): Promise<string[]> {
  const texts = await at.locator('th, label, [role=tab], legend, nav a').allTextContents();
  // What a company is called, a language by its own name, and a level of protection that has no other name stay.
  const words = texts.map((each) => each.replaceAll(/“[^”]*”|简体中文|等保三级/g, ''));
  return words.filter((each) => /[\u4e00-\u9fff]/.test(each)).map((each) => `“${each}” is not in English`);
}

test('the sample company and a server are there', async () => {
  await page.goto(desktop.address);
  await takePicture(page, 'first-run');
  await page.getByText('先用示例数据看看').click();
  const fields = page.locator('input[type=password]');
  await fields.nth(0).fill(password);
  await fields.nth(1).fill(password);
  await page.locator('button[type=submit]').click();
  await expect(page.locator('nav').first()).toBeVisible({ timeout: 60_000 });
  firstOf = await addSampleRows(desktop.data);
  for (const wanted of desktopPages.filter((each) => each.includes('/:first'))) await addressOf(page, wanted);

  await web.goto(`https://127.0.0.1:${server.port}/`);
  await web.getByLabel('账号').fill('admin');
  await web.getByLabel(/^密码/).fill(serverPassword);
  await button(web, '登录').click();
  await expect(web.locator('nav').first()).toBeVisible({ timeout: 30_000 });
});

test('axe finds nothing serious on any page, on a wide screen and a phone, and none scrolls sideways', async () => {
  expect(await openEach({ widths: [1440, 1024, 390], theme: 'light', language: 'zh-CN' }, axeBesidesTablets)).toEqual(
    [],
  );
});

test('axe finds nothing serious on any page in the dark', async () => {
  expect(await openEach({ widths: [1440], theme: 'dark', language: 'zh-CN' }, seriousFindings)).toEqual([]);
});

test('every page speaks English and fits into 1280 and 390 px', async () => {
  expect(await openEach({ widths: [1280, 390], theme: 'light', language: 'en' }, chineseFindings)).toEqual([]);
});
