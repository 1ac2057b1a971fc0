import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { InlineConfig } from 'vite';
import { listFiles } from './content-hash.ts';

export interface BuildTarget {
  readonly name: string;
  /** Everything whose content decides whether the target is stale. */
  readonly inputs: readonly string[];
  readonly output: string;
  configs(): InlineConfig[];
}

const common = ['package-lock.json', 'scripts/build.ts', 'scripts/build-targets.ts', 'vite.config.ts'];
const native = ['electron', 'better-sqlite3', '@node-rs/argon2'];

export function buildTargets(root: string): BuildTarget[] {
  const shared = listFiles(root, ['src-shared']);
  const seenByScreen = shared.filter((file) =>
    /src-shared\/(kernel|messages)\/|\.(model|contract)\.ts$|app\/contract\.ts$/.test(file),
  );
  const screen = listFiles(root, ['src-renderer']);
  const hosts = listFiles(root, ['src-main', 'sync-server', 'cli']);
  const electron = hosts.filter((file) => file.startsWith('src-main/electron/') || file.startsWith('src-main/shell/'));
  return [
    {
      name: 'renderer',
      inputs: [...common, ...screen, ...seenByScreen],
      output: 'dist/renderer',
      configs: () => [{ configFile: path.join(root, 'vite.config.ts'), root: path.join(root, 'src-renderer') }],
    },
    {
      name: 'node',
      inputs: [...common, ...shared, ...hosts],
      output: 'dist/node',
      configs: () => [withFonts(root, nodeConfig(root, 'dist/node', nodeEntries([...shared, ...hosts])))],
    },
    {
      name: 'electron',
      inputs: [...common, ...electron, ...seenByScreen],
      output: 'dist/electron',
      configs: () => [
        nodeConfig(root, 'dist/electron', { main: 'src-main/electron/main.ts' }),
        preloadConfig(root, 'dist/electron', 'src-main/electron/preload.ts'),
      ],
    },
  ].filter((target) => existsSync(path.join(root, entryOf(target.name))));
}

function entryOf(target: string): string {
  if (target === 'renderer') return 'src-renderer/index.html';
  return target === 'electron' ? 'src-main/electron/main.ts' : 'cli/outpost.ts';
}

/** The programs that start as a process or a thread of their own; what they share is split off by the bundler. */
function nodeEntries(files: readonly string[]): Record<string, string> {
  const entries: Record<string, string> = { outpost: 'cli/outpost.ts' };
  if (files.includes('src-main/core/main.ts')) entries.core = 'src-main/core/main.ts';
  for (const file of files) {
    if (file.endsWith('.worker.ts')) entries[path.basename(file, '.ts')] = file;
  }
  return entries;
}

/** Everything is bundled except native addons, so that the packed program needs no package folder but theirs. */
function nodeConfig(root: string, output: string, entries: Record<string, string>): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true, external: native, target: 'node' },
    build: {
      ssr: true,
      outDir: output,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: entries,
        external: native,
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}

/** The fonts of papers lie beside the programs that embed them. */
function withFonts(root: string, config: InlineConfig): InlineConfig {
  const from = path.join(root, 'node_modules', '@fontsource', 'noto-sans-sc', 'files');
  const to = path.join(root, 'dist', 'node', 'fonts');
  const copy = {
    name: 'paper-fonts',
    closeBundle() {
      mkdirSync(to, { recursive: true });
      for (const weight of [400, 700]) {
        const file = `noto-sans-sc-chinese-simplified-${weight}-normal.woff`;
        copyFileSync(path.join(from, file), path.join(to, file));
      }
    },
  };
  return { ...config, plugins: [copy] };
}

/** A sandboxed preload must be one CommonJS file. */
function preloadConfig(root: string, output: string, entry: string): InlineConfig {
  const base = nodeConfig(root, output, { preload: entry });
  return {
    ...base,
    build: {
      ...base.build,
      emptyOutDir: false,
      rolldownOptions: {
        input: { preload: entry },
        external: native,
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  };
}
