import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { LeftFile } from '../features/leave/leave.model.ts';
import { chunkCount } from '../kernel/content.ts';
import type { AnnouncedContent, ContentStore } from '../ports/content-store.ts';
import type { Sqlite } from '../ports/database.ts';

interface LeavingFiles {
  readonly sqlite: Sqlite;
  readonly content: ContentStore;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Writes the content of every attachment in the clear, under its id and name; one that never arrived is left out. */
export async function writeLeftFiles({ sqlite, content, folder, signal }: LeavingFiles): Promise<LeftFile[]> {
  const rows = sqlite
    .prepare<[], AnnouncedContent & { name: string }>('SELECT id, name, sha256, size FROM attachments ORDER BY id')
    .all();
  const written: LeftFile[] = [];
  for (const row of rows) {
    if (!content.find(row.id)?.isComplete) continue;
    const place = `files/${row.id}/${shortName(row.name)}`;
    mkdirSync(path.join(folder, 'files', row.id), { recursive: true, mode: 0o700 });
    const handle = openSync(path.join(folder, place), 'wx', 0o600);
    try {
      for (let index = 0; index < chunkCount(row.size); index++) {
        signal.throwIfAborted();
        writeSync(handle, content.read(row, index)!);
        await new Promise((resolve) => setImmediate(resolve));
      }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    written.push({ path: place, bytes: row.size, sha256: row.sha256 });
  }
  return written;
}

/** A disk counts bytes where a person counts letters; the ending stays. */
function shortName(name: string): string {
  return [...name].slice(-60).join('');
}

/** Whether each file lies there as its attachment's row says. */
export async function areLeftFilesWhole(folder: string, files: readonly LeftFile[]): Promise<boolean> {
  for (const { path: place, sha256 } of files) {
    const file = path.join(folder, place);
    if (!existsSync(file)) return false;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
    if (hash.digest('hex') !== sha256) return false;
  }
  return true;
}
