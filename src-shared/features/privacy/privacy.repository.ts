import type { Scope } from '../../kernel/scope.ts';
import type { ChildRows } from '../../ledger/child-rows.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { attachmentChildren } from '../attachments/attachment-children.repository.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import type { SubjectTable } from './consent.model.ts';
import { consents, legalHolds, privacyNotices } from './privacy.tables.ts';
import { defaultPrivacySettings, type PrivacySettings, privacySettings } from './privacy-settings.model.ts';

export type ConsentRecord = RowOf<typeof consents>;
export type NoticeRecord = RowOf<typeof privacyNotices>;

/** The same on every host, so that two who decide at once decide on one row. */
export const privacySettingsId = '00000000-0000-7000-8000-000000000020';

/**
 * What the company decided. Whoever publishes a notice to customers has begun to keep bases, and from then on persons
 * without one are left out of exports, unless the company decided otherwise. [S-PI-1]
 */
export function findPrivacySettings(db: ReadDb): PrivacySettings {
  const row = db.row<{ settings: string }>('SELECT settings FROM privacy_settings WHERE id = ?', privacySettingsId);
  const decided = row && privacySettings.safeParse(JSON.parse(row.settings)).data;
  return decided ?? { ...defaultPrivacySettings, requireBasis: hasCustomerNotice(db) };
}

function hasCustomerNotice(db: ReadDb): boolean {
  return (
    db.row("SELECT 1 FROM privacy_notices WHERE audience = 'customer' AND deleted_at IS NULL LIMIT 1") !== undefined
  );
}

const subjects = { contacts, leads } as const;

/** A record that is about one person. */
export interface Subject extends Scope {
  readonly id: string;
  readonly name: string;
  readonly deletedAt: number | null;
  readonly optOut: readonly string[];
}

export function findSubject(db: ReadDb, table: SubjectTable, id: string): Subject | undefined {
  const row = findRow(db, subjects[table], id);
  return row && { ...row, optOut: 'optOut' in row ? row.optOut : [] };
}

export function findConsent(db: ReadDb, id: string): ConsentRecord | undefined {
  return findRow(db, consents, id);
}

/** Everything that was ever agreed to, the newest first. */
export function listConsents(db: ReadDb, subjectIds: readonly string[]): ConsentRecord[] {
  return selectRows(
    db,
    consents,
    't.subject_id IN (SELECT value FROM json_each(?)) AND t.deleted_at IS NULL ORDER BY t.given_at DESC, t.id DESC',
    JSON.stringify(subjectIds),
  );
}

/** Reasons of the holds in force, by person. */
export function listHolds(db: ReadDb, subjectIds: readonly string[]): ReadonlyMap<string, string> {
  const found = selectRows(
    db,
    legalHolds,
    't.subject_id IN (SELECT value FROM json_each(?)) AND t.lifted_at IS NULL AND t.deleted_at IS NULL ORDER BY t.id',
    JSON.stringify(subjectIds),
  );
  return new Map(found.map((hold) => [hold.subjectId, hold.reason]));
}

export function findNotice(db: ReadDb, id: string): NoticeRecord | undefined {
  return findRow(db, privacyNotices, id);
}

export function listNotices(db: ReadDb): NoticeRecord[] {
  return selectRows(db, privacyNotices, 't.deleted_at IS NULL ORDER BY t.effective_from DESC, t.id DESC');
}

/** What hangs on a person's record: it moves and goes with it. */
export const subjectChildren: readonly ChildRows[] = [
  ...attachmentChildren,
  { table: consents, ofParent: 't.subject_id = ?' },
  { table: legalHolds, ofParent: 't.subject_id = ?' },
];
