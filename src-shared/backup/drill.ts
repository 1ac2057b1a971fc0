import { type BackupDrill, defaultDrillDays } from '../features/backups/backups.model.ts';
import type { BackupLedger } from './backup-ledger.ts';
import { placesOf } from './backup-places.ts';
import { checkCopy, type RoomParts } from './check-copy.ts';
import { listSets } from './list-sets.ts';

const dayMs = 86_400_000;
/** A drill that failed is tried again the next day: a disk may have been away. */
const againMs = dayMs;
const lookEveryMs = 600_000;

/** When the newest backup is to be restored on trial: the first time that long after the first backup. */
export function drillDueAt({ settings, lastDrill, known }: BackupLedger): number | null {
  if (known.length === 0) return null;
  const everyMs = (settings.drillDays ?? defaultDrillDays) * dayMs;
  if (lastDrill === null) return Math.min(...known.map(({ createdAt }) => createdAt)) + everyMs;
  return lastDrill.at + (lastDrill.problem === null ? everyMs : Math.min(againMs, everyMs));
}

interface DrillTimes {
  readonly now: () => number;
  dueAt(): number | null;
  run(): Promise<void>;
  onBug(error: unknown): void;
}

/** Looks every ten minutes: a computer that was off when a drill was due does it soon after its start. */
export function startDrills({ now, dueAt, run, onBug }: DrillTimes): () => void {
  const timer = setInterval(() => {
    const due = dueAt();
    if (due !== null && due <= now()) run().catch(onBug);
  }, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Restores the newest own set on trial, from each place that has it: fetched, decrypted, opened in an empty folder, and
 * compared with what its manifest promises. The result stays until the next one. [S-MON]
 */
export async function runDrill(room: RoomParts, signal: AbortSignal): Promise<BackupDrill> {
  const { host, ledger } = room;
  const { settings, known } = ledger.get();
  const listed = await listSets(placesOf(host, settings), known, room.keys.publicKey, signal);
  const newest = listed.sets.find((set) => set.own && set.status !== 'incomplete');
  const copies = newest === undefined ? [] : listed.placed.get(newest.id)!;
  const checked = newest && (await checkCopy(room, newest.id, copies, signal, () => undefined));
  const failed = checked?.outcomes.find(({ ok }) => !ok);
  const problem = newest === undefined ? 'BACKUP_NOT_FOUND' : (failed?.problem ?? null);
  const at = host.now();
  const drill = { at, id: newest?.id ?? null, problem };
  ledger.set({
    lastDrill: drill,
    ...(problem === null ? {} : { lastProblem: { place: failed?.place ?? null, code: problem, at } }),
  });
  host.log.info('backup.drilled', { id: drill.id ?? '', problem: problem ?? '' });
  return drill;
}
