import { spawnSync } from 'node:child_process';

/**
 * How a process gets a disk that is really full. `tmpfs` is a small file system of its own, in a mount namespace: root has
 * it, and an ordinary user where the kernel lets them have a user namespace. Elsewhere `limit`: the kernel refuses to let
 * any file of the process grow, as a full disk does.
 */
export type DiskWay = 'tmpfs' | 'limit';

const namespaces = [
  ['unshare', '-m'],
  ['unshare', '-U', '-r', '-m'],
] as const;

const mountWords = (folder: string, megabytes: number) => [
  'sh',
  '-c',
  `mount -t tmpfs -o size=${megabytes}m tmpfs "$0" && exec "$@"`,
  folder,
];

/** Words to put before a command so that `folder` is a small disk for it and everything it starts; the way it is done. */
export function smallDisk(folder: string, megabytes: number): { way: DiskWay; words: readonly string[] } {
  for (const namespace of namespaces) {
    const words = [...namespace, ...mountWords(folder, megabytes)];
    const [command, ...rest] = [...words, 'true'];
    if (spawnSync(command!, rest).status === 0) return { way: 'tmpfs', words };
  }
  return { way: 'limit', words: [] };
}

/** Lets no file of this process grow beyond so many bytes, or again as far as it may. */
export function limitFiles(bytes: number | 'unlimited'): void {
  const done = spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`no way to fill a disk here: ${done.error?.message ?? done.stderr}`);
}
