import { countOpenConflicts, listConflicts } from '../features/sync/conflicts.repository.ts';
import type { Session } from './session.ts';

/** How many conflicts wait on records the person may see: the chip, log-out and wipe count them. */
export function countConflictsOf({ app, actor }: Session): number {
  return countOpenConflicts(app.db, actor);
}

/** The same, whole, for an export of what is not settled. */
export function listConflictsOf({ app, actor }: Session, limit: number) {
  return listConflicts(app.db, actor, { state: 'open', offset: 0, limit }).rows;
}
