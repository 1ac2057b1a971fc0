import type { Actor } from '../../kernel/scope.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import type { ReadDb } from '../../ports/database.ts';
import { likeText } from '../../reading/filter-condition.ts';
import { findNames } from '../people/people.repository.ts';
import type { FlowDocType } from './flow-facts.model.ts';
import type { Box, BoxRow } from './flows.contract.ts';
import { type InstanceRecord, listDecidersFor } from './flows.repository.ts';
import { flowInstances } from './flows.tables.ts';
import { describeInstance } from './list-flows-of-record.ts';

interface BoxInput {
  readonly box: Box;
  readonly docType?: FlowDocType | undefined;
  readonly search?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const live = 'i.deleted_at IS NULL';
const noTask = 'NULL AS task_id, NULL AS task_at, NULL AS due_at, NULL AS reminded_at';
const ofTask = (at: string) => `t.id AS task_id, t.${at} AS task_at, t.due_at, t.reminded_at`;
const joined = 'flow_tasks t JOIN flow_instances i ON i.id = t.instance_id';

/** What a box holds: its rows, where they come from, and their order. */
function sourceOf(db: ReadDb, actor: Actor, box: Box, now: number) {
  switch (box) {
    case 'todo':
      return {
        columns: ofTask('opened_at'),
        from: joined,
        where: todoCondition(db, actor, now),
        order: 't.opened_at DESC, t.id',
      };
    case 'submitted':
      return {
        columns: noTask,
        from: 'flow_instances i',
        where: { sql: `i.submitter_id = ? AND ${live}`, values: [actor.userId] },
        order: "i.state = 'pending' DESC, i.submitted_at DESC, i.id",
      };
    case 'done':
      return {
        columns: ofTask('decided_at'),
        from: joined,
        where: {
          sql: `t.kind = 'approve' AND t.decided_by = ? AND t.state IN ('agreed', 'rejected', 'returned', 'moved') AND ${live}`,
          values: [actor.userId],
        },
        order: 't.decided_at DESC, t.id',
      };
    case 'copies':
      return {
        columns: ofTask('opened_at'),
        from: joined,
        where: { sql: `t.kind = 'cc' AND t.assignee_id = ? AND ${live}`, values: [actor.userId] },
        order: "t.state = 'open' DESC, t.opened_at DESC, t.id",
      };
    default:
      return box satisfies never;
  }
}

function todoCondition(db: ReadDb, actor: Actor, now: number): Condition {
  const people = listDecidersFor(db, actor.userId, now);
  return {
    sql: `t.kind = 'approve' AND t.state = 'open' AND t.assignee_id IN (SELECT value FROM json_each(?)) AND i.state = 'pending' AND ${live}`,
    values: [JSON.stringify(people)],
  };
}

type Found = Record<string, unknown> & {
  readonly task_id: string | null;
  readonly task_at: number | null;
  readonly due_at: number | null;
  readonly reminded_at: number | null;
};

export function listBox(db: ReadDb, actor: Actor, input: BoxInput, now: number): { rows: BoxRow[]; total: number } {
  const { columns, from, where, order } = sourceOf(db, actor, input.box, now);
  const asked: Condition[] = [where];
  if (input.docType) asked.push({ sql: 'i.doc_type = ?', values: [input.docType] });
  if (input.search) {
    const pattern = `%${likeText(input.search)}%`;
    asked.push({ sql: "(i.title LIKE ? ESCAPE '\\' OR i.no LIKE ? ESCAPE '\\')", values: [pattern, pattern] });
  }
  const sql = asked.map((each) => each.sql).join(' AND ');
  const values = asked.flatMap((each) => each.values);
  const { total } = db.row<{ total: number }>(`SELECT count(*) AS total FROM ${from} WHERE ${sql}`, ...values)!;
  const found = db.rows<Found>(
    `SELECT i.*, ${columns} FROM ${from} WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...values,
    input.limit,
    input.offset,
  );
  const names = findNames(db);
  const codec = codecOf(flowInstances);
  return {
    total,
    rows: found.map((row) => {
      const instance = codec.decode(row) as InstanceRecord;
      return {
        ...describeInstance(instance, names),
        taskId: row.task_id,
        taskAt: row.task_at,
        dueAt: row.due_at,
        urged: row.reminded_at !== null,
        urgedAt: row.reminded_at,
        requireComment: instance.pinned.settings.requireComment,
      };
    }),
  };
}

/** What waits for the person, what they wait for, and what they have not read. */
export function countBoxes(db: ReadDb, actor: Actor, now: number) {
  const todo = todoCondition(db, actor, now);
  const count = (from: string, sql: string, ...values: unknown[]) =>
    db.row<{ total: number }>(`SELECT count(*) AS total FROM ${from} WHERE ${sql}`, ...values)!.total;
  return {
    todo: count(joined, todo.sql, ...todo.values),
    submitted: count('flow_instances i', `i.submitter_id = ? AND i.state = 'pending' AND ${live}`, actor.userId),
    copies: count(joined, `t.kind = 'cc' AND t.state = 'open' AND t.assignee_id = ? AND ${live}`, actor.userId),
  };
}
