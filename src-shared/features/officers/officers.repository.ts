import { officeOf } from '../../kernel/rights/offices.ts';
import type { ReadDb } from '../../ports/database.ts';
import { heldRoles } from '../people/people.repository.ts';
import {
  type ApprovalLimits,
  approvalLimits,
  defaultLimits,
  type OfficeHolder,
  type Separation,
} from './officer.model.ts';

/** The same on every host, so that two who decide at once decide on one row. */
export const companySettingsId = '00000000-0000-7000-8000-000000000011';

/** A company that never chose is simple, as every company of 0.1.0 is. */
export function findSeparation(db: ReadDb): Separation {
  const row = db.row<{ separation: Separation }>(
    'SELECT separation FROM company_settings WHERE id = ?',
    companySettingsId,
  );
  return row?.separation ?? 'simple';
}

export function isLevel3(db: ReadDb): boolean {
  return findSeparation(db) === 'level3';
}

export function findLimits(db: ReadDb): ApprovalLimits {
  const row = db.row<{ limits: string | null }>('SELECT limits FROM company_settings WHERE id = ?', companySettingsId);
  const known = row?.limits ? approvalLimits.safeParse(JSON.parse(row.limits)) : undefined;
  return known?.data ?? defaultLimits;
}

export interface HeldActions {
  readonly userId: string;
  readonly name: string;
  readonly account: string;
  readonly status: string;
  readonly actions: ReadonlySet<string>;
}

/** Everybody who may sign in, now or after being unlocked, with all that their roles and posts let them do. */
export function listHeldActions(db: ReadDb): HeldActions[] {
  const rows = db.rows<{ userId: string; name: string; account: string; status: string; actions: string }>(
    `SELECT t.id AS "userId", t.name, t.account, t.status, r.actions FROM (${heldRoles}) h
       JOIN users t ON t.id = h.user_id JOIN roles r ON r.id = h.role_id
       WHERE t.status <> 'disabled' AND t.deleted_at IS NULL AND r.deleted_at IS NULL ORDER BY t.name, t.id`,
  );
  const people = new Map<string, HeldActions & { actions: Set<string> }>();
  for (const { actions, ...person } of rows) {
    const known = people.get(person.userId) ?? { ...person, actions: new Set<string>() };
    people.set(person.userId, known);
    for (const action of JSON.parse(actions) as string[]) known.actions.add(action);
  }
  return [...people.values()];
}

/** Who holds which office; locked people hold theirs, but cannot act in it. */
export function listOfficers(db: ReadDb): OfficeHolder[] {
  return listHeldActions(db).flatMap(({ userId, name, account, status, actions }) => {
    const office = officeOf(actions);
    return office ? [{ userId, name, account, office, isActive: status === 'active' || status === 'leaving' }] : [];
  });
}

export interface WaitingRow {
  readonly userId: string;
  readonly name: string;
  readonly account: string;
  readonly createdAt: number;
  readonly createdByName: string | null;
}

/** People whom the system officer made and the security officer has not released. */
export function listWaiting(db: ReadDb): WaitingRow[] {
  return db.rows(
    `SELECT t.id AS "userId", t.name, t.account, t.created_at AS "createdAt", c.name AS "createdByName"
       FROM users t LEFT JOIN users c ON c.id = t.created_by
       WHERE t.status = 'inactive' AND t.released_at IS NULL AND t.deleted_at IS NULL ORDER BY t.created_at`,
  );
}

/** Delegations and record teams that would bring customer data to an officer. */
export function findLoan(db: ReadDb, userIds: readonly string[], at: number): { userId: string } | undefined {
  const ids = JSON.stringify(userIds);
  return db.row<{ userId: string }>(
    `SELECT to_user_id AS "userId" FROM delegations WHERE deleted_at IS NULL AND revoked_at IS NULL AND end_at > ?
         AND to_user_id IN (SELECT value FROM json_each(?))
       UNION ALL SELECT member_id FROM team_members WHERE deleted_at IS NULL AND (expires_at IS NULL OR expires_at > ?)
         AND member_id IN (SELECT value FROM json_each(?)) LIMIT 1`,
    at,
    ids,
    at,
    ids,
  );
}
