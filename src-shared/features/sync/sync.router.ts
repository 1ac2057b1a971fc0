import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import { coverField } from '../../kernel/rights/field-rights.ts';
import { nounOf } from '../../kernel/rights/nouns.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findNames } from '../people/people.repository.ts';
import { type ConflictRecord, findRecordLabel, findVisibleConflict, listConflicts } from './conflicts.repository.ts';
import { syncCommands } from './sync.commands.ts';
import { type ConflictRow, syncContract } from './sync.contract.ts';

const os = implement(syncContract.conflicts).$context<Session>();

/** Conflicts, on both hosts; the rest of the contract's `sync` is the desktop's. */
export const conflictsRouter = {
  list: os.list.handler(({ input, context: { app, actor } }) => {
    const { rows, total } = listConflicts(app.db, actor, input);
    return { rows: withNames(app.db, actor, rows), total };
  }),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = findVisibleConflict(app.db, actor, input.id);
    if (!found) throw errors.CONFLICT_NOT_FOUND();
    return withNames(app.db, actor, [found])[0]!;
  }),
  resolve: os.resolve.handler(({ input, context, errors }) =>
    answer(executeAs(context, syncCommands, 'sync.conflicts.resolve', input), errors),
  ),
};

function withNames(db: ReadDb, actor: Actor, rows: readonly ConflictRecord[]): ConflictRow[] {
  const names = findNames(db);
  const cover = ({ tableName, field }: ConflictRecord, value: unknown) =>
    coverField(actor.fields, nounOf(tableName), field, 'list', value);
  return rows.map((row) => ({
    id: row.id,
    recordTable: row.tableName,
    recordId: row.rowId,
    field: row.field,
    kept: cover(row, row.shownValue),
    other: cover(row, row.otherValue),
    keptBy: row.shownBy,
    keptAt: row.shownAt,
    otherBy: row.otherBy,
    otherAt: row.otherAt,
    reason: row.reason,
    state: row.state,
    resolvedBy: row.resolvedBy,
    branchId: row.branchId,
    deptId: row.deptId,
    ownerId: row.ownerId,
    label: findRecordLabel(db, row.tableName, row.rowId),
    keptByName: names.user(row.shownBy),
    otherByName: names.user(row.otherBy),
  }));
}
