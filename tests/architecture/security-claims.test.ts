import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Read = (file: string) => string | undefined;
const readFile: Read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** Each row of the table of claims whose goals or files are not as it says. */
function findFalseClaims(page: string, read: Read): string[] {
  return rowsOf(page).flatMap(({ goals, files }) => {
    const texts = files.map((file) => [file, read(file)] as const);
    const missing = texts.filter(([, text]) => text === undefined).map(([file]) => `${file} is not there`);
    const unspoken = goals
      .filter((goal) => !texts.some(([, text]) => text?.includes(`[${goal}]`)))
      .map((goal) => `${goal} is in none of ${files.join(', ')}`);
    const empty = goals.length === 0 || files.length === 0 ? [`a claim without goal or test: ${files.join(', ')}`] : [];
    return [...missing, ...unspoken, ...empty];
  });
}

function rowsOf(page: string): { goals: string[]; files: string[] }[] {
  const [, claims = ''] = page.split('## Claims and their tests');
  return claims
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| claim') && !line.startsWith('| ---'))
    .map((line) => {
      const [, , goals = '', files = ''] = line.split('|');
      return {
        goals: goals
          .split(',')
          .map((goal) => goal.trim())
          .filter(Boolean),
        files: [...files.matchAll(/`(tests\/[^`]+)`/g)].map((match) => match[1]!),
      };
    });
}

describe('docs/security.md', () => {
  const page = readFileSync('docs/security.md', 'utf8');

  test('claims nothing without a test that is there and speaks of the goal', () => {
    expect(rowsOf(page).length).toBeGreaterThan(20);
    expect(findFalseClaims(page, readFile)).toEqual([]);
  });

  test('names no test file anywhere that is not there', () => {
    const named = [...page.matchAll(/`(tests\/[^`]+)`/g)].map((match) => match[1]!);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('canary: a missing file, an unspoken goal and a bare claim are found', () => {
    const lying =
      '## Claims and their tests\n| a | S-KEY-4 | `tests/gone.test.ts` |\n| b | S-ENR-1 | `tests/is.test.ts` |\n| c | S-MON |  |';
    const found = findFalseClaims(lying, (file) => (file === 'tests/is.test.ts' ? "test('[S-ENR-2] …')" : undefined));
    expect(found).toEqual([
      'tests/gone.test.ts is not there',
      'S-KEY-4 is in none of tests/gone.test.ts',
      'S-ENR-1 is in none of tests/is.test.ts',
      'S-MON is in none of ',
      'a claim without goal or test: ',
    ]);
  });
});
