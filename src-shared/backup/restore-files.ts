import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BackupRestoreStep } from '../features/backups/backups.model.ts';
import { type Result, refuse } from '../kernel/result.ts';
import { openDatabase } from '../node/open-database.ts';
import { containerEnd, manifestEnd } from './backup-target.ts';
import { readContainerHeader } from './container.ts';
import type { ContainerHeader } from './container-header.ts';
import { readManifest } from './manifest.ts';
import { runWorkerTask } from './worker-task.ts';

export interface BackupNewer {
  readonly code: 'BACKUP_NEWER';
}

export interface RestoreFiles {
  /** An `age` file of `docs/specs/backup.md`; its manifest is compared where it lies beside it. */
  readonly container: string;
  /** The backup's own identity or the recovery key, as `AGE-SECRET-KEY-1…`. */
  readonly identity: string;
  /** A folder of its own, made here; left empty of everything where the restore fails. */
  readonly into: string;
  /** The key the restored database gets; the caller's to erase. */
  readonly newKey: Buffer;
  /** The newest schema this program knows; newer backups are refused before anything is written. */
  readonly knownSchema: number;
  /** Makes the restored database a new one of its kind, such as by a new incarnation, before anybody uses it. */
  readonly prepare?: (db: ReturnType<typeof openDatabase>) => void;
  readonly signal?: AbortSignal;
  readonly onProgress?: (step: BackupRestoreStep, done: number, total: number | null) => void;
}

export type RestoredHeader = Omit<ContainerHeader, 'database'>;

/** Brings a backup into a new folder, read and checked whole before anybody sees it. */
export async function restoreFiles(options: RestoreFiles): Promise<Result<RestoredHeader, BackupNewer>> {
  const { container, identity, into, newKey, onProgress } = options;
  const header = await readContainerHeader(container, identity);
  if (header.facts.schemaVersion > options.knownSchema) return refuse({ code: 'BACKUP_NEWER' });
  const expected = await readExpected(container);
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true, mode: 0o700 });
  try {
    const opened = await runWorkerTask(
      { type: 'open', container, identity, into, keep: true, newKey, ...(expected && { expected }) },
      {
        ...(options.signal && { signal: options.signal }),
        onProgress: (step, done, total) => onProgress?.(step === 'verifying' ? 'verifying' : 'preparing', done, total),
      },
    );
    onProgress?.('preparing', 0, null);
    const db = openDatabase(path.join(into, 'outpost.db'), newKey);
    try {
      options.prepare?.(db);
    } finally {
      db.close();
    }
    return { ok: true, value: opened.header };
  } catch (error) {
    rmSync(into, { recursive: true, force: true });
    throw error;
  }
}

async function readExpected(container: string): Promise<{ bytes: number; sha256: string } | undefined> {
  const file = container.replace(/\.age$/, manifestEnd);
  if (!container.endsWith(containerEnd) || !existsSync(file)) return undefined;
  const { bytes, sha256 } = readManifest(await readFile(file)).manifest.container;
  return { bytes, sha256 };
}
