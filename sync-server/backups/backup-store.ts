import {
  createReadStream,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { storedName } from '#shared/backup/backup-target.ts';
import { hashFile } from '#shared/backup/folder-target.ts';
import { Fault } from '#shared/kernel/fault.ts';
import { syncFolder } from '#shared/node/write-atomic.ts';

/** A device and the person whose it is. */
export interface BackupOwner {
  readonly userId: string;
  readonly deviceId: string;
}

export interface DeviceBackup {
  readonly name: string;
  readonly bytes: number;
  readonly deviceId: string;
}

export type PutAnswer =
  | { readonly outcome: 'stored'; readonly sha256: string }
  | { readonly outcome: 'partly' | 'wrongOffset'; readonly bytes: number }
  | { readonly outcome: 'taken' | 'hashDiffers' };

/** A piece of an upload: bytes from `offset` of a file of `total` bytes with this hash. */
export interface Piece {
  readonly offset: number;
  readonly total: number;
  readonly sha256: string;
  readonly body: AsyncIterable<Buffer>;
}

/** Write-once files of devices: a device adds, its person's devices read, nobody but the server's own rules removes. */
export interface BackupStore {
  list(userId: string): readonly DeviceBackup[];
  findFile(userId: string, name: string): { readonly file: string; readonly bytes: number } | undefined;
  /** How much of an interrupted upload is here. */
  received(owner: BackupOwner, name: string): number;
  put(owner: BackupOwner, name: string, piece: Piece): Promise<PutAnswer>;
}

/** Never fill the disk the company's database lives on. */
const keptFreeBytes = 512 * 1024 * 1024;

export function createBackupStore(folder: string): BackupStore {
  const folderOf = (owner: BackupOwner): string => path.join(folder, plain(owner.userId), plain(owner.deviceId));
  const busy = new Set<string>();
  const list = (userId: string): DeviceBackup[] => {
    const person = path.join(folder, plain(userId));
    if (!existsSync(person)) return [];
    return readdirSync(person).flatMap((deviceId) =>
      readdirSync(path.join(person, deviceId))
        .filter((name) => storedName.test(name))
        .map((name) => ({ name, deviceId, bytes: statSync(path.join(person, deviceId, name)).size })),
    );
  };
  return {
    list,
    findFile(userId, name) {
      const found = list(userId).find((one) => one.name === name);
      return found && { file: path.join(folder, plain(userId), found.deviceId, name), bytes: found.bytes };
    },
    received(owner, name) {
      const part = `${path.join(folderOf(owner), name)}.part`;
      return existsSync(part) ? statSync(part).size : 0;
    },
    async put(owner, name, piece) {
      const target = path.join(folderOf(owner), name);
      if (list(owner.userId).some((one) => one.name === name)) return { outcome: 'taken' };
      if (busy.has(target)) return { outcome: 'wrongOffset', bytes: this.received(owner, name) };
      busy.add(target);
      try {
        return await takePiece(target, piece);
      } finally {
        busy.delete(target);
      }
    },
  };
}

async function takePiece(target: string, piece: Piece): Promise<PutAnswer> {
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  const part = `${target}.part`;
  const here = existsSync(part) ? statSync(part).size : 0;
  if (here !== piece.offset) return { outcome: 'wrongOffset', bytes: here };
  const { bavail, bsize } = statfsSync(path.dirname(target));
  if (bavail * bsize < piece.total - here + keptFreeBytes) throw new Fault('DISK_FULL', true);
  const bytes = await append(part, piece);
  if (bytes < piece.total) return { outcome: 'partly', bytes };
  const sha256 = await hashFile(part);
  if (bytes > piece.total || sha256 !== piece.sha256) {
    rmSync(part, { force: true });
    return { outcome: 'hashDiffers' };
  }
  return claim(part, target) ? { outcome: 'stored', sha256 } : { outcome: 'taken' };
}

async function append(part: string, piece: Piece): Promise<number> {
  const output = await open(part, 'a', 0o600);
  let bytes = piece.offset;
  try {
    for await (const chunk of piece.body) {
      bytes += chunk.length;
      if (bytes > piece.total) break;
      await output.writeFile(chunk);
    }
    await output.sync();
  } finally {
    await output.close();
  }
  return bytes;
}

/** The name goes to who comes first; a link refuses a taken one in one step. */
function claim(part: string, target: string): boolean {
  try {
    linkSync(part, target);
    rmSync(part);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(target)) return false;
    renameSync(part, target);
  }
  syncFolder(path.dirname(target));
  return true;
}

/** Ids become folder names: only what an id consists of. */
function plain(id: string): string {
  return id.replace(/[^\w-]/g, '');
}

export function readFrom(file: string, offset: number): NodeJS.ReadableStream {
  return createReadStream(file, { start: offset, highWaterMark: 1 << 20 });
}
