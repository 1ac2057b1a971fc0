import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openConsole } from '#server/host/console.ts';
import { loadServerConfig } from '#server/host/server-config.ts';

test('a mistyped data folder is told as such, and asking does not make it', async () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'outpost-console-'));
  const folder = path.join(parent, 'nowhere');

  const asked = openConsole(loadServerConfig(folder, {}, {}));

  await expect(asked).rejects.toMatchObject({ code: 'NOT_INITIALISED', details: { folder } });
  expect(existsSync(folder)).toBe(false);
  rmSync(parent, { recursive: true });
});
