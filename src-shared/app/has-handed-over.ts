import { listHandoverRecords } from '../features/handovers/handovers.repository.ts';
import type { ReadDb } from '../ports/database.ts';

/** Whether everything of a person who leaves is with others by now. */
export function hasHandedOver(db: ReadDb, userId: string): boolean {
  return listHandoverRecords(db, userId).some(({ status, plan }) => status === 'finished' && plan.disable);
}
