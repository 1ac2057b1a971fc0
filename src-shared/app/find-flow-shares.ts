import { listDecidersFor } from '../features/flows/flows.repository.ts';
import { sensitiveFields } from '../kernel/rights/field-catalogue.ts';
import type { FieldRights } from '../kernel/rights/field-rights.ts';
import { type Grant, givesNoun, type Shares } from '../kernel/rights/join-grants.ts';
import { codecOf } from '../ledger/row-codec.ts';
import type { ReadDb } from '../ports/database.ts';
import { findDelegatedGrants } from './find-delegated-grants.ts';
import { findRoleGrants, type Granted } from './find-role-grants.ts';
import { flowDocuments } from './flow-documents.ts';

/** A task is somebody's while it is open, and a copy for as long as it is in their box. */
export const liveTask =
  "((t.kind = 'approve' AND t.state = 'open') OR (t.kind = 'cc' AND t.state IN ('open', 'read')))";

/** Documents whose approval is the person's to decide, or that they were told of, and what has to be read with them. */
export function findFlowShares(db: ReadDb, { userId }: Granted, at: number | undefined): Shares {
  if (at === undefined) return {};
  const people = JSON.stringify(listDecidersFor(db, userId, at));
  const found = db.rows<{ tableName: string; recordId: string }>(
    `SELECT DISTINCT t.table_name AS "tableName", t.record_id AS "recordId" FROM flow_tasks t
      WHERE t.assignee_id IN (SELECT value FROM json_each(?)) AND ${liveTask} AND t.deleted_at IS NULL`,
    people,
  );
  if (found.length === 0) return {};
  const shares: Record<string, { ids: string[]; editIds: string[] }> = {};
  const add = (noun: string, ids: readonly string[]) => {
    shares[noun] ??= { ids: [], editIds: [] };
    shares[noun].ids.push(...ids);
  };
  for (const { table, noun, related } of flowDocuments) {
    const codec = codecOf(table);
    const ids = found.filter((row) => row.tableName === codec.name).map((row) => row.recordId);
    if (ids.length === 0) continue;
    add(noun, ids);
    for (const each of related) {
      const column = codec.byProperty.get(each.property)!.column;
      const rows = db.rows<{ id: string | null }>(
        `SELECT DISTINCT d."${column}" AS id FROM "${codec.name}" d WHERE d.id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(ids),
      );
      add(
        each.noun,
        rows.flatMap((row) => row.id ?? []),
      );
    }
  }
  return shares;
}

/** Who decides about a document may read it, whatever their roles say; of its sensitive fields they see nothing then. */
export function findFlowGrants(db: ReadDb, person: Granted, at: number | undefined): Grant[] {
  const nouns = Object.keys(findFlowShares(db, person, at));
  if (nouns.length === 0) return [];
  const others = [...findRoleGrants(db, person), ...findDelegatedGrants(db, person, at)];
  return nouns
    .filter((noun) => !others.some((grant) => givesNoun(grant, noun)))
    .map((noun) => ({
      source: { kind: 'role' as const, id: `flow:${noun}`, name: '审批' },
      actions: [`${noun}.view`],
      dataScope: 'own' as const,
      scopes: {},
      departmentIds: [],
      fieldRights: hiddenFields(noun),
      exportLimit: 0,
      offlineAllowed: false,
      offlineDays: null,
      place: { userId: person.userId, branchId: person.branchId, deptIds: person.deptIds },
    }));
}

function hiddenFields(noun: string): FieldRights {
  const fields = Object.keys(sensitiveFields[noun] ?? {});
  return { [noun]: Object.fromEntries(fields.map((field) => [field, { access: 'hidden', mask: 'everywhere' }])) };
}
