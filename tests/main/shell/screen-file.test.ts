import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findScreenFile } from '#main/shell/screen-file.ts';

const home = mkdtempSync(path.join(tmpdir(), 'outpost-screen-'));
const folder = path.join(home, 'renderer');
mkdirSync(path.join(folder, 'assets'), { recursive: true });
for (const name of [
  'index.html',
  'assets/app-1a2b.js',
  'assets/app-1a2b.css',
  'favicon.svg',
  '.secret.txt',
  'db.sqlite',
]) {
  writeFileSync(path.join(folder, name), name);
}
writeFileSync(path.join(home, 'outside.txt'), 'outside');
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Ways up written in every manner a URL knows, in front of files that would be worth having. */
function traversals(): string[] {
  const ups = ['..', '%2e%2e', '.%2e', '%2E.', '%252e%252e', '..%00', '....', '..;', '%c0%ae%c0%ae', '\u2025'];
  const slashes = ['/', '\\', '%2f', '%5c', '%255c', '//'];
  const targets = ['outside.txt', 'etc/passwd', 'outpost.db.txt', 'people/wang/keyring.json'];
  return ups.flatMap((up) =>
    slashes.flatMap((slash) => targets.map((target) => `/${up}${slash}${up}${slash}${target}`)),
  );
}

describe('the files of the screen', () => {
  test('[S-EL-2] no way up out of the folder means a file, in any of 200 spellings', () => {
    const strings = traversals();
    const found = strings.filter((pathname) => findScreenFile(folder, pathname) !== undefined);

    expect(strings.length).toBeGreaterThan(200);
    expect(found).toEqual([]);
  });

  test.each([
    '/C:/windows/win.ini',
    '/assets/..',
    '/.secret.txt',
    '/db.sqlite',
    '/%',
    '/a\u0000b.js',
    'assets/app-1a2b.js',
  ])('[S-EL-2] %j means nothing', (pathname) => {
    expect(findScreenFile(folder, pathname)?.isPage ?? true).toBe(true);
    expect(findScreenFile(folder, pathname)?.file ?? 'index.html').toContain('index.html');
  });

  test('a built file is found with its type, and what carries a hash never changes', () => {
    expect(findScreenFile(folder, '/assets/app-1a2b.js')).toEqual({
      file: path.join(folder, 'assets/app-1a2b.js'),
      type: 'text/javascript; charset=utf-8',
      immutable: true,
      isPage: false,
    });
  });

  test('every address inside the program is the page itself', () => {
    expect(findScreenFile(folder, '/customers/0190a000-0000-7000-8000-00000000000a')).toMatchObject({
      file: path.join(folder, 'index.html'),
      isPage: true,
      immutable: false,
    });
  });

  test('a folder is not a file', () => {
    symlinkSync(folder, path.join(folder, 'loop.js'));

    expect(findScreenFile(folder, '/loop.js')).toBeUndefined();
  });
});
