/// <reference lib="dom" />
import { contextBridge, ipcRenderer } from 'electron';

/** The page learns that it runs in Electron, and nothing more: `ipcRenderer` stays on this side. */
contextBridge.exposeInMainWorld('outpost', { shell: 'electron' });

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'outpost:port-please') ipcRenderer.send('outpost:port-please');
});

ipcRenderer.on('outpost:port', (event) => {
  window.postMessage('outpost:port', location.origin, [...event.ports]);
});

/** A deep link or a notification leads to an address inside the program. */
ipcRenderer.on('outpost:go', (_event, address: unknown) => {
  if (typeof address !== 'string' || !/^\/(?!\/)[\w./?=&%-]*$/.test(address)) return;
  window.history.pushState(null, '', address);
  window.dispatchEvent(new PopStateEvent('popstate'));
});
