export type PackPlatform = 'linux' | 'win32' | 'darwin';
export type PackArch = 'x64' | 'arm64';

/**
 * What goes into the archive for a target. The list begins with what is wanted: exceptions alone would pull in the
 * source tree. electron-builder adds the production packages (the two native addons); of those only the parts for this
 * target stay, because its own placeholders would mean the machine that builds.
 */
export function packFiles(platform: PackPlatform, arch: PackArch): string[] {
  return [
    'package.json',
    'dist/electron/**/*',
    'dist/node/**/*',
    'dist/renderer/**/*',
    'drizzle/**/*',
    '!**/*.map',
    '!**/*.{md,d.ts,d.mts,d.cts}',
    '!node_modules/node-addon-api/**',
    '!node_modules/better-sqlite3/{deps,src,build,binding.gyp}{,/**}',
    `!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}.node)`,
    `!node_modules/@node-rs/argon2-!(${argonTarget(platform, arch)})/**`,
    '!node_modules/@node-rs/argon2/browser.js',
  ];
}

/** Where the two addons of a target lie in this project and in the archive. */
export function addonFiles(platform: PackPlatform, arch: PackArch): string[] {
  const argon = argonTarget(platform, arch);
  return [
    `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`,
    `node_modules/@node-rs/argon2-${argon}/argon2.${argon}.node`,
  ];
}

function argonTarget(platform: PackPlatform, arch: PackArch): string {
  if (platform === 'linux') return `linux-${arch}-gnu`;
  return platform === 'win32' ? `win32-${arch}-msvc` : `darwin-${arch}`;
}
