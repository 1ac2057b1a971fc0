import { Menu, nativeImage, Tray } from 'electron';
import { trayIcon } from './tray-icon.ts';

export interface TrayActions {
  show(): void;
  lock(): void;
  quit(): void;
}

/** The icon beside the clock: open, lock, quit. */
export function createTray(actions: TrayActions): Tray {
  const tray = new Tray(nativeImage.createFromDataURL(trayIcon));
  tray.setToolTip('前哨 CRM');
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: '打开 Open', click: () => actions.show() },
      { label: '锁定 Lock', click: () => actions.lock() },
      { type: 'separator' },
      { label: '退出 Quit', click: () => actions.quit() },
    ]),
  );
  tray.on('click', () => actions.show());
  return tray;
}
