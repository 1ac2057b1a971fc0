import type { BackupOutcome, BackupProgress } from '../features/backups/backups.model.ts';
import { isFault } from '../kernel/fault.ts';
import type { BackupKeys } from './backup-keys.ts';
import type { BackupLedgerFile } from './backup-ledger.ts';
import type { BackupsHost } from './backups-host.ts';
import type { PlacedSet } from './list-sets.ts';
import { verifySet } from './verify-backup.ts';

/** What the tasks of a room share. */
export interface RoomParts {
  readonly host: BackupsHost;
  readonly ledger: BackupLedgerFile;
  readonly workFolder: string;
  readonly keys: BackupKeys;
}

/** What says something about the copy; a line that broke says nothing. */
const damages: readonly string[] = ['BACKUP_DAMAGED', 'DATABASE_DAMAGED'];

/** Reads copies of one set whole and notes what came of each. */
export async function checkCopy(
  room: RoomParts,
  id: string,
  copies: readonly PlacedSet[],
  signal: AbortSignal,
  tell: (word: BackupProgress) => void,
): Promise<BackupProgress> {
  const outcomes: BackupOutcome[] = [];
  const word = (
    doneBytes: number,
    totalBytes: number | null,
    place: BackupOutcome['place'] | null,
  ): BackupProgress => ({
    step: 'verifying',
    place,
    doneBytes,
    totalBytes,
    backupId: id,
    outcomes: [...outcomes],
  });
  for (const placed of copies) {
    const { place } = placed.target;
    const problem = await checkOne(room, placed, signal, (done) => tell(word(done, placed.bytes, place)));
    if (problem === null || damages.includes(problem)) {
      noteCheck(room, id, placed, problem === null);
      room.host.audit?.({ action: 'backup.drill', id, problem });
    }
    outcomes.push({ place, ok: problem === null, problem });
  }
  return { ...word(0, null, null), step: 'done', outcomes };
}

async function checkOne(
  room: RoomParts,
  placed: PlacedSet,
  signal: AbortSignal,
  tell: (done: number) => void,
): Promise<string | null> {
  const { keys, workFolder } = room;
  try {
    await verifySet({
      placed,
      identity: keys.identity,
      workFolder,
      options: { signal, onProgress: (_, done) => tell(done), onFetched: tell },
    });
    return null;
  } catch (error) {
    if (!isFault(error) || error.code === 'CANCELLED') throw error;
    return error.code;
  }
}

/** A set that another incarnation made (before a restore) is remembered from its first check on. */
function noteCheck({ ledger, host }: RoomParts, id: string, placed: PlacedSet, good: boolean): void {
  const known = ledger.get().known;
  const before = known.find((set) => set.id === id) ?? asKnown(id, placed);
  if (!before) return;
  const at = { [placed.target.place]: host.now() };
  const after = good
    ? { ...before, verified: { ...before.verified, ...at } }
    : { ...before, damaged: { ...before.damaged, ...at } };
  ledger.set({ known: [...known.filter((set) => set.id !== id), after] });
}

function asKnown(id: string, placed: PlacedSet) {
  if (!placed.signed) return undefined;
  const { manifest, hash } = placed.signed;
  return {
    id,
    sequence: manifest.sequence,
    manifestHash: hash,
    createdAt: manifest.createdAt,
    verified: {},
    damaged: {},
  };
}
