import { expect, type Page, test } from '@playwright/test';
import { type DesktopProcess, startDesktopProcess } from './desktop-process.ts';

const password = 'Xk7-river-stone';
let desktop: DesktopProcess;
test.beforeEach(async () => {
  desktop = await startDesktopProcess();
});
test.afterEach(() => desktop.stop());

/** Looks around in the sample company: the shortest way to a desktop at work. */
async function lookAround(page: Page): Promise<void> {
  await page.goto(desktop.address);
  await page.getByText('先用示例数据看看').click();
  const fields = page.locator('input[type=password]');
  await fields.nth(0).fill(password);
  await fields.nth(1).fill(password);
  await page.locator('button[type=submit]').click();
  await expect(page.locator('nav').first()).toBeVisible({ timeout: 60_000 });
}

test('a person looks around, reloads deep inside, locks in one window and is locked in all', async ({ context }) => {
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(error.error().message));
  const page = await context.newPage();
  await lookAround(page);
  const origin = new URL(page.url()).origin;
  const windows = [page];
  for (let count = 0; count < 6; count += 1) {
    const another = await context.newPage();
    await another.goto(`${origin}/customers`);
    await expect(another.getByText('1,950').first()).toBeVisible();
    windows.push(another);
  }
  await windows[3]!.reload();
  await expect(windows[3]!).toHaveURL(`${origin}/customers`);
  await page.close();

  await windows[1]!.evaluate(() =>
    fetch('/rpc/desktop/lock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"json":{}}',
    }),
  );
  for (const each of windows.slice(1)) await expect(each.locator('input[type=password]').first()).toBeVisible();
  await windows[2]!.locator('input[type=password]').first().fill(password);
  await windows[2]!.keyboard.press('Enter');

  for (const each of windows.slice(1)) await expect(each.locator('nav').first()).toBeVisible();
  expect(errors).toEqual([]);
});

test('an address opens one browser once; the next one needs an address of its own', async ({ browser }) => {
  const mine = await browser.newPage();
  await mine.goto(desktop.address);
  await expect(mine.getByText('欢迎使用前哨 CRM')).toBeVisible();

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(desktop.address);
  await expect(stranger.getByText('outpost desktop address').first()).toBeVisible();
  await stranger.goto(desktop.newAddress());
  await expect(stranger.getByText('欢迎使用前哨 CRM')).toBeVisible();
});

test('[S-EL-3] in the page no inline script runs, no code comes from text, and nothing is fetched from elsewhere', async ({
  page,
}) => {
  const asked: string[] = [];
  const blocked: string[] = [];
  page.on('requestfinished', (request) => asked.push(new URL(request.url()).host));
  page.on('requestfailed', (request) => blocked.push(request.failure()?.errorText ?? ''));
  await page.goto(desktop.address);
  await expect(page.getByText('欢迎使用前哨 CRM')).toBeVisible();

  const ran = await page.evaluate(async () => {
    const tried: Record<string, boolean> = {};
    const script = document.createElement('script');
    try {
      script.text = 'window.inlineRan = true';
      document.body.append(script);
    } catch {
      tried.refusedText = true;
    }
    tried.inline = 'inlineRan' in window;
    // Later, because the tool that drives the page lifts the policy for the moment of its own call.
    tried.eval = await new Promise<boolean>((resolve) => {
      setTimeout(() => {
        try {
          resolve((Reflect.get(window, 'eval') as (code: string) => unknown)('1 + 1') === 2);
        } catch {
          resolve(false);
        }
      }, 50);
    });
    try {
      document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.handlerRan = true">');
    } catch {
      tried.refusedHtml = true;
    }
    tried.fetch = await fetch('https://example.com/').then(
      () => true,
      () => false,
    );
    tried.image = await new Promise<boolean>((resolve) => {
      const image = new Image();
      image.onload = () => resolve(true);
      image.onerror = () => resolve(false);
      image.src = 'https://example.com/a.png';
    });
    tried.handler = 'handlerRan' in window;
    return tried;
  });

  expect(ran).toEqual({
    refusedText: true,
    refusedHtml: true,
    inline: false,
    eval: false,
    fetch: false,
    image: false,
    handler: false,
  });
  expect(new Set(asked)).toEqual(new Set([`127.0.0.1:${desktop.port}`]));
  expect(blocked).toContain('csp');
});

test('a reminder that is due is told in the window and settled there', async ({ page }) => {
  await lookAround(page);
  await page.evaluate(() =>
    fetch('/rpc/tasks/create', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': 'orpc' },
      body: JSON.stringify({ json: { title: '回访王总', dueAt: Date.now() + 1000, reminders: [0] } }),
    }),
  );

  const notice = page.getByRole('alert').filter({ hasText: '回访王总' });
  await expect(notice).toBeVisible({ timeout: 40_000 });
  await expect(notice.getByRole('button', { name: '稍后提醒' })).toBeVisible();
  await notice.getByRole('button', { name: '完成' }).click();

  await expect(notice).toBeHidden();
  await page.getByRole('button', { name: '通知' }).click();
  await expect(page.getByRole('dialog').getByText('回访王总')).toHaveCount(0);
});
