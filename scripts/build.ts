import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { buildTargets } from './build-targets.ts';
import { hashFiles } from './content-hash.ts';

/** Builds what is stale by content; `--force` builds all, `--quiet` speaks only of work, names build only those. */
const root = path.resolve(import.meta.dirname, '..');
const quiet = process.argv.includes('--quiet');
const force = process.argv.includes('--force');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

for (const target of buildTargets(root)) {
  if (wanted.length > 0 && !wanted.includes(target.name)) continue;
  const stampFile = path.join(root, 'dist', 'stamps', target.name);
  const hash = hashFiles(root, target.inputs);
  const fresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash;
  if (fresh && !force && existsSync(path.join(root, target.output))) {
    if (!quiet) console.log(`${target.name}: fresh`);
    continue;
  }
  const started = Date.now();
  for (const config of target.configs()) await build({ logLevel: 'warn', ...config });
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
  console.log(`Built ${target.name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
