import type { UnsyncedWork } from '#shared/features/desktop/desktop.model.ts';
import type { Desktop } from './desktop.ts';
import type { OpenWork } from './open-work.ts';
import { createTopic, type Topic } from './topic.ts';

/** What runs while the work is open: the schedules. It stops before the database closes. */
export interface WorkParts {
  /** Host states that changed: `sync`, `backups`. */
  readonly topics: Topic<string>;
  unsynced(): UnsyncedWork;
  stop(): Promise<void>;
}

export function startParts(_work: OpenWork, _desktop: Desktop): WorkParts {
  return {
    topics: createTopic(),
    unsynced: () => ({ waiting: 0, conflicts: 0, heldBack: 0 }),
    stop: async () => {},
  };
}
