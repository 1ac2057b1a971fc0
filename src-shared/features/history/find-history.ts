import { coverValue, treatmentOf } from '../../kernel/rights/field-rights.ts';
import { nounOf } from '../../kernel/rights/nouns.ts';
import { nounAt } from '../../kernel/rights/pool-cover.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findRow, findVisibleRow } from '../../reading/rows.ts';
import { findNames } from '../people/people.repository.ts';
import { isCoveredTo } from '../schedule/schedule.repository.ts';
import { derivedFields, type HistoryEntry, type HistoryTable, summaryFields } from './history.model.ts';
import { type Act, countActsOn, findFirstActOn, historyTables, listActsOn } from './history.repository.ts';

interface Wanted {
  readonly table: HistoryTable;
  readonly id: string;
  readonly offset: number;
  readonly limit: number;
}

interface Stamped {
  readonly createdAt: number;
  readonly createdBy: string | null;
  readonly updatedAt: number;
  readonly updatedBy: string | null;
}

const organisation: readonly HistoryTable[] = ['users', 'branches', 'departments', 'roles', 'posts'];
/** A command recorded this long after it was made has travelled from a device without a connection. */
const offlineAfter = 2 * 60_000;

/** The acts on a record, newest first; undefined where the actor may not see the record. */
export function findHistory(db: ReadDb, actor: Actor, { table, id, offset, limit }: Wanted) {
  const row = organisation.includes(table)
    ? findRow(db, historyTables[table], id)
    : findVisibleRow(db, actor, historyTables[table], id);
  if (!row) return undefined;
  const names = findNames(db);
  const isCovered = isCoveredTo(db, actor, table, id);
  const name = (entry: Omit<HistoryEntry, 'userName'>): HistoryEntry => ({
    ...entry,
    ...(entry.insteadOf
      ? {
          insteadOf: entry.insteadOf
            .split(',')
            .map((each) => names.user(each) ?? '')
            .join('、'),
        }
      : {}),
    changes: isCovered ? [] : coverChanges(actor, table, row, entry.changes),
    userName: names.user(entry.userId),
  });
  const elsewhere = actsElsewhere(db, row as Stamped, id);
  const known = countActsOn(db, id);
  const newest = elsewhere.filter((each) => each.operation === 'update').slice(offset, offset + limit);
  const before = elsewhere.filter((each) => each.operation === 'update').length;
  const recorded = listActsOn(db, id, limit - newest.length, Math.max(0, offset - before)).map(entryOf);
  const creation = elsewhere.filter((each) => each.operation === 'insert');
  const isLastPage = offset + limit >= before + known + creation.length;
  const rows = [...newest, ...recorded, ...(isLastPage ? creation : [])].slice(0, limit);
  return { rows: rows.map(name), total: before + known + creation.length };
}

/** Old values are as covered as today's; of a hidden field not even the change is told. */
function coverChanges(
  actor: Actor,
  table: HistoryTable,
  row: object,
  changes: HistoryEntry['changes'],
): HistoryEntry['changes'] {
  const noun = nounOf(table);
  const place = nounAt(actor.fields, noun, row);
  const cover = (field: string, value: HistoryEntry['changes'][number]['from']) =>
    coverValue(noun, field, treatmentOf(actor.fields, place, field, 'list'), value) as typeof value;
  return changes
    .filter(({ field }) => treatmentOf(actor.fields, place, field, 'list') !== 'hidden')
    .map(({ field, from, to }) => ({ field, from: cover(field, from), to: cover(field, to) }));
}

/** What the record's stamps tell of acts that another host recorded: its creation, and its latest change. */
function actsElsewhere(db: ReadDb, row: Stamped, id: string): Omit<HistoryEntry, 'userName'>[] {
  const unknown = { commandId: null, procedure: null, deviceId: null, offline: false, decidedAt: null, changes: [] };
  const [latest] = listActsOn(db, id, 1, 0);
  const first = findFirstActOn(db, id);
  const entries: Omit<HistoryEntry, 'userName'>[] = [];
  if (row.updatedAt > (latest?.at ?? row.createdAt)) {
    entries.push({ ...unknown, operation: 'update', at: row.updatedAt, userId: row.updatedBy });
  }
  if (!first?.changes.some(([, , operation]) => operation === 'insert')) {
    entries.push({ ...unknown, operation: 'insert', at: row.createdAt, userId: row.createdBy });
  }
  return entries;
}

/** Several changes of one act are one entry: each field from its first value to its last. */
function entryOf(act: Act): Omit<HistoryEntry, 'userName'> {
  const fields = new Map<string, { from: unknown; to: unknown }>();
  for (const [, , operation, changed] of act.changes) {
    if (operation !== 'update') continue;
    for (const [field, [was, is]] of Object.entries(changed)) {
      if (derivedFields.has(field) || summaryFields.has(field)) continue;
      fields.set(field, { from: fields.has(field) ? fields.get(field)!.from : was, to: is });
    }
  }
  const operations = act.changes.map(([, , operation]) => operation);
  return {
    commandId: act.commandId,
    procedure: act.procedure,
    operation: operations.includes('remove') ? 'remove' : operations.includes('insert') ? 'insert' : 'update',
    at: act.at,
    userId: act.actorId,
    ...(act.insteadOf.length > 0 ? { insteadOf: act.insteadOf.join() } : {}),
    deviceId: act.deviceId,
    offline: act.recordedAt - act.at > offlineAfter,
    decidedAt: act.recordedAt,
    changes: [...fields].map(([field, { from, to }]) => ({
      field,
      from: from as HistoryEntry['changes'][number]['from'],
      to: to as HistoryEntry['changes'][number]['to'],
    })),
  };
}
