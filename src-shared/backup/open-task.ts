import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Fault, isFault } from '../kernel/fault.ts';
import { openContainer, type SealedContainer } from './container.ts';
import type { ContainerHeader } from './container-header.ts';
import { checkSnapshot, describeFile, rekeySnapshot, removeSnapshot } from './snapshot.ts';
import type { ReportProgress } from './worker-task.ts';

export interface OpenTask {
  readonly type: 'open';
  readonly container: string;
  /** An `age` identity: the backup identity of this host, or a recovery key. */
  readonly identity: string;
  /** What the manifest says; compared with what is read. */
  readonly expected?: { readonly bytes: number; readonly sha256: string };
  /** Where contents go: all of them to stay, or the database alone for the time of the check. */
  readonly into: string;
  readonly keep: boolean;
  /** The key the restored database gets. */
  readonly newKey?: Uint8Array;
}

export interface OpenResult {
  readonly type: 'open';
  readonly header: Omit<ContainerHeader, 'database'>;
  readonly sealed: SealedContainer;
}

/** Reads a container whole and opens the database in it: envelope, hashes, every page, counts. */
export async function runOpenTask(task: OpenTask, report: ReportProgress): Promise<OpenResult> {
  mkdirSync(task.into, { recursive: true, mode: 0o700 });
  const database = path.join(task.into, task.keep ? 'outpost.db' : `check-${process.pid}-${Date.now()}.db`);
  const place = (content: string): string | undefined => {
    if (content === 'outpost.db') return database;
    return task.keep ? path.join(task.into, content) : undefined;
  };
  try {
    const { header, sealed } = await openContainer(task.container, task.identity, place, (done, total) =>
      report('verifying', done, total),
    );
    const { expected } = task;
    if (expected && (expected.sha256 !== sealed.sha256 || expected.bytes !== sealed.bytes)) throw damaged('hash');
    report('checking', 0, null);
    const key = Buffer.from(header.database.key, 'hex');
    checkDatabase(database, key, header);
    if (task.newKey) rekeySnapshot(database, key, Buffer.from(task.newKey));
    key.fill(0);
    const { database: _, ...about } = header;
    return { type: 'open', header: about, sealed };
  } catch (error) {
    throw toldApart(error, task);
  } finally {
    task.newKey?.fill(0);
    if (!task.keep) removeSnapshot(database);
  }
}

/** A bit that fell in the list of recipients looks like another recipient's file; the manifest's hash tells. */
function toldApart(error: unknown, task: OpenTask): unknown {
  if (!isFault(error) || error.code !== 'BACKUP_WRONG_RECIPIENT' || !task.expected) return error;
  return describeFile(task.container, 'container').sha256 === task.expected.sha256 ? error : damaged('hash', error);
}

function checkDatabase(file: string, key: Buffer, header: ContainerHeader): void {
  try {
    if (!isDeepStrictEqual(checkSnapshot(file, key), header.facts)) throw damaged('counts');
  } catch (error) {
    if (isFault(error) && error.code !== 'BACKUP_DAMAGED' && error.code !== 'DISK_FULL')
      throw damaged('database', error);
    throw error;
  }
}

function damaged(rule: string, cause?: unknown): Fault {
  return new Fault('BACKUP_DAMAGED', false, { rule }, cause);
}
