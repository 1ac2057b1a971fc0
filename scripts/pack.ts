import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Arch, build, Platform } from 'electron-builder';
import { findElectron } from './electron-runtime.mjs';
import { addonFiles, type PackArch, type PackPlatform, packFiles } from './pack-files.ts';
import { runNode } from './toolchain.mjs';

/**
 * `npm run pack [-- --platform win32 --arch x64 --electron-dist FOLDER --output FOLDER]`: builds what is stale and
 * packs the desktop into a folder that runs. Without a network, `--electron-dist` names an unpacked Electron runtime.
 */
const root = path.resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    platform: { type: 'string', default: process.platform },
    arch: { type: 'string', default: process.arch },
    'electron-dist': { type: 'string' },
    output: { type: 'string', default: path.join(root, 'release') },
    'no-build': { type: 'boolean', default: false },
  },
});
const platform = values.platform as PackPlatform;
const arch = values.arch as PackArch;

const missing = addonFiles(platform, arch).filter((file) => !existsSync(path.join(root, file)));
if (missing.length > 0) {
  console.error(`Cannot pack for ${platform} ${arch}.
  Why: this installation lacks ${missing.join(', ')}.
  What to do: pack on that system, or add its package with npm install --no-save --force.`);
  process.exit(1);
}
if (!values['no-build'] && runNode([path.join(root, 'scripts', 'build.ts'), '--quiet']) !== 0) process.exit(1);

const electronDist = values['electron-dist'] ?? (await runtimeOf(platform));
await build({
  targets: new Map([[platformOf(platform), new Map([[Arch[arch], ['dir']]])]]),
  projectDir: root,
  publish: 'never',
  config: {
    extends: path.join(root, 'electron-builder.yml'),
    files: packFiles(platform, arch),
    directories: { output: values.output, buildResources: 'build' },
    ...(electronDist === undefined ? {} : { electronDist }),
    ...(process.env.OUTPOST_PACK_STUB === '1' ? { electronFuses: null } : {}),
  },
});

function platformOf(name: PackPlatform): Platform {
  if (name === 'linux') return Platform.LINUX;
  return name === 'win32' ? Platform.WINDOWS : Platform.MAC;
}

/** The runtime that development uses, where the target is this system; electron-builder downloads others itself. */
async function runtimeOf(target: PackPlatform): Promise<string | undefined> {
  if (target !== process.platform) return undefined;
  const electron = await findElectron();
  if (electron.program) return path.dirname(electron.program);
  console.error(`The Electron runtime is missing.
  Why: ${electron.reason}.
  What to do: run it with a network once, or give an unpacked runtime with --electron-dist.`);
  process.exit(1);
}
