import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const exposed: [string, unknown][] = [];
const sent: unknown[][] = [];
const posted: unknown[][] = [];
const pushed: unknown[][] = [];
let ipcRenderer: EventEmitter;
let window: EventTarget;

beforeEach(async () => {
  for (const list of [exposed, sent, posted, pushed]) list.length = 0;
  ipcRenderer = Object.assign(new EventEmitter(), { send: (...args: unknown[]) => void sent.push(args) });
  window = Object.assign(new EventTarget(), {
    postMessage: (...args: unknown[]) => void posted.push(args),
    history: { pushState: (...args: unknown[]) => void pushed.push(args) },
  });
  vi.stubGlobal('window', window);
  vi.stubGlobal('location', { origin: 'app://outpost' });
  vi.stubGlobal('PopStateEvent', Event);
  vi.resetModules();
  vi.doMock('electron', () => ({
    contextBridge: { exposeInMainWorld: (...args: [string, unknown]) => void exposed.push(args) },
    ipcRenderer,
  }));
  await import('#main/electron/preload.ts');
});
afterEach(() => {
  vi.doUnmock('electron');
  vi.unstubAllGlobals();
});

function say(data: unknown, source: unknown = window): void {
  window.dispatchEvent(Object.assign(new Event('message'), { data, source }));
}

test('[S-EL-5] the page learns that it is in Electron and gets no function of it', () => {
  expect(exposed).toEqual([['outpost', { shell: 'electron' }]]);
});

test('[S-EL-5] only the page itself, by the one word, asks for its port', () => {
  say('outpost:port-please', {});
  say({ any: 'thing' });
  expect(sent).toEqual([]);

  say('outpost:port-please');
  expect(sent).toEqual([['outpost:port-please']]);
});

test('the port is handed to the page, and to no other origin', () => {
  ipcRenderer.emit('outpost:port', { ports: ['port'] });

  expect(posted).toEqual([['outpost:port', 'app://outpost', ['port']]]);
});

test.each(['//evil.example', 'https://evil.example', '/a\nb', 'javascript:alert(1)', 7, null])(
  'a lead to %j is not followed',
  (address) => {
    ipcRenderer.emit('outpost:go', {}, address);

    expect(pushed).toEqual([]);
  },
);

test('a lead inside the program changes the address without loading anything', () => {
  let told = false;
  window.addEventListener('popstate', () => {
    told = true;
  });

  ipcRenderer.emit('outpost:go', {}, '/customers/1');

  expect(pushed).toEqual([[null, '', '/customers/1']]);
  expect(told).toBe(true);
});
