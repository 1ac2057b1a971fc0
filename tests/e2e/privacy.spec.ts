import { expect, type Page, test } from '@playwright/test';
import { type DesktopProcess, startDesktopProcess } from './desktop-process.ts';
import { takePicture } from './picture.ts';
import { button } from './screen.ts';

const password = 'Xk7-river-stone';
let desktop: DesktopProcess;
let page: Page;
test.setTimeout(300_000);
test.beforeAll(async ({ browser }) => {
  desktop = await startDesktopProcess();
  page = await browser.newPage();
});
test.afterAll(async () => {
  await page?.close();
  await desktop?.stop();
});

test('[S-PI-2] [S-PI-4] a person is given a basis, which is taken back in two clicks, and is destroyed for good', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(desktop.address);
  await page.getByText('先用示例数据看看').click();
  const fields = page.locator('input[type=password]');
  await fields.nth(0).fill(password);
  await fields.nth(1).fill(password);
  await page.locator('button[type=submit]').click();
  await expect(page.locator('nav').first()).toBeVisible({ timeout: 60_000 });
  const origin = new URL(page.url()).origin;

  await page.goto(`${origin}/contacts`);
  const link = page.locator('a[href^="/contacts/"]').first();
  await link.waitFor();
  await page.goto(`${origin}${await link.getAttribute('href')}`);
  const name = (await page.getByRole('heading', { level: 1 }).first().textContent())!.trim();
  await page.getByRole('tab', { name: '授权' }).click();
  await expect(page.getByText('还没有登记处理依据')).toBeVisible();
  await button(page, '登记依据').click();
  await page.getByLabel('来源').fill('展会登记表');
  await takePicture(page, 'consent-form-1440-zh');
  await page.getByRole('dialog').locator('button[type=submit], button:has-text("保存")').last().click();
  await expect(page.getByText('可用于营销', { exact: true })).toBeVisible();
  await takePicture(page, 'consent-1440-zh');

  await page.reload();
  await page.getByRole('tab', { name: '授权' }).click();
  await button(page, '撤回').click();
  await expect(page.getByText('不可用于营销')).toBeVisible();
  await takePicture(page, 'consent-withdrawn-1440-zh');

  await page.getByRole('button', { name: '个人信息保护' }).click();
  await page.getByRole('menuitem', { name: '彻底销毁' }).click();
  await page.getByLabel('原因').fill('本人要求');
  await page.getByLabel('输入姓名以确认').fill(name);
  await takePicture(page, 'destroy-1440-zh');
  await page.getByRole('dialog').getByRole('button', { name: '彻底销毁' }).click();
  await expect(page).toHaveURL(/\/contacts$/);

  await page.goto(`${origin}/system/privacy/destructions`);
  await expect(page.getByText('本人要求')).toBeVisible();
  await takePicture(page, 'destructions-1440-zh');
  await page.goto(`${origin}/system/privacy/requests`);
  await button(page, '登记请求').click();
  await page.getByLabel('请求人').fill('张伟');
  await page.getByRole('dialog').locator('button[type=submit], button:has-text("保存")').last().click();
  await expect(page.getByText('未完成 1 项，逾期 0 项')).toBeVisible();
  await takePicture(page, 'requests-1440-zh');
});

test('every part of the area fits a phone and a wide screen, in both languages', async () => {
  const origin = new URL(page.url()).origin;
  for (const language of ['zh-CN', 'en']) {
    await page.evaluate((value) => localStorage.setItem('outpost.language', value), language);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const part of ['overview', 'notices', 'processing', 'incident', 'requests', 'destructions']) {
        await page.goto(`${origin}/system/privacy/${part}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await takePicture(page, `${part}-${width}-${language}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(over, `${part} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  }
});

test('[S-PI-10] [U-1.2c] the company’s mark lies over every page, above dialogs, in nobody’s way, and nothing hides it', async () => {
  const origin = new URL(page.url()).origin;
  await page.evaluate(() => localStorage.setItem('outpost.language', 'zh-CN'));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${origin}/system/privacy/overview`);
  const mark = page.locator('[data-screen-mark]');
  await expect(page.getByRole('heading', { name: '屏幕水印' })).toBeVisible();
  await expect(mark).toHaveCount(0);
  await page.getByRole('combobox', { name: '显示水印' }).click();
  await page.getByRole('option', { name: '所有页面' }).click();
  await button(page, '保存').click();
  await expect(mark).toHaveCount(1);

  const tries = await mark.evaluate((node: HTMLElement) => {
    const rules = new CSSStyleSheet();
    rules.replaceSync('[data-screen-mark] { display: none !important; opacity: 0 !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
    node.style.setProperty('visibility', 'hidden', 'important');
    const { display, opacity, visibility, pointerEvents, backgroundImage } = getComputedStyle(node);
    return { display, opacity, visibility, pointerEvents, isDrawn: backgroundImage.startsWith('url("data:image/svg') };
  });
  expect(tries).toEqual({
    display: 'block',
    opacity: '1',
    visibility: 'visible',
    pointerEvents: 'none',
    isDrawn: true,
  });
  await mark.evaluate((node) => node.remove());
  await expect(mark).toHaveCount(1);

  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`${origin}/customers`);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expect(mark).toHaveCount(1);
      await takePicture(page, `marked-customers-${width}-${scheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light', media: 'print' });
  expect(await mark.evaluate((node) => getComputedStyle(node).display)).toBe('none');
  await page.emulateMedia({ media: 'screen' });
});
