import path from 'node:path';
import type { BackupKind, BackupPlaceKind, BackupProgress, BackupSettings } from '../features/backups/backups.model.ts';
import type { BackupsRoom, WrongRecoveryKey } from '../features/backups/backups-room.model.ts';
import { isFault } from '../kernel/fault.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { parseRecoveryKey } from '../keyring/recovery-key.ts';
import { type BackupKeys, loadBackupKeys } from './backup-keys.ts';
import { openBackupLedger } from './backup-ledger.ts';
import { checkFolders, folderInUse, placesOf } from './backup-places.ts';
import type { BackupsHost } from './backups-host.ts';
import { checkCopy, type RoomParts } from './check-copy.ts';
import { drillDueAt, runDrill, startDrills } from './drill.ts';
import { type ListedSets, listMissing, listSets, newestFirst, type PlacedSet } from './list-sets.ts';
import { sweepWork } from './make-backup.ts';
import { previewRestore } from './preview-restore.ts';
import { progressStream } from './progress-stream.ts';
import { restoreInPlace } from './restore-in-place.ts';
import { runBackup } from './run-backup.ts';
import { type Schedule, startSchedule } from './schedule.ts';
import { sweepKept } from './swap-in.ts';

/** A host's backups: what its router answers with, and what its life calls. */
export interface HostBackups extends BackupsRoom {
  /** Begins the schedule; once the database is open. */
  start(): void;
  /** Ends the schedule and cancels what runs; before the database is closed and the key erased. */
  stop(): Promise<void>;
  isRunning(): boolean;
  /** At quit or log-out, if the person wants it and something changed. Answers whether a backup was made. */
  runAtQuit(): Promise<boolean>;
  /** Before a migration or another step that may go wrong; throws where no place could keep it. */
  runAndWait(kind: BackupKind): Promise<string>;
}

/**
 * Backups for one open database, on a desktop (one per unlocked profile) or the server (one). The host:
 * 1. before it opens a data folder: `finishSwap(folder)` of `swap-in.ts`;
 * 2. after opening: `const backups = createBackupsRoom(host); backups.start()`;
 * 3. mounts `createBackupsRouter((context) => …)` of `app/backups-router.ts` under `backups`;
 * 4. at quit and log-out: `await backups.runAtQuit()`; before closing the database: `await backups.stop()`.
 */
