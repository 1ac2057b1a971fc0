import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { customerCount, makeLargeDesktop, password } from './large-desktop.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const program = path.join(root, 'dist', 'node', 'outpost.js');
const rounds = 3;
const workload = '100,000 customers and 300,000 contacts, built program, browser shell, Chromium without a GPU';

interface Figure {
  readonly name: string;
  readonly workload: string;
  readonly unit: string;
  readonly value?: number;
  readonly p50?: number;
  readonly p95?: number;
  readonly target?: number;
}

/** What a person feels in the window of a large company: scrolling, typing, changing pages, saving, coming in. */
export async function benchBrowser(): Promise<Figure[]> {
  execFileSync(process.execPath, [path.join(root, 'scripts', 'build.ts'), '--quiet'], { stdio: 'inherit' });
  const data = await makeLargeDesktop();
  const browser = await chromium.launch({
    executablePath: process.env.OUTPOST_BROWSER ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
  try {
    return await measure(browser, data);
  } finally {
    await browser.close();
    rmSync(data, { recursive: true, force: true });
  }
}

async function measure(browser: Browser, data: string): Promise<Figure[]> {
  const toLogIn: number[] = [];
  const toHome: number[] = [];
  const figures: Figure[] = [];
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    const { child, address } = await start(data);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    await page.goto(address);
    await page.locator('input[type=password]').waitFor();
    toLogIn.push(performance.now() - from);
    await page.locator('input[type=password]').fill(password);
    toHome.push(
      await timed(page, 'keydown', { selector: 'nav a[href="/workbench"]' }, () => page.keyboard.press('Enter')),
    );
    if (round === rounds - 1) figures.push(...(await work(page)));
    await page.close();
    await stop(child);
  }
  return [
    { name: 'command to the log-in screen', workload: `${workload}, own process, median of 3`, ...one(toLogIn) },
    { name: 'password to home (Argon2id 64 MiB included)', workload: `${workload}, median of 3`, ...one(toHome) },
    ...figures,
  ];
}

async function work(page: Page): Promise<Figure[]> {
  const routes = await changeRoutes(page);
  const scroll = await scrollWhole(page);
  const keys = await typeInSearch(page);
  const saves = await save(page);
  return [
    { name: 'scroll: time of a frame', workload: scroll.workload, unit: 'ms', ...percentiles(scroll.frames) },
    {
      name: 'scroll: longest frame',
      workload: scroll.workload,
      unit: 'ms',
      value: Math.max(...scroll.frames),
      target: 32,
    },
    {
      name: 'scroll: frames over 32 ms',
      workload: `${scroll.workload}, ${scroll.frames.length} frames`,
      unit: 'frames',
      value: scroll.frames.filter((each) => each > 32).length,
      target: 0,
    },
    {
      name: 'key press in search to results painted',
      workload: `${workload}, ${keys.length} letters in Ctrl+K`,
      unit: 'ms',
      ...percentiles(keys),
      target: 50,
    },
    {
      name: 'route change to its rows painted',
      workload: `${workload}, ${routes.length} changes by the navigation, each page opened before`,
      unit: 'ms',
      ...percentiles(routes),
      target: 100,
    },
    {
      name: 'save to shown',
      workload: `${workload}, new customer by Enter in the form, ${saves.length} times`,
      unit: 'ms',
      ...percentiles(saves),
      target: 50,
    },
  ];
}

/** From the list of 100,000 customers to contacts, tasks, leads, the workbench and back. */
async function changeRoutes(page: Page): Promise<number[]> {
  const places = ['/customers', '/contacts', '/tasks', '/leads', '/workbench'];
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    for (const place of places) {
      const shown = place === '/customers' || place === '/contacts' ? '[role=row][aria-rowindex="3"]' : 'main h1';
      const wish = { selector: shown, path: place };
      const time = await timed(page, 'click', wish, () => page.locator(`nav a[href="${place}"]`).first().click());
      if (round > 0) times.push(time);
      await page.waitForTimeout(300);
    }
  }
  return times;
}

