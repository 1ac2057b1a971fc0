import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { countVisibleRows } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { findNames } from '../people/people.repository.ts';
import { type ConsentChannel, type Standing, type SubjectTable, standingOf } from './consent.model.ts';
import type { ConsentRow } from './consents.contract.ts';
import { maySeeSubject } from './privacy.policy.ts';
import { findPrivacySettings, findSubject, listConsents, listHolds, listNotices } from './privacy.repository.ts';
import type { PrivacySettings } from './privacy-settings.model.ts';

interface SubjectInput {
  readonly subjectTable: SubjectTable;
  readonly subjectId: string;
  readonly channel?: ConsentChannel | undefined;
}

/** Undefined outside the actor's scope, as if the person were not there. */
export function findConsents(
  db: ReadDb,
  actor: Actor,
  { subjectTable, subjectId, channel }: SubjectInput,
): { standing: Standing; rows: ConsentRow[] } | undefined {
  const subject = findSubject(db, subjectTable, subjectId);
  if (!subject || !maySeeSubject(actor, subjectTable, subject)) return undefined;
  const found = listConsents(db, [subjectId]);
  const names = findNames(db);
  const versions = new Map(listNotices(db).map((each) => [each.id, each.version]));
  return {
    standing: standingOf({
      consents: found,
      heldFor: listHolds(db, [subjectId]).get(subjectId) ?? null,
      isRequired: findPrivacySettings(db).requireBasis,
      channel,
      optOut: subject.optOut,
    }),
    rows: found.map((row) => ({
      ...row,
      collectedByName: names.user(row.collectedBy),
      noticeVersion: row.noticeId === null ? null : (versions.get(row.noticeId) ?? null),
    })),
  };
}

/** How far the company is with writing bases down. */
export function findOverview(
  db: ReadDb,
  actor: Actor,
): { settings: PrivacySettings; persons: number; withoutBasis: number } {
  const isPerson = { contacts: 't.deleted_at IS NULL', leads: "t.deleted_at IS NULL AND t.status <> 'converted'" };
  const none = 'NOT EXISTS (SELECT 1 FROM consents c WHERE c.subject_id = t.id AND c.withdrawn_at IS NULL)';
  const count = (where: (table: SubjectTable) => string) =>
    countVisibleRows(db, actor, contacts, { where: where('contacts'), values: [] }) +
    countVisibleRows(db, actor, leads, { where: where('leads'), values: [] });
  return {
    settings: findPrivacySettings(db),
    persons: count((table) => isPerson[table]),
    withoutBasis: count((table) => `${isPerson[table]} AND ${none}`),
  };
}
