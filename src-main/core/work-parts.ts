import type { HostBackups } from '#shared/backup/backups-room.ts';
import type { UnsyncedWork } from '#shared/features/desktop/desktop.model.ts';
import { createDesktopSync, type DesktopSync } from '../sync/desktop-sync.ts';
import type { Desktop } from './desktop.ts';
import { createDesktopBackups } from './desktop-backups.ts';
import { startEmptyingBin } from './empty-bin.ts';
import type { OpenWork } from './open-work.ts';
import { createTopic, type Topic } from './topic.ts';

/** What runs while the work is open: the schedules. It stops before the database closes. */
export interface WorkParts {
  /** Host states that changed: `sync`, `backups`. */
  readonly topics: Topic<string>;
  readonly backups: HostBackups;
  readonly sync: DesktopSync;
  unsynced(): UnsyncedWork;
  stop(): Promise<void>;
}

export function startParts(work: OpenWork, desktop: Desktop): WorkParts {
  const topics = createTopic<string>();
  const backups = createDesktopBackups(work, desktop, () => topics.tell('backups'));
  const sync = createDesktopSync(work, () => topics.tell('sync'));
  backups.start();
  const stopEmptyingBin = startEmptyingBin(work);
  return {
    topics,
    backups,
    sync,
    unsynced: sync.unsynced,
    stop: async () => {
      stopEmptyingBin();
      await sync.stop();
      await backups.stop();
    },
  };
}
