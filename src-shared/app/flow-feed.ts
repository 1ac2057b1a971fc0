import { listDecidersFor } from '../features/flows/flows.repository.ts';
import type { Actor } from '../kernel/scope.ts';
import type { Sink } from '../ledger/ledger.ts';
import { codecOf } from '../ledger/row-codec.ts';
import type { ReadDb } from '../ports/database.ts';
import type { Clock } from '../ports/ports.ts';
import { liveTask } from './find-flow-shares.ts';
import { flowDocuments } from './flow-documents.ts';

interface Refresher {
  refreshExtras(table: string, id: string): void;
}

/** How documents reach the devices of those who decide about them: each person has a bucket of their part in approvals. */
export interface FlowFeed {
  readonly rules: {
    extraBucketsOf(table: string, id: string): readonly string[];
    extraGrants(actor: Actor): readonly string[];
  };
  /** Behind the feed's own sink: a changed task brings its document up to date, in the same transaction. */
  sink(feed: Refresher): Sink;
}

function flowBucket(userId: string): string {
  return `flow:${userId}`;
}

export function createFlowFeed({ db, clock }: { readonly db: ReadDb; readonly clock: Clock }): FlowFeed {
  const readersByTable = readers(db);
  return {
    rules: {
      extraBucketsOf: (table, id) => {
        const find = readersByTable.get(table);
        return find ? [...new Set(find(id))].map(flowBucket) : [];
      },
      extraGrants: (actor) => listDecidersFor(db, actor.userId, clock.now()).map(flowBucket),
    },
    sink: (feed) => (entry) => {
      const ids = entry.effects.filter(({ table }) => table === 'flow_tasks').map(({ id }) => id);
      if (ids.length === 0) return;
      const records = db.rows<{ tableName: string; recordId: string }>(
        'SELECT DISTINCT table_name AS "tableName", record_id AS "recordId" FROM flow_tasks WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(ids),
      );
      for (const { tableName, recordId } of records) {
        for (const [table, id] of rowsOf(db, tableName, recordId)) feed.refreshExtras(table, id);
      }
    },
  };
}

/** The document with all that comes with it, and its approvals. */
function rowsOf(db: ReadDb, tableName: string, recordId: string): (readonly [table: string, id: string])[] {
  const rows: (readonly [string, string])[] = [[tableName, recordId]];
  const add = (table: string, condition: string) => {
    const found = db.rows<{ id: string | null }>(`SELECT ${condition}`, recordId);
    for (const { id } of found) if (id !== null) rows.push([table, id]);
  };
  add('flow_instances', 'id FROM flow_instances WHERE record_id = ?');
  add('flow_tasks', 'id FROM flow_tasks WHERE record_id = ?');
  const document = flowDocuments.find(({ table }) => codecOf(table).name === tableName);
  if (!document) return rows;
  for (const { table, parent } of document.children) {
    const codec = codecOf(table);
    add(codec.name, `id FROM "${codec.name}" WHERE "${codec.byProperty.get(parent)!.column}" = ?`);
  }
  const own = codecOf(document.table);
  for (const { table, property } of document.related) {
    add(table, `"${own.byProperty.get(property)!.column}" AS id FROM "${own.name}" WHERE id = ?`);
  }
  return rows;
}

/** Per table, who holds a row because of an approval. */
function readers(db: ReadDb): ReadonlyMap<string, (id: string) => string[]> {
  const found = new Map<string, ((id: string) => string[])[]>();
  const add = (table: string, sql: string) => {
    const places = sql.split('?').length - 1;
    const ask = (id: string) => db.rows<{ id: string }>(sql, ...Array(places).fill(id)).map((row) => row.id);
    found.set(table, [...(found.get(table) ?? []), ask]);
  };
  const parties = (instances: string) =>
    `SELECT t.assignee_id AS id FROM flow_tasks t WHERE t.instance_id = ${instances}
      UNION SELECT i.submitter_id FROM flow_instances i WHERE i.id = ${instances}`;
  add('flow_instances', parties('?'));
  add('flow_tasks', parties('(SELECT instance_id FROM flow_tasks WHERE id = ?)'));
  const deciders = (record: string) =>
    `SELECT t.assignee_id AS id FROM flow_tasks t WHERE t.record_id ${record} AND ${liveTask} AND t.deleted_at IS NULL`;
  for (const { table, children, related } of flowDocuments) {
    const own = codecOf(table);
    add(own.name, deciders('= ?'));
    for (const child of children) {
      const codec = codecOf(child.table);
      const parent = codec.byProperty.get(child.parent)!.column;
      add(codec.name, deciders(`= (SELECT "${parent}" FROM "${codec.name}" WHERE id = ?)`));
    }
    for (const each of related) {
      const column = own.byProperty.get(each.property)!.column;
      add(each.table, deciders(`IN (SELECT id FROM "${own.name}" WHERE "${column}" = ?)`));
    }
  }
  return new Map([...found].map(([table, asks]) => [table, (id: string) => asks.flatMap((ask) => ask(id))]));
}
