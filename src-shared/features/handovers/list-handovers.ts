import type { ReadDb } from '../../ports/database.ts';
import { findNames } from '../people/people.repository.ts';
import type { HandoverRow } from './handovers.contract.ts';
import { countHoldings, listHandoverRecords } from './handovers.repository.ts';

export function listHandovers(db: ReadDb, userId: string | undefined, now: number): HandoverRow[] {
  const names = findNames(db);
  return listHandoverRecords(db, userId).map((row) => ({
    ...row,
    userName: names.user(row.userId),
    left: countHoldings(db, row.userId, now),
  }));
}
