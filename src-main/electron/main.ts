import path from 'node:path';
import { app, type BrowserWindow, dialog, Menu, Notification, powerMonitor } from 'electron';
import type { MachineSettings, Notice } from '#shared/features/desktop/desktop.model.ts';
import { noticeWords } from '#shared/features/desktop/notice.model.ts';
import { findMessage } from '#shared/messages/find-message.ts';
import type { CoreMessage } from '../shell/core-messages.ts';
import { readDataFolder } from '../shell/data-argument.ts';
import { registerAppScheme, serveAppScheme } from './app-protocol.ts';
import { answerChannel } from './channels.ts';
import { type CoreProcess, startCoreProcess } from './core-process.ts';
import { findDeepLink, readDeepLink } from './deep-link.ts';
import { lockDown, openAfterAsking } from './lock-down.ts';
import { readMachineKey } from './machine-key.ts';
import { createTray } from './tray.ts';
import { createWindow } from './window.ts';

const dist = path.resolve(import.meta.dirname, '..');
const dataFolder = readDataFolder(process.argv);
let window: BrowserWindow | undefined;
let core: CoreProcess | undefined;
let settings: MachineSettings | undefined;
let quitting = false;

app.setPath('userData', path.join(dataFolder, 'electron'));
registerAppScheme();
if (app.requestSingleInstanceLock()) begin();
else app.quit();

function begin(): void {
  app.setAsDefaultProtocolClient('outpost');
  app.on('second-instance', (_event, args) => show(findDeepLink(args)));
  app.on('open-url', (_event, url) => show(readDeepLink(url)));
  app.on('window-all-closed', () => {
    if (!settings?.closeToTray) app.quit();
  });
  app.on('activate', () => show());
  app.on('before-quit', (event) => {
    if (quitting) return;
    event.preventDefault();
    quitting = true;
    void (core?.stop() ?? Promise.resolve()).then(() => app.quit());
  });
  void app.whenReady().then(ready);
}

function ready(): void {
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.getApplicationMenu() : null);
  lockDown();
  serveAppScheme(path.join(dist, 'renderer'));
  core = startCoreProcess(
    path.join(dist, 'node', 'core.js'),
    { type: 'start', dataFolder, ...readMachineKey(dataFolder) },
    { heard, died: (code) => stopWith('CORE_ENDED', `The core process ended (${code}).`) },
  );
  answerChannel('outpost:port-please', (event) => core?.connect(event.sender));
  powerMonitor.on('suspend', () => core?.lock());
  powerMonitor.on('lock-screen', () => core?.lock());
  createTray({ show: () => show(), lock: () => core?.lock(), quit: () => app.quit() });
}

function heard(message: CoreMessage): void {
  if (message.type === 'state') {
    if (!settings) show(findDeepLink(process.argv));
    applySettings(message.settings);
  } else if (message.type === 'notice') notify(message.notice);
  else if (message.type === 'openExternal') void openAfterAsking(message.url);
  else if (message.type === 'fault') stopWith(message.code, message.pid > 0 ? `PID ${message.pid}` : '');
  else if (message.type === 'stopped') app.quit();
}

function applySettings(next: MachineSettings): void {
  if (settings?.startAtLogin !== next.startAtLogin) app.setLoginItemSettings({ openAtLogin: next.startAtLogin });
  settings = next;
}

function show(address?: string): void {
  if (!core) return;
  if (!window || window.isDestroyed()) {
    window = createWindow(path.join(import.meta.dirname, 'preload.cjs'), address ?? '/');
    return;
  }
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  if (address !== undefined) window.webContents.send('outpost:go', address);
}

function notify(notice: Notice): void {
  if (!settings?.notifications || !Notification.isSupported()) return;
  const words = noticeWords[settings.language];
  const actions = notice.reminder ? [words.done, words.snooze].map((text) => ({ type: 'button' as const, text })) : [];
  const shown = new Notification({ title: notice.title, body: notice.body, actions });
  shown.on('click', () => show(notice.link ?? undefined));
  shown.on('action', ({ actionIndex }) => core?.answerReminder(notice.id, actionIndex === 0 ? 'done' : 'snooze'));
  shown.show();
}

/** The core cannot run: what happened, why, what to do, and the end. */
function stopWith(code: string, details: string): void {
  const told = findMessage(settings?.language ?? 'zh-CN', code);
  const text = told ? `${told.why}\n${told.todo}` : '请重新启动程序。 Please start the program again.';
  dialog.showErrorBox(told?.what ?? code, `${text}\n${details}`.trim());
  quitting = true;
  app.quit();
}
