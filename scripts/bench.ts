import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** One figure: either a single value, or percentiles of many. */
export interface BenchResult {
  readonly name: string;
  readonly workload: string;
  readonly unit: string;
  readonly value?: number;
  readonly p50?: number;
  readonly p95?: number;
  /** The figure this one is measured against, on the same work. */
  readonly target?: number;
}

export type Bench = () => Promise<BenchResult | readonly BenchResult[]>;

const root = path.resolve(import.meta.dirname, '..');
const wanted = process.argv.slice(2);
const results: BenchResult[] = [];
const failures: string[] = [];

for (const file of globSync('tests/bench/**/*.bench.ts', { cwd: root }).sort()) {
  const module = (await import(pathToFileURL(path.join(root, file)).href)) as Record<string, unknown>;
  for (const [name, bench] of Object.entries(module)) {
    if (typeof bench !== 'function') continue;
    if (wanted.length > 0 && !wanted.some((word) => name.includes(word) || file.includes(word))) continue;
    console.log(`--- ${name}`);
    try {
      const answer = await (bench as Bench)();
      const rows = Array.isArray(answer) ? (answer as BenchResult[]) : [answer as BenchResult];
      for (const row of rows) console.log(`    ${row.name}: ${figure(row)}`);
      results.push(...rows);
    } catch (error) {
      failures.push(name);
      console.error(error);
    }
  }
}

const report = {
  at: new Date().toISOString(),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  results,
  failures,
};
const folder = path.join(root, 'bench-results');
mkdirSync(folder, { recursive: true });
const file = path.join(folder, `${report.at.replaceAll(':', '-').slice(0, 19)}.json`);
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
writeFileSync(path.join(folder, 'latest.json'), `${JSON.stringify(report, null, 2)}\n`);

console.log(`\n${table(results)}\n\nWritten to ${path.relative(root, file)}`);
if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
process.exit(failures.length === 0 ? 0 : 1);

function table(rows: readonly BenchResult[]): string {
  const cells = rows.map((row) => [
    row.name,
    row.workload,
    figure(row),
    row.target === undefined ? '' : `${row.target}`,
  ]);
  const all = [['what', 'workload', 'figure', 'target'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]!.length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')).join('\n');
}

function figure(row: BenchResult): string {
  const number = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
  if (row.value !== undefined) return `${number(row.value)} ${row.unit}`;
  return `p50 ${number(row.p50 ?? Number.NaN)} ${row.unit}, p95 ${number(row.p95 ?? Number.NaN)} ${row.unit}`;
}
