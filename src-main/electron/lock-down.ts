import { app, dialog, session, shell } from 'electron';
import { isSafeExternalUrl } from '#shared/features/desktop/desktop.model.ts';
import { isOurPage } from './app-protocol.ts';

/** Writing text to the clipboard on a click; a page gets nothing else of the computer. */
const granted = new Set(['clipboard-sanitized-write']);

/** Nothing leaves our own page: no navigation, no window, no webview, no permission. [S-EL-4] */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void openAfterAsking(url);
      return { action: 'deny' };
    });
  });
  const ours = session.defaultSession;
  ours.setPermissionRequestHandler((_contents, permission, answer) => answer(granted.has(permission)));
  ours.setPermissionCheckHandler((_contents, permission) => granted.has(permission));
  ours.setDevicePermissionHandler(() => false);
}

/** Opens an address outside, if it is of a safe kind and the person agrees. */
export async function openAfterAsking(url: string): Promise<void> {
  if (!isSafeExternalUrl(url)) return;
  const answer = await dialog.showMessageBox({
    type: 'question',
    message: '在外部程序中打开？ Open outside the program?',
    detail: url,
    buttons: ['取消 Cancel', '打开 Open'],
    defaultId: 1,
    cancelId: 0,
  });
  if (answer.response === 1) await shell.openExternal(url);
}
