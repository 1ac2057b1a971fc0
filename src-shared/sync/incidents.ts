import type { Incident, IncidentKind } from '../features/sync/sync.model.ts';
import type { Statements } from '../ledger/read-db.ts';

interface IncidentRecord {
  id: number;
  kind: IncidentKind;
  at: number;
  detail: string;
  state: Incident['state'];
}

/** What synchronising noticed: ids and counts, never row contents. */
export interface Incidents {
  note(kind: IncidentKind, at: number, detail: Record<string, unknown>, state?: Incident['state']): number;
  list(offset: number, limit: number): { rows: Incident[]; total: number };
  find(id: number): Incident | undefined;
  answer(id: number): void;
  listAsking(): Incident[];
}

export function createIncidents(statements: Statements): Incidents {
  const toIncident = (row: IncidentRecord): Incident => ({ ...row, detail: JSON.parse(row.detail) });
  return {
    note: (kind, at, detail, state = 'noted') =>
      Number(
        statements('INSERT INTO sync_incidents (kind, at, detail, state) VALUES (?, ?, ?, ?)').run(
          kind,
          at,
          JSON.stringify(detail),
          state,
        ).lastInsertRowid,
      ),
    list: (offset, limit) => ({
      rows: (
        statements('SELECT * FROM sync_incidents ORDER BY id DESC LIMIT ? OFFSET ?').all(
          limit,
          offset,
        ) as IncidentRecord[]
      ).map(toIncident),
      total: (statements('SELECT count(*) AS total FROM sync_incidents').get() as { total: number }).total,
    }),
    find: (id) => {
      const row = statements('SELECT * FROM sync_incidents WHERE id = ?').get(id) as IncidentRecord | undefined;
      return row ? toIncident(row) : undefined;
    },
    answer: (id) => {
      statements("UPDATE sync_incidents SET state = 'answered' WHERE id = ?").run(id);
    },
    listAsking: () =>
      (statements("SELECT * FROM sync_incidents WHERE state = 'asking' ORDER BY id").all() as IncidentRecord[]).map(
        toIncident,
      ),
  };
}
