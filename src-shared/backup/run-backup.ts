import type { BackupKind, BackupProgress } from '../features/backups/backups.model.ts';
import { isFault } from '../kernel/fault.ts';
import type { BackupLedgerFile } from './backup-ledger.ts';
import { placesOf } from './backup-places.ts';
import { checkCopy, type RoomParts } from './check-copy.ts';
import { type ListedSets, listSets } from './list-sets.ts';
import { makeBackup } from './make-backup.ts';
import { pruneSets } from './prune-sets.ts';

const weekMs = 7 * 86_400_000;

/** A whole run: make, check what was made, thin out, note. Every backup is opened again before it counts. */
export async function runBackup(
  room: RoomParts,
  kind: BackupKind,
  signal: AbortSignal,
  tell: (word: BackupProgress) => void,
): Promise<BackupProgress> {
  const { host, ledger } = room;
  const started = host.now();
  const id = host.newId();
  const mark = host.changeMark?.() ?? null;
  try {
    const targets = placesOf(host, ledger.get().settings);
    host.tendPlaces?.();
    const made = await makeBackup({
      data: host.data(),
      keys: room.keys,
      ledger,
      targets,
      workFolder: room.workFolder,
      kind,
      id,
      now: host.now,
      signal,
      onProgress: tell,
    });
    const { placed } = await listSets(targets, ledger.get().known, room.keys.publicKey, signal);
    const near = (placed.get(id) ?? []).filter((one) => one.target.pathOf);
    const checked = await checkCopy(room, id, near, signal, tell);
    const outcomes = made.outcomes.map(
      (one) => checked.outcomes.find((other) => other.place === one.place && !other.ok) ?? one,
    );
    tell({ ...checked, step: 'pruning' });
    await pruneSets(room, signal);
    noteRun(
      ledger,
      started,
      mark,
      outcomes.find((one) => !one.ok),
    );
    await checkWeekly(room, id, placed, signal);
    host.audit?.({ action: 'backup.make', id, problem: null });
    host.log.info('backup.made', { id, kind, milliseconds: host.now() - started });
    return { ...checked, step: 'done', outcomes };
  } catch (error) {
    if (isFault(error) && error.code !== 'CANCELLED') {
      ledger.set({ lastRunAt: started, lastProblem: { place: null, code: error.code, at: started } });
      host.audit?.({ action: 'backup.make', id, problem: error.code });
      host.log.warn('backup.failed', { id, kind, code: error.code });
    }
    throw error;
  }
}

function noteRun(
  ledger: BackupLedgerFile,
  at: number,
  mark: string | null,
  failed: BackupProgress['outcomes'][number] | undefined,
): void {
  const lastProblem = failed ? { place: failed.place, code: failed.problem ?? 'DISK_ERROR', at } : null;
  ledger.set({ lastRunAt: at, lastSuccessAt: at, lastMark: mark, lastProblem });
}

/** Once a week the copies far away are fetched and opened too. */
async function checkWeekly(
  room: RoomParts,
  id: string,
  placed: ListedSets['placed'],
  signal: AbortSignal,
): Promise<void> {
  const { ledger, host } = room;
  if (host.now() - (ledger.get().fullCheckAt ?? 0) < weekMs) return;
  const far = (placed.get(id) ?? []).filter((one) => !one.target.pathOf);
  const checked = await checkCopy(room, id, far, signal, () => undefined);
  ledger.set({ fullCheckAt: host.now() });
  const failed = checked.outcomes.find((one) => !one.ok);
  if (failed) ledger.set({ lastProblem: { place: failed.place, code: failed.problem!, at: host.now() } });
}
