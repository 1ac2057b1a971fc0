import type { UnsyncedWork } from '#shared/features/desktop/desktop.model.ts';
import type { Desktop } from './desktop.ts';

/** What of the open person's work exists on this computer only. Zero where no server is waiting for it. */
export function countUnsyncedWork(desktop: Desktop): UnsyncedWork {
  return desktop.work()?.parts.unsynced() ?? { waiting: 0, conflicts: 0, heldBack: 0 };
}
