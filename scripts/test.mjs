import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { fullEnvironment, tellFullFigures } from './full-figures.mjs';
import { ensureInstalled, projectEnv, projectNode, root, runNode } from './toolchain.mjs';

/**
 * `npm test`: everything, from a bare machine. One line per part, and at the end `N passed, N failed`. A part that
 * cannot run counts as failed. `npm test -- unit e2e` runs the named parts only.
 */
const results = path.join(root, 'test-results');
const full = process.argv.includes('--full');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const parts = [
  ['types', () => tool('types', 'typescript/bin/tsc', ['-b'])],
  ['lint', () => tool('lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])],
  ['architecture', () => vitest('architecture')],
  ['unit', () => vitest('unit')],
  ['screen', () => vitest('screen')],
  ['integration', () => vitest('integration')],
  ['simulation', () => vitest('simulation')],
  ['e2e', playwright],
];

ensureInstalled();
if (full) tellFullFigures(wanted);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
if (runNode([path.join(root, 'scripts', 'build.ts'), '--quiet']) !== 0) end(0, 1);

const lines = [];
let passed = 0;
let failed = 0;
for (const [name, run] of parts) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = Date.now();
  const result = run();
  passed += result.passed;
  failed += result.failed;
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  lines.push(`${name}: ${result.passed} passed, ${result.failed} failed${skipped} (${seconds} s)`);
  console.log(`\n${lines.at(-1)}\n`);
}
console.log(`\n${lines.join('\n')}`);
end(passed, failed);

function end(good, bad) {
  console.log(`${good} passed, ${bad} failed`);
  process.exit(bad === 0 ? 0 : 1);
}

/** A tool without tests of its own counts as one. */
function tool(name, program, args) {
  const good = run(name, program, args) === 0;
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 };
}

function vitest(project) {
  const report = path.join(results, `${project}.json`);
  const status = run(project, 'vitest/vitest.mjs', [
    'run',
    `--project=${project}`,
    '--passWithNoTests',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  const brokenFiles = counts.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  ).length;
  return sure(status, {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests + brokenFiles,
    skipped: counts.numPendingTests + counts.numTodoTests,
  });
}

function playwright() {
  const report = path.join(results, 'e2e.json');
  const browser = ensureBrowser();
  const status = run('e2e', '@playwright/test/cli.js', ['test', '--pass-with-no-tests', '--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    OUTPOST_BROWSER: browser,
  });
  if (!existsSync(report)) return { passed: 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  return sure(status, { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped });
}

/** A runner that ended badly has failed even where it counted no failed test. */
function sure(status, counts) {
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function run(name, program, args, env = {}) {
  console.log(`--- ${name}`);
  const file = path.join(root, 'node_modules', program);
  const result = spawnSync(projectNode(), [file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: projectEnv({ ...(full ? fullEnvironment : {}), ...env }),
  });
  return result.status ?? 1;
}
