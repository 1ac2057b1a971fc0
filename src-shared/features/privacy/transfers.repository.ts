import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { countVisibleRows } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { leads } from '../leads/leads.tables.ts';

/** The audit's word that copies left the mainland: where to and how many persons, never who. */
export const transferKind = 'privacy.transfer';

export interface TransferRow {
  readonly target: string;
  readonly region: string;
  readonly times: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly persons: number;
  readonly sensitive: number;
  /** A part of the data, not a copy of everything. */
  readonly isDevice: number;
}

/** Everybody who is in a full copy, and those whose sensitive data is. A converted lead is its contact. */
export function countPersons(db: ReadDb): { persons: number; sensitive: number } {
  return db.row<{ persons: number; sensitive: number }>(
    `SELECT (SELECT count(*) FROM contacts) + (SELECT count(*) FROM leads WHERE converted_contact_id IS NULL) AS persons,
      (SELECT count(DISTINCT subject_id) FROM consents WHERE purpose = 'sensitive') AS sensitive`,
  )!;
}

/** Of those, whom one person may see: their devices hold nobody else. */
export function countPersonsOf(db: ReadDb, actor: Actor): { persons: number; sensitive: number } {
  const persons =
    countVisibleRows(db, actor, contacts, { where: '1', values: [] }) +
    countVisibleRows(db, actor, leads, { where: 't.converted_contact_id IS NULL', values: [] });
  return { persons, sensitive: Math.min(persons, countPersons(db).sensitive) };
}

export function listTransfers(db: ReadDb, since: number): TransferRow[] {
  return db.rows<TransferRow>(
    `SELECT json_extract(details, '$.target') AS target, json_extract(details, '$.region') AS region, count(*) AS times,
       min(at) AS "firstAt", max(at) AS "lastAt", max(json_extract(details, '$.persons')) AS persons,
       max(json_extract(details, '$.sensitive')) AS sensitive,
       min(json_extract(details, '$.device') IS NOT NULL) AS "isDevice"
     FROM audit_records WHERE kind = ? AND at >= ? GROUP BY 1, 2 ORDER BY 1`,
    transferKind,
    since,
  );
}

/** Persons that were in the year's first copy may be gone by now; they were transferred all the same. */
export function countDestroyedSince(db: ReadDb, at: number): number {
  return db.row<{ total: number }>(
    "SELECT count(*) AS total FROM destructions WHERE subject_table IN ('contacts', 'leads') AND created_at >= ?",
    at,
  )!.total;
}
