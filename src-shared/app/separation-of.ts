import { isLevel3 } from '../features/officers/officers.repository.ts';
import type { ReadDb } from '../ports/database.ts';

/** For hosts: whether the company has three officers. */
export function isLevel3Of(db: ReadDb): boolean {
  return isLevel3(db);
}
