import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { bases, type ConsentChannel, purposes, subjectTables } from './consent.model.ts';
import { type DestroyedRow, destroyedTables } from './destruction.model.ts';
import { entryStates, registers } from './entry.model.ts';
import { noticeAudiences } from './notice.model.ts';
import type { PrivacySettings } from './privacy-settings.model.ts';
import { requestKinds, requestStates } from './request.model.ts';
import { retentionActions } from './retention.model.ts';

/** One row: what the company decided about personal data. */
export const privacySettingsTable = sqliteTable('privacy_settings', {
  id: text('id').primaryKey(),
  settings: text('settings', { mode: 'json' }).$type<PrivacySettings>().notNull(),
  ...recordColumns,
});

export const privacyNotices = sqliteTable('privacy_notices', {
  id: text('id').primaryKey(),
  version: text('version').notNull(),
  audience: text('audience', { enum: noticeAudiences }).notNull(),
  text: text('text').notNull(),
  effectiveFrom: integer('effective_from').notNull(),
  ...recordColumns,
});

/** On what basis a person's data is used, for which purpose, and until when. The scope is the person's record's. */
export const consents = sqliteTable(
  'consents',
  {
    id: text('id').primaryKey(),
    subjectTable: text('subject_table', { enum: subjectTables }).notNull(),
    subjectId: text('subject_id').notNull(),
    purpose: text('purpose', { enum: purposes }).notNull(),
    basis: text('basis', { enum: bases }).notNull(),
    channels: text('channels', { mode: 'json' }).$type<ConsentChannel[]>().notNull(),
    noticeId: text('notice_id'),
    source: text('source').notNull(),
    evidence: text('evidence'),
    separate: integer('separate', { mode: 'boolean' }).notNull(),
    givenAt: integer('given_at').notNull(),
    collectedBy: text('collected_by'),
    withdrawnAt: integer('withdrawn_at'),
    withdrawnBy: text('withdrawn_by'),
    withdrawReason: text('withdraw_reason'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('consents_by_subject').on(table.subjectId, table.withdrawnAt)],
);

/** Kept by law although it should go, and used for nothing else until the hold is lifted. */
export const legalHolds = sqliteTable(
  'legal_holds',
  {
    id: text('id').primaryKey(),
    subjectTable: text('subject_table', { enum: subjectTables }).notNull(),
    subjectId: text('subject_id').notNull(),
    reason: text('reason').notNull(),
    liftedAt: integer('lifted_at'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('legal_holds_by_subject').on(table.subjectId, table.liftedAt)],
);

/** What persons asked for. */
export const privacyRequests = sqliteTable(
  'privacy_requests',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: requestKinds }).notNull(),
    subjectTable: text('subject_table', { enum: subjectTables }),
    subjectId: text('subject_id'),
    requester: text('requester'),
    channel: text('channel'),
    detail: text('detail'),
    receivedAt: integer('received_at').notNull(),
    dueAt: integer('due_at').notNull(),
    state: text('state', { enum: requestStates }).notNull(),
    identityNote: text('identity_note'),
    outcome: text('outcome'),
    closedAt: integer('closed_at'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('privacy_requests_by_due').on(table.state, table.dueAt),
    index('privacy_requests_by_subject').on(table.subjectId),
  ],
);

/** Processing activities, impact assessments, incidents. */
export const privacyEntries = sqliteTable(
  'privacy_entries',
  {
    id: text('id').primaryKey(),
    register: text('register', { enum: registers }).notNull(),
    title: text('title').notNull(),
    details: text('details', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    state: text('state', { enum: entryStates }).notNull(),
    keepUntil: integer('keep_until'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('privacy_entries_by_register').on(table.register, table.updatedAt)],
);

/**
 * What was destroyed, by ids alone: every host takes the traces out when this row reaches it, and a restored backup is
 * brought up to it again. Nothing in it tells who the person was.
 */
export const destructions = sqliteTable('destructions', {
  id: text('id').primaryKey(),
  subjectTable: text('subject_table', { enum: destroyedTables }).notNull(),
  /** Null where rows went whole. */
  action: text('action', { enum: retentionActions }),
  subjectId: text('subject_id').notNull(),
  reason: text('reason').notNull(),
  requestId: text('request_id'),
  rows: text('rows', { mode: 'json' }).$type<DestroyedRow[]>().notNull(),
  /** SHA-256 of `rows`: what the certificate and the ledger outside the database repeat. */
  digest: text('digest').notNull(),
  ...recordColumns,
});

/** Which destructions this host has taken out of its audit, log, outbox and free pages. */
export const destructionMarks = sqliteTable('destruction_marks', {
  id: text('id').primaryKey(),
  erasedAt: integer('erased_at').notNull(),
});
