import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findShellSins } from './find-shell-sins.ts';

const files = globSync('src-main/electron/**/*.ts').map((path) => ({ path, code: readFileSync(path, 'utf8') }));
const good = `new BrowserWindow({ webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false,
  webSecurity: true, webviewTag: false, experimentalFeatures: false, allowRunningInsecureContent: false,
  spellcheck: false, devTools: !app.isPackaged } })`;

describe('the Electron shell, read as source', () => {
  test('[S-EL-1] [S-EL-2] [S-EL-4] [S-EL-5] holds no known sin', () => {
    expect(files.length).toBeGreaterThan(8);
    expect(files.flatMap(({ path, code }) => findShellSins(path, code))).toEqual([]);
  });

  test('is thin: no more than 400 lines in all', () => {
    expect(
      files
        .filter(({ path }) => !path.endsWith('tray-icon.ts'))
        .reduce((lines, { code }) => lines + code.split('\n').length - 1, 0),
    ).toBeLessThanOrEqual(400);
  });

  test.each([
    ['context isolation off', good.replace('contextIsolation: true', 'contextIsolation: false')],
    ['context isolation left to a variable', good.replace('contextIsolation: true', 'contextIsolation: isolated')],
    ['no sandbox', good.replace('sandbox: true, ', '')],
    ['Node in the page', good.replace('nodeIntegration: false', 'nodeIntegration: true')],
    ['web security off', good.replace('webSecurity: true', 'webSecurity: false')],
    ['webviews', good.replace('webviewTag: false', 'webviewTag: true')],
    ['developer tools in production', good.replace('devTools: !app.isPackaged', 'devTools: true')],
    ['preferences from elsewhere', good.replace('contextIsolation', '...more, contextIsolation')],
    ['blink features', good.replace('sandbox', "enableBlinkFeatures: 'X', sandbox")],
    ['a window without preferences', 'new BrowserWindow({ width: 1 })'],
    ['a remote page', "window.loadURL('https://example.com')"],
    ['a page at a variable', 'window.loadURL(address)'],
    ['a file', "window.loadURL('file:///index.html')"],
    ['loadFile', "window.loadFile('index.html')"],
    ['openExternal without asking', 'shell.openExternal(url)'],
    ['ipcRenderer in the page', "contextBridge.exposeInMainWorld('x', { send: ipcRenderer.send })"],
    ['a channel outside the table', "ipcMain.handle('x', () => 1)"],
    ['another channel outside the table', "ipcMain.on('x', () => 1)"],
    ['scripts from outside the page', "window.webContents.executeJavaScript('1')"],
    ['Chromium switches', "app.commandLine.appendSwitch('no-sandbox')"],
  ])('canary: %s is found', (_name, code) => {
    expect(findShellSins('src-main/electron/window.ts', code)).not.toEqual([]);
  });

  test('and a good window is none', () => {
    expect(findShellSins('src-main/electron/window.ts', good)).toEqual([]);
  });
});

describe('the packed program', () => {
  const config = parse(readFileSync('electron-builder.yml', 'utf8')) as Record<string, Record<string, unknown>>;

  test('[S-EL-6] its fuses leave no way to run it as Node or to load another archive', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('[S-EL-7] Electron is one of the three newest majors, as looked up on a date that is not too old', () => {
    const support = JSON.parse(readFileSync('docs/electron-support.json', 'utf8')) as {
      lookedUpOn: string;
      supportedMajors: number[];
    };
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const major = Number(devDependencies.electron?.split('.')[0]);

    expect(support.supportedMajors).toHaveLength(3);
    expect(support.supportedMajors).toContain(major);
    expect(support.lookedUpOn).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
});
