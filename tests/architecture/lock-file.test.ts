import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Lines of a lock file that name the host a package came from; a clone must install from anybody's registry. */
function hostsIn(lock: string): string[] {
  return lock
    .split('\n')
    .filter((line) => /"resolved":\s*"(https?|git)/.test(line) || /registry\.[a-z0-9.-]+\//.test(line));
}

describe('package-lock.json', () => {
  const lock = readFileSync('package-lock.json', 'utf8');

  test('names no registry host', () => {
    expect(hostsIn(lock)).toEqual([]);
  });

  test('names an integrity hash for every package that is fetched', () => {
    const { packages } = JSON.parse(lock) as { packages: Record<string, { link?: boolean; integrity?: string }> };
    const without = Object.entries(packages).filter(
      ([name, entry]) => name.includes('node_modules/') && !entry.link && !entry.integrity,
    );
    expect(without.map(([name]) => name)).toEqual([]);
  });

  test('canary: a host is found where there is one', () => {
    expect(hostsIn('"resolved": "https://packages.example.org/zod-4.tgz"')).toHaveLength(1);
  });
});
