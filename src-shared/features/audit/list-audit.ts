import { coverField, treatmentOf } from '../../kernel/rights/field-rights.ts';
import { findNoun } from '../../kernel/rights/nouns.ts';
import type { Actor } from '../../kernel/scope.ts';
import { isAllowed } from '../../kernel/scope.ts';
import { eventRowId, readChanges } from '../../ledger/audit.ts';
import { isSensitiveField, maskedValue } from '../../ledger/audit-values.ts';
import type { AuditChange } from '../../ledger/ledger.tables.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findRow, findVisibleRow } from '../../reading/rows.ts';
import { tracePattern } from '../exports/export-trace.model.ts';
import { historyTables } from '../history/history.repository.ts';
import { findNames } from '../people/people.repository.ts';
import { isCoveredTo } from '../schedule/schedule.repository.ts';
import { type AuditEntry, type AuditFilter, auditCategoryOf } from './audit.model.ts';

interface Row {
  seq: number;
  kind: string;
  procedure: string | null;
  actorId: string | null;
  deviceId: string | null;
  at: number;
  recordedAt: number;
  changes: string;
  details: string | null;
  hash: string;
}

export interface AuditPage {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Rows looked at for one page; where a filter fits few, the answer says where to go on. */
const mostLookedAt = 20_000;
const perRead = 500;
/** Changed rows shown of one record: an import has hundreds. */
const mostChanges = 20;

export function listAudit(db: ReadDb, actor: Actor, filter: AuditFilter, { before, limit }: AuditPage) {
  const found: AuditEntry[] = [];
  const names = findNames(db);
  let cursor = before ?? Number.MAX_SAFE_INTEGER;
  for (let looked = 0; looked < mostLookedAt; looked += perRead) {
    const rows = readRows(db, filter, cursor);
    for (const row of rows) {
      cursor = row.seq;
      if (filter.category && auditCategoryOf(row.kind, row.procedure) !== filter.category) continue;
      found.push(entryOf(db, actor, row, names.user(row.actorId)));
      if (found.length === limit) return { rows: found, next: cursor };
    }
    if (rows.length < perRead) return { rows: found, next: null };
  }
  return { rows: found, next: cursor };
}

function readRows(db: ReadDb, filter: AuditFilter, before: number): Row[] {
  const conditions = ['a.seq < ?'];
  const values: unknown[] = [before];
  const add = (condition: string, value: unknown) => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  add('a.actor_id = ?', filter.actorId);
  add('a.device_id = ?', filter.deviceId);
  add('a.recorded_at >= ?', filter.from);
  add('a.recorded_at < ?', filter.to);
  if (filter.recordId !== undefined && tracePattern.test(filter.recordId)) {
    add("a.kind IN ('export', 'print') AND json_extract(a.details, '$.trace') = ?", filter.recordId);
  } else if (filter.recordId !== undefined) {
    conditions.push('a.seq IN (SELECT seq FROM audit_rows WHERE row_id IN (?, ?))');
    values.push(filter.recordId, eventRowId(filter.recordId));
  }
  return db.rows<Row>(
    `SELECT a.seq, a.kind, a.procedure, a.actor_id AS "actorId", a.device_id AS "deviceId", a.at,
      a.recorded_at AS "recordedAt", a.changes, a.details, a.hash
     FROM audit_records a WHERE ${conditions.join(' AND ')} ORDER BY a.seq DESC LIMIT ${perRead}`,
    ...values,
  );
}

function entryOf(db: ReadDb, actor: Actor, row: Row, actorName: string | null): AuditEntry {
  const { changes: text, details: told, ...rest } = row;
  const changes = readChanges(text);
  const details = (told === null ? {} : JSON.parse(told)) as AuditEntry['details'];
  return {
    ...rest,
    category: auditCategoryOf(row.kind, row.procedure),
    actorName,
    outcome: details.outcome === 'refused' ? 'refused' : 'done',
    details,
    changes: changes.slice(0, mostChanges).map((change) => toEntryChange(coverChange(db, actor, change))),
    changeCount: changes.length,
  };
}

/**
 * The audit is no way around anybody's rights: values of a record are shown as far as the reader may see that record
 * now, and sensitive ones masked to everybody. An auditor without customers sees which fields were changed, not to what.
 */
export function coverChange(db: ReadDb, actor: Actor, [table, id, operation, fields]: AuditChange): AuditChange {
  const noun = findNoun(table);
  const isReached = noun === undefined ? actor.actions.has('*') : maySee(db, actor, table, noun, id);
  const isOpen = isReached && !isCoveredTo(db, actor, table, id);
  const cover = (field: string, value: unknown) => {
    if (value === null || value === undefined) return null;
    if (!isOpen) return '***';
    if (isSensitiveField(field)) return maskedValue(value);
    return noun === undefined ? value : coverField(actor.fields, noun, field, 'list', value);
  };
  const shown = Object.entries(fields)
    .filter(([field]) => noun === undefined || treatmentOf(actor.fields, noun, field, 'list') !== 'hidden')
    .map(([field, [was, is]]) => [field, [cover(field, was), cover(field, is)]]);
  return [table, id, operation, Object.fromEntries(shown) as AuditChange[3]];
}

function toEntryChange([table, id, operation, fields]: AuditChange): AuditEntry['changes'][number] {
  const named = Object.entries(fields).map(([field, [from, to]]) => ({ field, from, to }));
  return { table, id, operation, fields: named as never };
}

function maySee(db: ReadDb, actor: Actor, table: string, noun: string, id: string): boolean {
  if (!isAllowed(actor, `${noun}.view`)) return false;
  const known = historyTables[table as keyof typeof historyTables];
  if (!known) return actor.actions.has('*');
  const isOrganisation = ['user', 'branch', 'department', 'role'].includes(noun);
  return (isOrganisation ? findRow(db, known, id) : findVisibleRow(db, actor, known, id)) !== undefined;
}
