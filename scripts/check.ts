import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** What a developer runs before each commit, and the machine word for word: types, lint, layers, fast tests. */
const root = path.resolve(import.meta.dirname, '..');
const started = Date.now();

const steps: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', 'typescript/bin/tsc', ['-b']],
  ['lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
  [
    'architecture and unit tests',
    'vitest/vitest.mjs',
    ['run', '--project=architecture', '--project=unit', '--project=screen', '--reporter=dot'],
  ],
];

const failures = steps.filter(([name, program, args]) => {
  console.log(`--- ${name}`);
  const file = path.join(root, 'node_modules', program);
  return spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' }).status !== 0;
});

const seconds = ((Date.now() - started) / 1000).toFixed(1);
console.log(failures.length === 0 ? `All good (${seconds} s)` : `Failed: ${failures.map(([name]) => name).join(', ')}`);
process.exit(failures.length === 0 ? 0 : 1);
