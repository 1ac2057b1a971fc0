import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';

/** Why a backup was made. */
export const backupKinds = ['scheduled', 'manual', 'atQuit', 'beforeMigration', 'beforeRestore'] as const;
export type BackupKind = (typeof backupKinds)[number];

/** Where copies lie: the first folder, a second folder (a mounted disk or share elsewhere), the company's server. */
export const backupPlaceKinds = ['folder', 'secondFolder', 'remote'] as const;
export type BackupPlaceKind = (typeof backupPlaceKinds)[number];

/**
 * `verified`: read back, decrypted and checked after it was written. `stored`: container and manifest agree, not yet
 * opened. `damaged`: a check failed, do not rely on it. `incomplete`: a container without its manifest.
 */
export const backupStatuses = ['verified', 'stored', 'damaged', 'incomplete'] as const;
export type BackupStatus = (typeof backupStatuses)[number];

export const backupCopy = z.object({
  place: z.enum(backupPlaceKinds),
  status: z.enum(backupStatuses),
  verifiedAt: instant.nullable(),
});
export type BackupCopy = z.infer<typeof backupCopy>;

/** One set: a sealed container and its manifest, in one or more places. */
export const backupSet = z.object({
  id,
  createdAt: instant,
  kind: z.enum(backupKinds),
  bytes: z.number().int(),
  /** Rows in all tables, for the person's eye. */
  rows: z.number().int(),
  appVersion: z.string(),
  /** The best of its copies. */
  status: z.enum(backupStatuses),
  verifiedAt: instant.nullable(),
  copies: z.array(backupCopy),
  /** False for a set that another device of the same person left at the server: it opens with the recovery key only. */
  own: z.boolean(),
});
export type BackupSet = z.infer<typeof backupSet>;

/** How many sets stay: the newest of each of the last days, weeks and months. The newest verified set always stays. */
export const retention = z.object({
  daily: z.number().int().min(1).max(60),
  weekly: z.number().int().min(0).max(60),
  monthly: z.number().int().min(0).max(60),
});
export type Retention = z.infer<typeof retention>;

export const backupSchedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  /** Every day at this time of the machine. */
  z.object({ kind: z.literal('daily'), at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }),
  z.object({ kind: z.literal('hours'), every: z.union([1, 2, 3, 4, 6, 8, 12].map((hours) => z.literal(hours))) }),
]);
export type BackupSchedule = z.infer<typeof backupSchedule>;

export const backupSettings = z.object({
  schedule: backupSchedule,
  /** Also when the program ends or the person logs out, if something changed. */
  atQuit: z.boolean(),
  /** A folder of this computer; null is the data folder's own `backups`. */
  folder: z.string().max(4000).nullable(),
  /** A second place, such as a mounted share; its region is part of the company's register of places. */
  secondFolder: z.string().max(4000).nullable(),
  /** To the company's server; only where this computer is a member. */
  remote: z.boolean(),
  retention,
  /** How often the newest backup is restored on trial; every thirty days where nothing is said. */
  drillDays: z.number().int().min(1).max(365).optional(),
});
export type BackupSettings = z.infer<typeof backupSettings>;

export const defaultDesktopBackupSettings: BackupSettings = {
  schedule: { kind: 'hours', every: 4 },
  atQuit: true,
  folder: null,
  secondFolder: null,
  remote: true,
  retention: { daily: 7, weekly: 5, monthly: 12 },
};

export const defaultServerBackupSettings: BackupSettings = {
  schedule: { kind: 'daily', at: '02:00' },
  atQuit: false,
  folder: null,
  secondFolder: null,
  remote: false,
  retention: { daily: 7, weekly: 5, monthly: 12 },
};

export const defaultDrillDays = 30;

/** The last restore on trial: which set, and a fault code where it did not open whole. */
export const backupDrill = z.object({ at: instant, id: id.nullable(), problem: z.string().nullable() });
export type BackupDrill = z.infer<typeof backupDrill>;

/** Where the schedule stands, for the chip and the page. */
export interface BackupState {
  readonly settings: BackupSettings;
  /** The folder in use, as a full path. */
  readonly folderInUse: string;
  readonly remoteAvailable: boolean;
  readonly running: boolean;
  readonly lastSuccessAt: number | null;
  /** A fault code of the last run, where it failed in some place. */
  readonly lastProblem: { readonly place: BackupPlaceKind | null; readonly code: string; readonly at: number } | null;
  readonly nextRunAt: number | null;
  readonly lastDrill: BackupDrill | null;
  /** Null before the first backup. */
  readonly nextDrillAt: number | null;
}

/** Named by its interface: the contract of everything is as long as its parts. */
export const backupState: z.ZodType<BackupState, BackupState> = z.object({
  settings: backupSettings,
  folderInUse: z.string(),
  remoteAvailable: z.boolean(),
  running: z.boolean(),
  lastSuccessAt: instant.nullable(),
  lastProblem: z.object({ place: z.enum(backupPlaceKinds).nullable(), code: z.string(), at: instant }).nullable(),
  nextRunAt: instant.nullable(),
  lastDrill: backupDrill.nullable(),
  nextDrillAt: instant.nullable(),
});

export const backupSteps = ['snapshot', 'checking', 'sealing', 'storing', 'verifying', 'pruning', 'done'] as const;
export type BackupStep = (typeof backupSteps)[number];

export const backupOutcome = z.object({
  place: z.enum(backupPlaceKinds),
  ok: z.boolean(),
  /** A fault code where it is not ok. */
  problem: z.string().nullable(),
});
export type BackupOutcome = z.infer<typeof backupOutcome>;

/** One word of a running backup or check; `done` is the last one and carries what came of it per place. */
export const backupProgress = z.object({
  step: z.enum(backupSteps),
  place: z.enum(backupPlaceKinds).nullable(),
  doneBytes: z.number().int(),
  totalBytes: z.number().int().nullable(),
  backupId: id.nullable(),
  outcomes: z.array(backupOutcome),
});
export type BackupProgress = z.infer<typeof backupProgress>;

export const backupRestoreSteps = ['fetching', 'verifying', 'preparing', 'swapping', 'done'] as const;
export type BackupRestoreStep = (typeof backupRestoreSteps)[number];

export const backupRestoreProgress = z.object({
  step: z.enum(backupRestoreSteps),
  doneBytes: z.number().int(),
  totalBytes: z.number().int().nullable(),
  /** On `done`: where the data from before is kept for seven days. */
  keptFolder: z.string().nullable(),
});
export type BackupRestoreProgress = z.infer<typeof backupRestoreProgress>;

/** What a restore would bring, before anything is touched. */
export const backupPreview = z.object({
  set: backupSet,
  /** Counts now and in the backup, of tables that differ first. */
  tables: z.array(
    z.object({ table: z.string(), rowsInBackup: z.number().int(), rowsNow: z.number().int().nullable() }),
  ),
  /** The backup is of a newer program: restoring needs the update first. */
  newerThanProgram: z.boolean(),
});
export type BackupPreview = z.infer<typeof backupPreview>;
