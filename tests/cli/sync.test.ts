import { afterEach, expect, test, vi } from 'vitest';
import type { CoreClient } from '#main/core/open-headless.ts';
import { now } from '../../cli/commands/sync.ts';
import { reportFailure } from '../../cli/report-failure.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

test('an exchange that was not done says why and what to do, in words', async () => {
  const client = { sync: { now: async () => ({ run: null, problem: 'DEVICE_REVOKED' }) } } as unknown as CoreClient;
  const told: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);

  await now(client, {}).catch((error: unknown) => reportFailure(error, false));

  expect(process.exitCode).toBe(1);
  expect(told.join('')).toMatch(/^.+ \[DEVICE_REVOKED\]\n {2}Why: .+\n {2}What to do: .+\n$/);
});
