import { existsSync } from 'node:fs';
import path from 'node:path';
import type { BackupSettings } from '../features/backups/backups.model.ts';
import { isFault } from '../kernel/fault.ts';
import { type LineFile, lineFile } from '../node/line-file.ts';
import { openBackupLedger } from './backup-ledger.ts';
import { ownFolderName } from './backup-places.ts';

export const destructionsFile = 'destructions.jsonl';

export interface BesideBackups {
  /** The folder whose `backups.json` says where the backups lie. */
  readonly folder: string;
  readonly defaults: BackupSettings;
  readonly source: { readonly host: 'desktop' | 'server'; readonly id: string };
}

/**
 * The ledger of destructions once more beside each place of the backups, wherever the settings put them: whoever brings
 * a backup back, on whatever computer, finds what was destroyed after it was made. [S-PI-6]
 */
export function ledgersBeside({ folder, defaults, source }: BesideBackups): LineFile[] {
  const own = ownFolderName(source);
  const places = [
    ({ folder: chosen }: BackupSettings) => (chosen === null ? path.join(folder, 'backups') : path.join(chosen, own)),
    ({ secondFolder }: BackupSettings) => (secondFolder === null ? undefined : path.join(secondFolder, own)),
  ];
  return places.map((placeOf) => {
    const find = () => {
      const place = placeOf(openBackupLedger(folder, defaults).get().settings);
      return place !== undefined && existsSync(place) ? lineFile(path.join(place, destructionsFile)) : undefined;
    };
    return {
      read: () => find()?.read() ?? [],
      add: (line) => addWhereItCan(find(), line),
    };
  });
}

/** A place that is full or gone stops no destruction: it gets the line before its next backup. */
function addWhereItCan(file: LineFile | undefined, line: unknown): void {
  try {
    file?.add(line);
  } catch (error) {
    if (!isFault(error)) throw error;
  }
}

/** What lies beside a backup, or above it, of the ledger of destructions goes to the ledger of this computer. */
export function bringLines(from: string, into: string): void {
  const own = lineFile(into);
  const known = new Set(own.read().map((line) => JSON.stringify(line)));
  let folder = from;
  for (let up = 0; up < 4; up++) {
    const lines = lineFile(path.join(folder, destructionsFile)).read();
    for (const line of lines) if (!known.has(JSON.stringify(line))) own.add(line);
    if (lines.length > 0 || path.dirname(folder) === folder) return;
    folder = path.dirname(folder);
  }
}