export function createBackupsRoom(host: BackupsHost): HostBackups {
  const ledger = openBackupLedger(host.folder, host.defaults);
  const workFolder = path.join(host.folder, 'backup-work');
  let keys: Promise<BackupKeys> | undefined;
  let busy: { readonly abort: AbortController; readonly ended: Promise<unknown> } | undefined;
  let schedule: Schedule | undefined;
  let endDrills: (() => void) | undefined;
  let exchanging = false;

  const parts = async (): Promise<RoomParts> => {
    keys ??= loadBackupKeys(host.secrets);
    return { host, ledger, workFolder, keys: await keys };
  };
  /** The host stops this room while it exchanges; the restore that asked for it must not be waited for then. */
  const partsToExchange = async (): Promise<RoomParts> => {
    const exchange: BackupsHost['exchange'] = async (swap) => {
      exchanging = true;
      try {
        await host.exchange(swap);
      } finally {
        exchanging = false;
      }
    };
    return { ...(await parts()), host: { ...host, exchange } };
  };
  const listAll = async (signal?: AbortSignal): Promise<ListedSets> => {
    const { keys: own } = await parts();
    return await listSets(placesOf(host, ledger.get().settings), ledger.get().known, own.publicKey, signal);
  };
  /** One task at a time; `stop` can end it. */
  const alone = async <T>(signal: AbortSignal | undefined, task: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const abort = new AbortController();
    const both = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal;
    const running = task(both);
    const mine = { abort, ended: running.catch(() => undefined) };
    busy = mine;
    host.onChange?.();
    try {
      return await running;
    } finally {
      if (busy === mine) busy = undefined;
      host.onChange?.();
    }
  };
  const backUp = (kind: BackupKind, signal?: AbortSignal, tell?: (word: BackupProgress) => void) =>
    alone(signal, async (both) => await runBackup(await parts(), kind, both, tell ?? (() => undefined)));
  const unchanged = (): boolean => {
    const mark = host.changeMark?.();
    return mark !== undefined && mark === ledger.get().lastMark;
  };
  const plan = (): void => {
    schedule?.stop();
    schedule = startSchedule({
      schedule: ledger.get().settings.schedule,
      lastRunAt: ledger.get().lastRunAt,
      now: host.now,
      async run() {
        if (!busy && !unchanged()) await ignoreFaults(backUp('scheduled'));
      },
      onBug: (error) => host.log.error('backup.bug', { error: String(error) }),
    });
  };
  const drill = async (): Promise<void> => {
    if (!busy) await ignoreFaults(alone(undefined, async (signal) => await runDrill(await parts(), signal)));
  };
  const planDrills = (): void => {
    endDrills = startDrills({
      now: host.now,
      dueAt: () => drillDueAt(ledger.get()),
      run: drill,
      onBug: (error) => host.log.error('backup.bug', { error: String(error) }),
    });
  };
  const state = () => {
    const { settings, lastSuccessAt, lastProblem, lastDrill } = ledger.get();
    return {
      settings,
      folderInUse: folderInUse(host, settings),
      remoteAvailable: host.remote?.() !== undefined,
      running: busy !== undefined,
      lastSuccessAt,
      lastProblem,
      nextRunAt: schedule?.nextRunAt() ?? null,
      lastDrill,
      nextDrillAt: drillDueAt(ledger.get()),
    };
  };
  return {
    state,
    isRunning: () => busy !== undefined,
    saveSettings(settings: BackupSettings) {
      const check = checkFolders(host, settings);
      if (!check.ok) return check;
      ledger.set({ settings });
      if (schedule) plan();
      host.onChange?.();
      return ok(state());
    },
    async list() {
      const { sets, unreachable } = await listAll();
      const missing = unreachable.length > 0 ? [] : listMissing(ledger.get().known, sets, host.now());
      const all = [...sets, ...missing].sort(newestFirst);
      return { sets: all, unreachable: [...unreachable] };
    },
    run(kind) {
      if (busy) return refuse({ code: 'BACKUP_RUNNING' });
      return ok(progressStream<BackupProgress>((tell, signal) => backUp(kind, signal, tell)));
    },
    async verify(id: string, place: BackupPlaceKind | undefined) {
      const copies = (await listAll()).placed
        .get(id)
        ?.filter((one) => place === undefined || one.target.place === place);
      if (!copies?.length) return refuse({ code: 'BACKUP_NOT_FOUND' });
      if (busy) return refuse({ code: 'BACKUP_RUNNING' });
      return ok(
        progressStream<BackupProgress>((tell, signal) =>
          alone(signal, async (both) => await checkCopy(await parts(), id, copies, both, tell)),
        ),
      );
    },
    async preview(id) {
      return previewRestore(host, await listAll(), id);
    },
    async restore(id, place, recoveryKey) {
      const listed = await listAll();
      const preview = previewRestore(host, listed, id);
      if (!preview.ok) return preview;
      if (preview.value.newerThanProgram) return refuse({ code: 'BACKUP_NEWER' });
      if (busy) return refuse({ code: 'BACKUP_RUNNING' });
      const copies = listed.placed.get(id)!.filter((one) => place === undefined || one.target.place === place);
      if (copies.length === 0) return refuse({ code: 'BACKUP_NOT_FOUND' });
      const identity = await identityFor(copies, (await parts()).keys, recoveryKey);
      if (!identity.ok) return identity;
      return ok(
        progressStream((tell, signal) =>
          alone(
            signal,
            async (both) => await restoreInPlace(await partsToExchange(), copies, identity.value, both, tell),
          ),
        ),
      );
    },
    start() {
      sweepWork(workFolder);
      sweepKept(host.folder, host.now());
      plan();
      planDrills();
    },
    async stop() {
      endDrills?.();
      schedule?.stop();
      schedule = undefined;
      if (!exchanging) {
        busy?.abort.abort();
        await busy?.ended;
      }
      const made = await keys?.catch(() => undefined);
      made?.signingKey.fill(0);
      keys = undefined;
    },
    async runAtQuit() {
      if (!ledger.get().settings.atQuit || busy || unchanged()) return false;
      return (await ignoreFaults(backUp('atQuit'))) !== undefined;
    },
    async runAndWait(kind) {
      const last = await backUp(kind);
      return last.backupId!;
    },
  };
}

/** Own sets open with this host's own key, those of other devices with the recovery key. */
async function identityFor(
  copies: readonly PlacedSet[],
  keys: BackupKeys,
  typed: string | undefined,
): Promise<Result<string, WrongRecoveryKey>> {
  if (copies.every((one) => one.own)) return ok(keys.identity);
  if (typed === undefined) return refuse({ code: 'WRONG_RECOVERY_KEY', reason: 'missing' });
  const key = await parseRecoveryKey(typed);
  if (!key) return refuse({ code: 'WRONG_RECOVERY_KEY', reason: 'mistyped' });
  const recipients = copies[0]?.signed?.manifest.container.recipients ?? [];
  return recipients.includes(key.recipient)
    ? ok(key.recoveryKey)
    : refuse({ code: 'WRONG_RECOVERY_KEY', reason: 'notForThis' });
}

/** Faults are noted in the ledger already, for the page; a schedule and a quit go on. */
async function ignoreFaults<T>(running: Promise<T>): Promise<T | undefined> {
  try {
    return await running;
  } catch (error) {
    if (isFault(error)) return undefined;
    throw error;
  }
}
