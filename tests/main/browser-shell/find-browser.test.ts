import { expect, test } from 'vitest';
import { findBrowser } from '#main/browser-shell/find-browser.ts';
import { hasDisplay, windowArguments } from '#main/browser-shell/open-window.ts';

test('the person’s choice comes first, then Chromium, Chrome and Edge on the path', () => {
  const onlyEdge = (file: string): boolean => file === '/usr/bin/microsoft-edge-stable';

  expect(findBrowser({ PATH: '/usr/bin', OUTPOST_BROWSER: '/opt/mine' }, 'linux', () => true)).toBe('/opt/mine');
  expect(findBrowser({ PATH: '/bin:/usr/bin' }, 'linux', () => true)).toBe('/bin/chromium');
  expect(findBrowser({ PATH: '/bin:/usr/bin' }, 'linux', onlyEdge)).toBe('/usr/bin/microsoft-edge-stable');
  expect(findBrowser({ PATH: '/bin' }, 'linux', () => false)).toBeUndefined();
});

test('Windows has Edge', () => {
  const env = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };

  expect(findBrowser(env, 'win32', () => true)).toBe(
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  );
});

test('the window is an app window with a browser profile of its own', () => {
  const args = windowArguments('http://127.0.0.1:1/open?token=t', '/data', false);

  expect(args).toContain('--app=http://127.0.0.1:1/open?token=t');
  expect(args).toContain('--user-data-dir=/data/window');
  expect(args).not.toContain('--no-sandbox');
});

test('only Linux can be without a display', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'win32')).toBe(true);
});
