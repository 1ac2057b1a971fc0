import { app, BrowserWindow } from 'electron';
import ElectronStore from 'electron-store';
import { appOrigin } from './app-protocol.ts';

interface Bounds {
  x?: number;
  y?: number;
  width: number;
  height: number;
}

const defaultBounds: Bounds = { width: 1280, height: 860 };

/** One window on our own page, sandboxed and isolated, where and as large as it was. [S-EL-1] */
export function createWindow(preload: string, address: string): BrowserWindow {
  const store = new ElectronStore<{ bounds: Bounds }>({ name: 'window', defaults: { bounds: defaultBounds } });
  const window = new BrowserWindow({
    ...store.get('bounds'),
    minWidth: 360,
    minHeight: 560,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
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
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', () => store.set('bounds', window.getNormalBounds()));
  void window.loadURL(`${appOrigin}${address}`);
  return window;
}
