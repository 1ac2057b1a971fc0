import { companyNorm } from '../../kernel/china/company-name.ts';
import type { Actor } from '../../kernel/scope.ts';
import { nameKeys, phoneKey } from '../../ledger/name-keys.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import { leads } from './leads.tables.ts';

export type LeadRecord = RowOf<typeof leads>;

export function findLead(db: ReadDb, id: string): LeadRecord | undefined {
  return findRow(db, leads, id);
}

export function findVisibleLead(db: ReadDb, actor: Actor, id: string): LeadRecord | undefined {
  return findVisibleRow(db, actor, leads, id);
}

/** The columns that are derived from what a person typed. */
export function leadKeys(lead: Pick<LeadRecord, 'name' | 'mobile' | 'phone'>) {
  return { ...nameKeys(lead.name), mobileNorm: phoneKey(lead.mobile), phoneNorm: phoneKey(lead.phone) };
}

/** Leads of this very name that are not yet customers. */
export function listLeadsByName(db: ReadDb, name: string): LeadRecord[] {
  return selectRows(
    db,
    leads,
    "t.name_norm = ? AND t.status <> 'converted' AND t.deleted_at IS NULL LIMIT 10",
    companyNorm(name),
  );
}

/** Leads with this number, in whatever way it is written, that are not yet customers. */
export function listLeadsByPhone(db: ReadDb, written: string | undefined): LeadRecord[] {
  const key = phoneKey(written);
  if (key === null) return [];
  return selectRows(
    db,
    leads,
    "(t.mobile_norm = ? OR t.phone_norm = ?) AND t.status <> 'converted' AND t.deleted_at IS NULL LIMIT 10",
    key,
    key,
  );
}