/** A wheel that never stops, from the first row to the last. */
async function scrollWhole(page: Page): Promise<{ frames: number[]; workload: string }> {
  await page.locator('nav a[href="/customers"]').first().click();
  await page.locator('[role=row][aria-rowindex="3"]').waitFor();
  await page.waitForTimeout(1500);
  const frameCount = 900;
  const frames = await page.evaluate(async (count) => {
    const scroller = document.querySelector<HTMLElement>('[role=grid]')!.parentElement!;
    const step = (scroller.scrollHeight - scroller.clientHeight) / count;
    const times: number[] = [];
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    let last = await frame();
    for (let index = 1; index <= count; index++) {
      scroller.scrollTop = step * index;
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  }, frameCount);
  const rows = Math.round(customerCount / frameCount);
  return { frames, workload: `${workload}, the whole list at ${rows} rows a frame` };
}

async function typeInSearch(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (const word of ['whhq', '139100', 'cdby77', '东方贸9', '99001']) {
    await page.keyboard.press('Control+k');
    await page.locator('input.mantine-Spotlight-search').waitFor();
    await page.waitForTimeout(300);
    for (const letter of word) {
      times.push(await timed(page, 'input', { changed: '[role=dialog]' }, () => page.keyboard.insertText(letter)));
      await page.waitForTimeout(200);
    }
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
  }
  // A letter that leaves the same results standing paints nothing new.
  return times.filter((each) => each < 1000);
}

async function save(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < 8; index++) {
    await page.keyboard.press('c');
    const name = page.locator('[role=dialog] input[name=name]');
    if (!(await name.isVisible().catch(() => false)))
      await page.getByRole('button', { name: '新建客户' }).first().click();
    await name.fill(`测速新客户${index}号`);
    await page.waitForTimeout(600);
    const shown = { selector: '[role=alert]', text: `测速新客户${index}号` };
    times.push(await timed(page, 'keydown', shown, () => page.keyboard.press('Enter')));
    await page.waitForTimeout(500);
  }
  return times;
}

interface Wish {
  /** Is there … */
  readonly selector?: string;
  /** … with this text. */
  readonly text?: string;
  /** Its text is another than at the event, and no request is under way for it. */
  readonly changed?: string;
  readonly path?: string;
}

/** From the event in the page to the frame in which the wish is painted, by the page's own clock. */
async function timed(page: Page, event: string, wish: Wish, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(
    ({ event: name, wish: wanted }) => {
      const isThere = (before: string): boolean => {
        if (wanted.path && location.pathname !== wanted.path) return false;
        if (wanted.changed) return (document.querySelector(wanted.changed)?.textContent ?? '') !== before;
        const found = [...document.querySelectorAll(wanted.selector ?? '')];
        return found.some((each) => (wanted.text ? (each.textContent ?? '').includes(wanted.text) : true));
      };
      Reflect.set(
        window,
        'benchTime',
        new Promise<number>((resolve) => {
          const begin = (happened: Event) => {
            const before = wanted.changed ? (document.querySelector(wanted.changed)?.textContent ?? '') : '';
            const tooLate = happened.timeStamp + (wanted.changed ? 1000 : 5000);
            const look = () => {
              if (!isThere(before) && performance.now() < tooLate) {
                requestAnimationFrame(look);
                return;
              }
              const painted = new MessageChannel();
              painted.port1.onmessage = () => resolve(performance.now() - happened.timeStamp);
              painted.port2.postMessage(undefined);
            };
            requestAnimationFrame(look);
          };
          window.addEventListener(name, begin, { capture: true, once: true });
        }),
      );
    },
    { event, wish },
  );
  await act();
  return page.evaluate(() => Reflect.get(window, 'benchTime') as Promise<number>);
}

async function start(data: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [program, 'desktop', '--shell', 'none', '--data', data, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk;
      if (said.includes('\n')) resolve(said.slice(0, said.indexOf('\n')));
    });
    child.once('exit', (code) => reject(new Error(`the desktop ended with ${code}`)));
  });
  return { child, address: (JSON.parse(line) as { address: string }).address };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

function one(values: readonly number[]): { unit: string; value: number } {
  return { unit: 'ms', value: percentiles(values).p50 };
}

function percentiles(values: readonly number[]): { p50: number; p95: number } {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { p50: at(0.5), p95: at(0.95) };
}
