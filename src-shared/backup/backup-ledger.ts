import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import {
  type BackupSettings,
  backupDrill,
  backupPlaceKinds,
  backupSettings,
} from '../features/backups/backups.model.ts';
import { writeAtomic } from '../node/write-atomic.ts';

/** A set this program made and has not pruned: what must still be there, unchanged. */
const knownSet = z.object({
  id: z.uuid(),
  sequence: z.number().int(),
  manifestHash: z.string(),
  createdAt: z.number().int(),
  /** Read back, decrypted and checked: when, per place. */
  verified: z.partialRecord(z.enum(backupPlaceKinds), z.number().int()),
  damaged: z.partialRecord(z.enum(backupPlaceKinds), z.number().int()),
});
export type KnownSet = z.infer<typeof knownSet>;

const ledgerFile = z.object({
  format: z.literal('outpost-backups-1'),
  settings: backupSettings,
  sequence: z.number().int(),
  lastManifest: z.string().nullable(),
  known: z.array(knownSet),
  lastRunAt: z.number().int().nullable(),
  lastSuccessAt: z.number().int().nullable(),
  /** The host's mark of its data at the last success; an unchanged mark needs no new backup. */
  lastMark: z.string().nullable(),
  lastProblem: z
    .object({ place: z.enum(backupPlaceKinds).nullable(), code: z.string(), at: z.number().int() })
    .nullable(),
  fullCheckAt: z.number().int().nullable(),
  lastDrill: backupDrill.nullable().default(null),
});
export type BackupLedger = z.infer<typeof ledgerFile>;

export interface BackupLedgerFile {
  get(): BackupLedger;
  /** Durable when it returns. */
  set(change: Partial<BackupLedger>): BackupLedger;
}

/** `backups.json`: settings and what is known of the sets. Nothing secret; where it is lost, the places tell again. */
export function openBackupLedger(folder: string, defaults: BackupSettings): BackupLedgerFile {
  const file = path.join(folder, 'backups.json');
  let current = read(file) ?? empty(defaults);
  return {
    get: () => current,
    set(change) {
      current = ledgerFile.parse({ ...current, ...change });
      writeAtomic(file, `${JSON.stringify(current)}\n`);
      return current;
    },
  };
}

function read(file: string): BackupLedger | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return ledgerFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function empty(settings: BackupSettings): BackupLedger {
  return {
    format: 'outpost-backups-1',
    settings,
    sequence: 0,
    lastManifest: null,
    known: [],
    lastRunAt: null,
    lastSuccessAt: null,
    lastMark: null,
    lastProblem: null,
    fullCheckAt: null,
    lastDrill: null,
  };
}
