import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Fault } from '../kernel/fault.ts';
import { containerEnd } from './backup-target.ts';
import type { ContainerHeader } from './container-header.ts';
import type { PlacedSet } from './list-sets.ts';
import type { Manifest } from './manifest.ts';
import type { OpenResult, OpenTask } from './open-task.ts';
import { runWorkerTask, type TaskOptions } from './worker-task.ts';

export interface OpenSet {
  readonly placed: PlacedSet;
  readonly identity: string;
  readonly workFolder: string;
  readonly options?: TaskOptions & { readonly onFetched?: (done: number) => void };
}

/** Reads one copy of a set whole: manifest, hash, seal, contents, database, counts. Throws Fault BACKUP_DAMAGED. */
export async function verifySet(open: OpenSet): Promise<OpenResult> {
  return await openSet(open, { into: open.workFolder, keep: false });
}

/** As `verifySet`, and leaves the contents in `into`, the database under `newKey`. */
export async function unpackSet(open: OpenSet, into: string, newKey: Buffer): Promise<OpenResult> {
  return await openSet(open, { into, keep: true, newKey });
}

async function openSet(
  { placed, identity, workFolder, options = {} }: OpenSet,
  how: Pick<OpenTask, 'into' | 'keep' | 'newKey'>,
): Promise<OpenResult> {
  if (!placed.signed || placed.status === 'incomplete') throw damaged('signature');
  const { manifest } = placed.signed;
  const container = await bring(placed, workFolder, options);
  const { bytes, sha256 } = manifest.container;
  const task = { type: 'open', container, identity, expected: { bytes, sha256 }, ...how } as const;
  const opened = await runWorkerTask(task, options).finally(() => {
    if (!placed.target.pathOf) rmSync(container, { force: true });
  });
  if (!agree(manifest, opened.header)) throw damaged('contents');
  return opened;
}

/** A copy of a folder is read where it lies; a remote one is fetched first. */
async function bring(placed: PlacedSet, workFolder: string, options: OpenSet['options'] = {}): Promise<string> {
  const name = `${placed.base}${containerEnd}`;
  if (placed.target.pathOf) return placed.target.pathOf(name);
  mkdirSync(workFolder, { recursive: true, mode: 0o700 });
  const into = path.join(workFolder, name);
  await placed.target.fetch(name, into, {
    ...(options.signal && { signal: options.signal }),
    ...(options.onFetched && { onBytes: options.onFetched }),
  });
  return into;
}

/** The manifest outside and the header inside the seal speak of the same set. */
function agree(manifest: Manifest, header: Omit<ContainerHeader, 'database'>): boolean {
  const outside = [manifest.id, manifest.createdAt, manifest.incarnation, manifest.source, manifest.facts];
  const inside = [header.id, header.createdAt, header.incarnation, header.source, header.facts];
  return isDeepStrictEqual(outside, inside) && isDeepStrictEqual(manifest.contents.database, header.contents[0]);
}

function damaged(rule: string): Fault {
  return new Fault('BACKUP_DAMAGED', false, { rule });
}
