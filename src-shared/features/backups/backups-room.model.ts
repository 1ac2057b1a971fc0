import type { Result } from '../../kernel/result.ts';
import type {
  BackupKind,
  BackupPlaceKind,
  BackupPreview,
  BackupProgress,
  BackupRestoreProgress,
  BackupSet,
  BackupSettings,
  BackupState,
} from './backups.model.ts';

export interface BackupRunning {
  readonly code: 'BACKUP_RUNNING';
}
export interface BackupNotFound {
  readonly code: 'BACKUP_NOT_FOUND';
}
export interface WrongRecoveryKey {
  readonly code: 'WRONG_RECOVERY_KEY';
  readonly reason: 'missing' | 'mistyped' | 'notForThis';
}
export interface BackupNewer {
  readonly code: 'BACKUP_NEWER';
}
export interface BackupFolderUnusable {
  readonly code: 'BACKUP_FOLDER_UNUSABLE';
  readonly field: 'folder' | 'secondFolder';
  readonly rule: 'notAbsolute' | 'missing' | 'notWritable' | 'inside';
}

/** What a host's backups can do, as its router and command line ask it. Leaving a stream early cancels the task. */
export interface BackupsRoom {
  state(): BackupState;
  saveSettings(settings: BackupSettings): Result<BackupState, BackupFolderUnusable>;
  list(): Promise<{
    sets: BackupSet[];
    unreachable: { place: BackupPlaceKind; code: string }[];
  }>;
  run(kind: BackupKind): Result<AsyncGenerator<BackupProgress, void, void>, BackupRunning>;
  verify(
    id: string,
    place: BackupPlaceKind | undefined,
  ): Promise<Result<AsyncGenerator<BackupProgress, void, void>, BackupRunning | BackupNotFound>>;
  preview(id: string): Promise<Result<BackupPreview, BackupNotFound>>;
  restore(
    id: string,
    place: BackupPlaceKind | undefined,
    recoveryKey?: string,
  ): Promise<
    Result<
      AsyncGenerator<BackupRestoreProgress, void, void>,
      BackupRunning | BackupNotFound | BackupNewer | WrongRecoveryKey
    >
  >;
}
