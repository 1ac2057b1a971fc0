import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BackupKind, BackupOutcome, BackupProgress, BackupStep } from '../features/backups/backups.model.ts';
import { Fault, isFault } from '../kernel/fault.ts';
import type { BackupKeys } from './backup-keys.ts';
import type { BackupLedgerFile } from './backup-ledger.ts';
import { type BackupTarget, containerEnd, manifestEnd, setName, type TransferOptions } from './backup-target.ts';
import type { BackupSource } from './container-header.ts';
import { hashOf, type Manifest, signManifest } from './manifest.ts';
import type { ExtraFile, SealResult } from './seal-task.ts';
import { runWorkerTask } from './worker-task.ts';

/** The data that is backed up, and who it belongs to. */
export interface BackedUp {
  readonly database: string;
  /** The open database's key; copied, never kept. */
  readonly dek: Buffer;
  readonly source: BackupSource;
  readonly incarnation: string;
  readonly account: string | null;
  readonly name: string | null;
  readonly appVersion: string;
  readonly extra: readonly ExtraFile[];
  /** The company's recovery recipient: it opens every backup with the standard `age` tool. */
  readonly recoveryRecipient: string;
}

export interface MakeBackup {
  readonly data: BackedUp;
  readonly keys: BackupKeys;
  readonly ledger: BackupLedgerFile;
  readonly targets: readonly BackupTarget[];
  /** Encrypted working files; swept at each start of a backup. */
  readonly workFolder: string;
  readonly kind: BackupKind;
  readonly id: string;
  readonly now: () => number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BackupProgress) => void;
}

export interface MadeBackup {
  readonly id: string;
  readonly base: string;
  readonly outcomes: readonly BackupOutcome[];
}

/**
 * Makes one set: snapshot, seal, then container before manifest into each place; a place counts only when both were
 * read back. One place that fails does not stop the others; all failing is a Fault.
 */
export async function makeBackup(options: MakeBackup): Promise<MadeBackup> {
  const { keys, ledger, targets, workFolder, id } = options;
  if (targets.length === 0) throw new Fault('CONFIG_INVALID', false, { reason: 'no place for backups' });
  sweepWork(workFolder);
  const createdAt = options.now();
  const base = setName(createdAt, id);
  const container = path.join(workFolder, `${base}${containerEnd}`);
  const manifestFile = path.join(workFolder, `${base}${manifestEnd}`);
  const tell = progressTeller(options);
  try {
    const sealed = await seal(options, createdAt, container, tell);
    const content = describeSet(options, createdAt, base, sealed);
    const bytes = signManifest(content, keys.signingKey);
    writeFileSync(manifestFile, bytes, { mode: 0o600 });
    const manifestHash = hashOf(bytes);
    ledger.set({ sequence: content.sequence });
    const outcomes: BackupOutcome[] = [];
    for (const target of targets) {
      const transfer = transferOptions(options, (done) => tell('storing', done, sealed.sealed.bytes, target.place));
      outcomes.push(
        await store(target, [
          () => target.putNew(`${base}${containerEnd}`, { path: container, ...sealed.sealed }, transfer),
          () =>
            target.putNew(
              `${base}${manifestEnd}`,
              { path: manifestFile, bytes: bytes.length, sha256: manifestHash },
              transferOptions(options),
            ),
        ]),
      );
    }
    if (!outcomes.some((one) => one.ok)) throw failure(outcomes);
    ledger.set({
      lastManifest: manifestHash,
      known: [
        ...ledger.get().known,
        { id, sequence: content.sequence, manifestHash, createdAt, verified: {}, damaged: {} },
      ],
    });
    return { id, base, outcomes };
  } finally {
    rmSync(container, { force: true });
    rmSync(manifestFile, { force: true });
  }
}

type Tell = (step: BackupStep, done: number, total: number | null, place?: BackupTarget['place']) => void;

function progressTeller(options: MakeBackup): Tell {
  return (step, doneBytes, totalBytes, place) =>
    options.onProgress?.({ step, place: place ?? null, doneBytes, totalBytes, backupId: options.id, outcomes: [] });
}

function seal(options: MakeBackup, createdAt: number, container: string, tell: Tell): Promise<SealResult> {
  const { data, keys, id } = options;
  return runWorkerTask(
    {
      type: 'seal',
      database: data.database,
      dek: data.dek,
      workFolder: options.workFolder,
      container,
      about: {
        format: 'outpost-backup-1',
        id,
        createdAt,
        appVersion: data.appVersion,
        source: data.source,
        incarnation: data.incarnation,
        account: data.account,
        name: data.name,
      },
      extra: data.extra,
      recipients: [keys.recipient, data.recoveryRecipient],
    },
    {
      ...(options.signal && { signal: options.signal }),
      onProgress: (step, done, total) => tell(step, done, total),
    },
  );
}

function describeSet(options: MakeBackup, createdAt: number, base: string, made: SealResult): Manifest {
  const { data, keys, ledger } = options;
  return {
    format: 'outpost-manifest-1',
    id: options.id,
    sequence: ledger.get().sequence + 1,
    previous: ledger.get().lastManifest,
    source: data.source,
    incarnation: data.incarnation,
    kind: options.kind,
    createdAt,
    appVersion: data.appVersion,
    container: {
      name: `${base}${containerEnd}`,
      ...made.sealed,
      recipients: [keys.recipient, data.recoveryRecipient],
    },
    contents: { count: made.contents.length, database: made.contents[0]! },
    facts: made.facts,
  };
}

async function store(target: BackupTarget, steps: readonly (() => Promise<void>)[]): Promise<BackupOutcome> {
  try {
    for (const step of steps) await step();
    return { place: target.place, ok: true, problem: null };
  } catch (error) {
    if (!isFault(error) || error.code === 'CANCELLED') throw error;
    return { place: target.place, ok: false, problem: error.code };
  }
}

function failure(outcomes: readonly BackupOutcome[]): Fault {
  const code = outcomes[0]!.problem as Fault['code'];
  return new Fault(code, true, { places: outcomes.map((one) => `${one.place}: ${one.problem}`) });
}

function transferOptions(options: MakeBackup, onBytes?: (done: number) => void): TransferOptions {
  return { ...(options.signal && { signal: options.signal }), ...(onBytes && { onBytes }) };
}

/** What an interrupted run left behind is encrypted, and worthless. */
export function sweepWork(workFolder: string): void {
  mkdirSync(workFolder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(workFolder)) rmSync(path.join(workFolder, name), { recursive: true, force: true });
}
