import { findNewestAlert, listAlertReaders, listRowsOfAlert } from '../features/watching/alerts.repository.ts';
import type { ReadDb } from '../ports/database.ts';

/** The newest alert of this rule about this subject, if there ever was one. */
export function findAlertOf(db: ReadDb, rule: string, dedupe: string) {
  return findNewestAlert(db, rule, dedupe);
}

/** Who was told of an alert; of a new one, who is to be told. */
export function listTold(db: ReadDb, alertId: string): string[] {
  const told = listRowsOfAlert(db, alertId).flatMap((row) => row.ownerId ?? []);
  return told.length > 0 ? told : listAlertReaders(db);
}
