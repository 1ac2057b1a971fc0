import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { shrinkPng } from './shrink-png.ts';

/**
 * The pictures of README and the user's book, taken of the program as it is: a real desktop on a folder of its own, the
 * sample company, the built screen. The second half joins a real server, so that there is something to see in sync.
 */
const root = path.resolve(import.meta.dirname, '..');
const images = path.join(root, 'docs', 'images');
const folder = mkdtempSync(path.join(tmpdir(), 'outpost-pictures-'));
const password = 'Look-around-2026';
const mostBytes = 150_000;
const outpost = ['--disable-warning=ExperimentalWarning', path.join(root, 'cli', 'outpost.ts')];
const env = { ...process.env, OUTPOST_PASSWORD: password, OUTPOST_ADMIN_PASSWORD: password };
const wide = { width: 1280, height: 800 };
const running: ChildProcess[] = [];

type Words = Readonly<Record<string, unknown>>;

/** A desktop or server as a process of its own, once it says that it is ready. */
async function start(words: readonly string[]): Promise<{ child: ChildProcess; ready: Words }> {
  const locked = { ...env, OUTPOST_PASSWORD: undefined };
  const child = spawn(process.execPath, [...outpost, ...words, '--json'], {
    cwd: root,
    env: words[0] === 'desktop' ? locked : env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  let said = '';
  const ready = await new Promise<Words>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`outpost ${words.join(' ')} ended with ${code}\n${said}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk;
      if (said.includes('\n')) resolve(JSON.parse(said.slice(0, said.indexOf('\n'))));
    });
  });
  return { child, ready };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

function ask(words: readonly string[], input?: unknown): Words {
  const from = input === undefined ? [] : ['--input', '-'];
  const answer = execFileSync(process.execPath, [...outpost, ...words, ...from, '--json'], {
    cwd: root,
    env,
    encoding: 'utf8',
    ...(input === undefined ? {} : { input: JSON.stringify(input) }),
  });
  return JSON.parse(answer.trim().split('\n').at(-1)!);
}

/** Nothing moves any more: no request under way, no skeleton, fonts there. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.waitForFunction(
    `!document.querySelector('[data-skeleton], .mantine-Loader-root, .mantine-Skeleton-root')`,
  );
  await page.waitForTimeout(700);
}

async function take(page: Page, name: string): Promise<void> {
  await settle(page);
  const file = path.join(images, `${name}.png`);
  writeFileSync(file, shrinkPng(await page.screenshot({ animations: 'disabled', caret: 'hide' })));
  const bytes = statSync(file).size;
  console.log(`${name}.png ${Math.round(bytes / 1000)} kB`);
  if (bytes > mostBytes) throw new Error(`${name}.png has ${bytes} bytes; ${mostBytes} is the most.`);
}

const go = async (page: Page, where: string) => {
  await page.goto(new URL(where, page.url()).href);
  await settle(page);
};

async function openPage(browser: Browser, address: string, size = wide): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ignoreHTTPSErrors: true,
    colorScheme: 'light',
    hasTouch: size.width < 768,
    isMobile: size.width < 768,
  });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** One desktop alone with the sample company. */
async function takeAlone(browser: Browser): Promise<void> {
  const data = path.join(folder, 'alone');
  const { child, ready } = await start(['desktop', '--data', data, '--shell', 'none']);
  const page = await openPage(browser, String(ready.address));
  await page.getByText('先用示例数据看看').waitFor();
  await take(page, 'first-run');

  await page.getByText('先用示例数据看看').click();
  for (const field of await page.locator('input[type=password]').all()) await field.fill(password);
  await page.getByRole('button', { name: '开始体验' }).click();
  await page.getByRole('link', { name: '客户' }).first().waitFor({ timeout: 120_000 });

  await go(page, '/workbench');
  await page.getByText('全部', { exact: true }).first().click();
  await take(page, 'workbench');
  await go(page, '/customers');
  await take(page, 'customers');
  const { rows } = ask(['call', 'customers.list', '--data', data], { limit: 1, offset: 3 }) as {
    rows: { id: string }[];
  };
  await go(page, `/customers/${rows[0]!.id}`);
  await take(page, 'customer');
  await go(page, '/leads');
  await take(page, 'leads');
  await go(page, '/tasks');
  await page.getByRole('button', { name: '全部', exact: true }).click();
  await take(page, 'tasks');
  await takeImport(page);

  ask(['backup', 'now', '--data', data]);
  await go(page, '/system/backups');
  await take(page, 'backups');

  await go(page, '/customers');
  await page.keyboard.press('?');
  await take(page, 'keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('shkj', { delay: 60 });
  await take(page, 'search');

  await page.evaluate(() => localStorage.setItem('mantine-color-scheme-value', 'dark'));
  await go(page, '/customers');
  await take(page, 'dark');
  await page.evaluate(() => {
    localStorage.setItem('mantine-color-scheme-value', 'light');
    localStorage.setItem('outpost.language', 'en');
  });
  await go(page, '/customers');
  await take(page, 'english');
  await page.context().close();
  await stop(child);
}

async function takeImport(page: Page): Promise<void> {
  const file = path.join(folder, '客户名单.csv');
  const lines = [
    '客户名称,统一社会信用代码,所在城市,联系电话,联系人,手机,备注',
    '苏州明远机械有限公司,,苏州,0512-66180032,陈立,13812345678,展会认识',
    '杭州云栖食品有限公司,,杭州,0571-87650021,周敏,13900001111,老客户介绍',
    '成都蓉城信息技术有限公司,,成都,028-85190077,何川,13700002222,',
    '青岛海岳物流有限公司,,青岛,0532-80912345,孙海,1380000,电话待核对',
  ];
  writeFileSync(file, lines.join('\n'));
  await go(page, '/imports/new/customers');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/columns/);
  await take(page, 'import');
}

/** A desktop that belongs to a server, where somebody else changed the same customer; and the server by phone. */
async function takeTogether(browser: Browser): Promise<void> {
  const server = path.join(folder, 'server');
  const data = path.join(folder, 'member');
  const own = ['--host', '127.0.0.1', '--no-metrics', '--data', server];
  const keyFile = ['--recovery-key-file', path.join(folder, 'recovery-key')];
  ask([
    'server',
    'init',
    '--company',
    '云帆科技',
    '--account',
    'li.mei',
    '--name',
    '李梅',
    '--second-factor',
    'nobody',
    ...keyFile,
    ...own,
  ]);
  const { ready } = await start(['server', 'start', '--port', '0', ...own]);
  const address = String(ready.url);

  const phone = await openPage(browser, address, { width: 390, height: 844 });
  const rest = await signIn(phone, address, 'li.mei');
  await rest('POST', '/demo');
  const colleague = await addColleague(phone, address, server);
  await phone.getByLabel('账号').fill('li.mei');
  await phone.locator('input[type=password]').first().fill(password);
  await phone.keyboard.press('Enter');
  await phone.getByRole('link', { name: '客户' }).first().waitFor();
  await go(phone, '/customers');
  await take(phone, 'phone');

  const { code } = ask(['server', 'enrol-code', 'create', '--account', 'li.mei', '--data', server]);
  const first = await start(['desktop', '--data', data, '--shell', 'none']);
  const where = new URL(address);
  ask(['call', 'desktop.join', '--data', data], { address: where.host, code, account: 'li.mei', password });
  await stop(first.child);

  const { rows } = await rest<{ rows: { id: string; phone: string | null }[] }>('GET', '/customers?limit=5');
  for (const [index, { id, phone: from }] of rows.entries()) {
    const [mine, theirs] = [`021-6301880${index}`, `021-5588120${index}`];
    if (index > 2) continue;
    ask(['call', 'customers.edit', '--data', data], { id, changes: { phone: { from, to: mine } } });
    await colleague('PATCH', `/customers/${id}`, { changes: { phone: { from, to: theirs } } });
  }
  const second = await start(['desktop', '--data', data, '--shell', 'none']);
  ask(['call', 'desktop.unlock', '--data', data], { account: 'li.mei', password });
  const page = await openPage(browser, String(second.ready.address));
  await page.getByRole('link', { name: '客户' }).first().waitFor();
  ask(['sync', 'now', '--data', data]);
  await go(page, '/system/sync');
  await take(page, 'sync');
  await go(page, '/system/sync/conflicts');
  await take(page, 'conflicts');
  await page.context().close();

  await phone.setViewportSize(wide);
  await go(phone, '/people/accounts');
  await take(phone, 'accounts');
}

/** A second person, who works in the browser. */
async function addColleague(page: Page, address: string, server: string) {
  const person = ['chen.bei', '--name', '陈北', '--role', 'administrator', '--data', server];
  const { activationCode } = ask(['server', 'user', 'add', ...person]);
  const body = { account: 'chen.bei', activationCode, newPassword: password };
  const answer = await page.request.post(`${address}/api/auth/activate`, { data: body });
  if (!answer.ok()) throw new Error(await answer.text());
  return await signIn(page, address, 'chen.bei');
}

async function signIn(page: Page, address: string, account: string) {
  const call = async <Answer = Words>(
    method: string,
    where: string,
    data?: unknown,
    token?: string,
  ): Promise<Answer> => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await page.request.fetch(`${address}/api${where}`, { method, headers, data });
    if (!response.ok()) throw new Error(`${method} ${where}: ${response.status()} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  const { token } = await call<{ token: string }>('POST', '/auth/login', { account, password });
  return <Answer = Words>(method: string, where: string, data?: unknown) => call<Answer>(method, where, data, token);
}

execFileSync(process.execPath, [path.join(root, 'scripts', 'build.ts'), 'renderer'], { stdio: 'inherit' });
mkdirSync(images, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.OUTPOST_BROWSER ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--lang=zh-CN'],
});
try {
  await takeAlone(browser);
  await takeTogether(browser);
} finally {
  await browser.close();
  for (const child of running) await stop(child);
  rmSync(folder, { recursive: true, force: true });
}
