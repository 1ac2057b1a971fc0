import type { ReadDb, RowOf } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { alerts } from './alerts.tables.ts';

export type AlertRecord = RowOf<typeof alerts>;

export function listRowsOfAlert(db: ReadDb, alertId: string): AlertRecord[] {
  return selectRows(db, alerts, 't.alert_id = ?', alertId);
}

/** The newest alert of a rule about this subject, whatever its state. */
export function findNewestAlert(db: ReadDb, rule: string, dedupe: string): AlertRecord | undefined {
  return selectRows(db, alerts, 't.rule = ? AND t.dedupe = ? ORDER BY t.last_at DESC LIMIT 1', rule, dedupe)[0];
}

/** A person's own alerts, newest first. */
export function listOwnAlerts(
  db: ReadDb,
  ownerId: string,
  { state, limit, offset }: { readonly state: 'open' | 'all'; readonly limit: number; readonly offset: number },
): { rows: AlertRecord[]; total: number; open: number } {
  const where = `t.owner_id = ? AND t.deleted_at IS NULL${state === 'open' ? " AND t.state = 'open'" : ''}`;
  const count = (condition: string) =>
    db.row<{ n: number }>(`SELECT count(*) AS n FROM alerts t WHERE ${condition}`, ownerId)!.n;
  return {
    rows: selectRows(db, alerts, `${where} ORDER BY t.last_at DESC, t.id LIMIT ? OFFSET ?`, ownerId, limit, offset),
    total: count(where),
    open: count("t.owner_id = ? AND t.deleted_at IS NULL AND t.state = 'open'"),
  };
}

/** A person's open alerts of which their desktop has not told yet. */
export function listUntold(db: ReadDb, ownerId: string): AlertRecord[] {
  return selectRows(
    db,
    alerts,
    "t.owner_id = ? AND t.state = 'open' AND t.told_at IS NULL AND t.deleted_at IS NULL ORDER BY t.last_at LIMIT 20",
    ownerId,
  );
}

/** Whom alerts are for: everybody at work whose role lets them see alerts. */
export function listAlertReaders(db: ReadDb): string[] {
  return db
    .rows<{ id: string }>(
      `SELECT u.id FROM users u WHERE u.deleted_at IS NULL AND u.status IN ('active', 'leaving', 'inactive')
       AND EXISTS (SELECT 1 FROM roles r, json_each(r.actions) a WHERE r.deleted_at IS NULL
         AND r.id IN (SELECT value FROM json_each(u.role_ids)) AND a.value IN ('*', 'alert.view')) ORDER BY u.id LIMIT 500`,
    )
    .map((row) => row.id);
}
