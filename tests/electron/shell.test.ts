import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultMachineSettings } from '#shared/features/desktop/desktop.model.ts';
import { createElectronDouble, type ElectronDouble, FakeContents } from './electron-double.ts';

let electron: ElectronDouble;
let data: string;
const argv = process.argv;

beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'outpost-electron-'));
  process.argv = ['electron', '.', '--data', data];
  electron = createElectronDouble();
  vi.resetModules();
  vi.doMock('electron', () => electron.module);
});
afterEach(() => {
  process.argv = argv;
  vi.doUnmock('electron');
  rmSync(data, { recursive: true, force: true });
});

const flush = () => new Promise((resolve) => setTimeout(resolve, 5));
const said = (word: string) => electron.said.filter(([first]) => first === word);

async function start(phase: 'locked' | 'open' = 'locked', settings: Partial<typeof defaultMachineSettings> = {}) {
  await import('#main/electron/main.ts');
  await flush();
  const child = electron.children[0]!;
  child.emit('message', { type: 'state', phase, settings: { ...defaultMachineSettings, ...settings } });
  return child;
}

describe('the Electron shell', () => {
  test('gives the core its folder and the machine’s key, and shows the window when the core is ready', async () => {
    const child = await start();

    expect(child.entry).toMatch(/node[/\\]core\.js$/);
    expect(child.heard[0]).toEqual({
      type: 'start',
      dataFolder: data,
      machineKey: expect.stringMatching(/^[\w+/]{43}=$/),
      backend: 'gnome_libsecret',
    });
    expect(electron.windows).toHaveLength(1);
    expect(electron.windows[0]!.url).toBe('app://outpost/');
  });

  test('keeps the same machine key at the next start', async () => {
    const first = (await start()).heard[0];
    vi.resetModules();
    electron = createElectronDouble();
    vi.doMock('electron', () => electron.module);

    expect((await start()).heard[0]).toEqual(first);
  });

  test('[S-EL-1] its window is sandboxed, isolated and without Node, webview or developer tools', async () => {
    await start();

    expect(electron.windows[0]!.options.webPreferences).toEqual({
      preload: expect.stringMatching(/preload\.cjs$/),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: false,
    });
  });

  test('[S-EL-2] app:// serves the screen with the security headers, and nothing else', async () => {
    await start();
    const ask = (url: string, method = 'GET') => electron.schemeHandler!(new Request(url, { method }));
    const answers = await Promise.all([
      ask('app://outpost/..%2f..%2fpackage.json'),
      ask('app://outpost/assets/nothing.js'),
      ask('app://elsewhere/index.html'),
      ask('app://outpost/index.html', 'POST'),
    ]);

    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404]);
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toContain("connect-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('[S-EL-4] a page goes nowhere else, opens nothing, and gets no permission', async () => {
    await start();
    const contents = new FakeContents();
    electron.app.emit('web-contents-created', {}, contents);
    const blocked = (event: string, url: string): boolean => {
      let prevented = false;
      contents.emit(event, { url, preventDefault: () => (prevented = true) });
      return prevented;
    };

    expect(blocked('will-navigate', 'https://evil.example')).toBe(true);
    expect(blocked('will-navigate', 'file:///etc/passwd')).toBe(true);
    expect(blocked('will-navigate', 'app://outpost.evil/')).toBe(true);
    expect(blocked('will-navigate', 'app://outpost/customers')).toBe(false);
    expect(blocked('will-redirect', 'app://outpost/customers')).toBe(true);
    expect(blocked('will-attach-webview', '')).toBe(true);
    expect(contents.openHandler!({ url: 'https://evil.example' } as Electron.HandlerDetails)).toEqual({
      action: 'deny',
    });
    const permissions = ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal'] as const;
    const grants = permissions.map((permission) => {
      let grant: boolean | undefined;
      electron.permissionRequest!({} as never, permission as never, (answer) => (grant = answer), {} as never);
      return [grant, electron.permissionCheck!(null, permission as never, '', {} as never)];
    });
    expect(grants.flat().every((grant) => grant === false)).toBe(true);
  });

  test.each([
    ['https://example.com', 1, true],
    ['https://example.com', 0, false],
    ['javascript:alert(1)', 1, false],
    ['file:///etc/passwd', 1, false],
    ['ms-msdt:/id PCWDiagnostic', 1, false],
    ['smb://server/share', 1, false],
    ['\\\\server\\share', 1, false],
  ])('[S-EL-4] %s, answered %i, opens outside: %s', async (url, answer, opens) => {
    const child = await start();
    electron.dialogAnswer = answer;

    child.emit('message', { type: 'openExternal', url });
    await flush();

    expect(said('openExternal').length === 1).toBe(opens);
  });

  test('[S-EL-5] only our page’s main frame gets a port, and only when it asks without arguments', async () => {
    const child = await start();
    const sender = electron.windows[0]!.webContents;
    const please = (frame: { url: string; parent: unknown } | null, ...args: unknown[]): void => {
      electron.ipcMain.emit('outpost:port-please', { sender, senderFrame: frame }, ...args);
    };

    please(null);
    please({ url: 'https://evil.example', parent: null });
    please({ url: 'app://outpost.evil/', parent: null });
    please({ url: 'app://outpost/', parent: {} });
    please({ url: 'app://outpost/', parent: null }, { extra: true });
    expect(child.heard).toHaveLength(1);

    please({ url: 'app://outpost/customers', parent: null });
    expect(child.heard[1]).toEqual({ type: 'connect' });
    expect(child.ports[1]).toEqual(['port1']);
    expect(sender.sent).toEqual([['outpost:port', null, ['port2']]]);
  });

  test('[S-KEY-4] suspend and a locked screen lock the work', async () => {
    const child = await start('open');

    electron.powerMonitor.emit('suspend');
    electron.powerMonitor.emit('lock-screen');

    expect(child.heard.slice(1)).toEqual([{ type: 'lock' }, { type: 'lock' }]);
  });

  test('a second start shows the window of the first, at the deep link it was given', async () => {
    await start('open');
    const window = electron.windows[0]!;
    window.minimized = true;

    electron.app.emit('second-instance', {}, ['electron', '.', 'outpost://customers/0190a000']);

    expect(window.minimized).toBe(false);
    expect(window.visible).toBe(true);
    expect(window.webContents.sent).toEqual([['outpost:go', '/customers/0190a000']]);
  });

  test('a second instance ends at once', async () => {
    electron.firstInstance = false;
    await import('#main/electron/main.ts');
    await flush();

    expect(said('quit')).toHaveLength(1);
    expect(electron.children).toHaveLength(0);
  });

  test('a reminder is a notification that leads to its record; switched off it is not', async () => {
    const notice = {
      type: 'notice',
      notice: {
        id: '0190a000-0000-7000-8000-000000000001',
        title: '拜访',
        body: '15:00',
        link: '/tasks/1',
        reminder: true,
      },
    };
    const child = await start('open');

    child.emit('message', notice);
    electron.notifications[0]!.emit('click');
    child.emit('message', {
      type: 'state',
      phase: 'open',
      settings: { ...defaultMachineSettings, notifications: false },
    });
    child.emit('message', notice);

    expect(electron.notifications).toHaveLength(1);
    expect(electron.windows[0]!.webContents.sent).toEqual([['outpost:go', '/tasks/1']]);
  });

  test('a reminder is settled or put off in the notification area, without a window', async () => {
    const id = '0190a000-0000-7000-8000-000000000001';
    const child = await start('open');
    child.emit('message', {
      type: 'notice',
      notice: { id, title: '拜访', body: '15:00', link: '/tasks/1', reminder: true },
    });
    const [shown] = electron.notifications;

    shown!.emit('action', { actionIndex: 0 });
    shown!.emit('action', { actionIndex: 1 });

    expect(shown!.options.actions?.map(({ text }) => text)).toEqual(['完成', '稍后提醒']);
    expect(child.heard.slice(-2)).toEqual([
      { type: 'answerReminder', id, answer: 'done' },
      { type: 'answerReminder', id, answer: 'snooze' },
    ]);
  });

  test('quitting lets the core lock and end first', async () => {
    const child = await start('open');
    let prevented = false;

    electron.app.emit('before-quit', { preventDefault: () => (prevented = true) });
    child.emit('message', { type: 'stopped' });
    await flush();

    expect(prevented).toBe(true);
    expect(child.heard.at(-1)).toEqual({ type: 'stop' });
    expect(child.killed).toBe(true);
    expect(said('quit').length).toBeGreaterThan(0);
    expect(said('error')).toEqual([]);
  });

  test('data in use by another program is told in three parts, and the shell ends', async () => {
    const child = await start();

    child.emit('message', { type: 'fault', code: 'FOLDER_LOCKED', pid: 42 });

    expect(said('error')[0]).toEqual([
      'error',
      '数据正被另一个窗口使用',
      expect.stringContaining('关闭另一个程序后再试'),
    ]);
    expect(said('quit')).toHaveLength(1);
  });

  test('a core that ends by itself is not silent', async () => {
    const child = await start();

    child.emit('exit', 139);

    expect(said('error')).toHaveLength(1);
  });

  test('closing the window leaves the tray, if the person wants that', async () => {
    const child = await start('open', { closeToTray: true });
    electron.app.emit('window-all-closed');
    const kept = said('quit').length;
    child.emit('message', {
      type: 'state',
      phase: 'open',
      settings: { ...defaultMachineSettings, closeToTray: false },
    });
    electron.app.emit('window-all-closed');

    expect([kept, said('quit').length]).toEqual([0, 1]);
  });
});
