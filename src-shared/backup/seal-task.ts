import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { SealedContainer } from './container.ts';
import { sealContainer } from './container.ts';
import type { ContainerHeader, ContentEntry } from './container-header.ts';
import { checkSnapshot, describeFile, removeSnapshot, takeSnapshot } from './snapshot.ts';
import type { ReportProgress } from './worker-task.ts';

/** A file that goes along with the database, such as an attachment or a host's configuration. */
export interface ExtraFile {
  /** Within the container. */
  readonly path: string;
  readonly file: string;
}

export interface SealTask {
  readonly type: 'seal';
  readonly database: string;
  readonly dek: Uint8Array;
  /** Where the snapshot lies, encrypted, while it is sealed. */
  readonly workFolder: string;
  readonly container: string;
  readonly about: Omit<ContainerHeader, 'database' | 'facts' | 'contents'>;
  readonly extra: readonly ExtraFile[];
  readonly recipients: readonly string[];
}

export interface SealResult {
  readonly type: 'seal';
  readonly sealed: SealedContainer;
  readonly facts: ContainerHeader['facts'];
  readonly contents: readonly ContentEntry[];
}

/** Snapshot, check, seal. Only encrypted bytes reach the disk, and the snapshot is gone at the end. */
export async function runSealTask(task: SealTask, report: ReportProgress): Promise<SealResult> {
  const snapshot = path.join(task.workFolder, `snapshot-${task.about.id}.db`);
  const dek = Buffer.from(task.dek.buffer, task.dek.byteOffset, task.dek.byteLength);
  const key = randomBytes(32);
  try {
    report('snapshot', 0, null);
    takeSnapshot(task.database, dek, snapshot, key);
    dek.fill(0);
    report('checking', 0, null);
    const facts = checkSnapshot(snapshot, key);
    // A content that was destroyed since the backup was asked for does not come back by it.
    const extra = task.extra.filter((one) => existsSync(one.file));
    const files = [snapshot, ...extra.map((one) => one.file)];
    const contents = [describeFile(snapshot, 'outpost.db'), ...extra.map((one) => describeFile(one.file, one.path))];
    const header: ContainerHeader = {
      ...task.about,
      database: { path: 'outpost.db', cipher: 'sqlcipher', legacy: 4, key: key.toString('hex') },
      facts,
      contents,
    };
    const sealed = await sealContainer(task.container, header, files, task.recipients, (done, total) =>
      report('sealing', done, total),
    );
    return { type: 'seal', sealed, facts, contents };
  } finally {
    dek.fill(0);
    key.fill(0);
    removeSnapshot(snapshot);
  }
}
