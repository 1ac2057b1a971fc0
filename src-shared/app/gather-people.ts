import { heldRoles } from '../features/people/people.repository.ts';
import type { LoanFact, PersonFact } from '../features/posture/posture-facts.model.ts';
import type { ReadDb } from '../ports/database.ts';

interface PersonRow extends Omit<PersonFact, 'isGone' | 'actions' | 'roles' | 'hasPassword' | 'hasSecondFactor'> {
  readonly isGone: 0 | 1;
  readonly hasPassword: 0 | 1;
  readonly hasSecondFactor: 0 | 1;
}

const open = (table: string, states: string) =>
  `(SELECT count(*) FROM ${table} r WHERE r.owner_id = u.id AND r.deleted_at IS NULL${states})`;

/** Everybody with an account: times and counts, neither passwords nor codes. */
const peopleSql = `SELECT u.id, u.name, u.created_at AS "createdAt",
    (u.deleted_at IS NOT NULL OR u.status = 'disabled' OR c.disabled_at IS NOT NULL) AS "isGone",
    c.password_hash IS NOT NULL AS "hasPassword", c.password_changed_at AS "passwordChangedAt",
    c.totp_confirmed_at IS NOT NULL AS "hasSecondFactor",
    nullif(max(coalesce(c.last_sign_in_at, 0),
      coalesce((SELECT max(last_seen_at) FROM sessions s WHERE s.user_id = u.id), 0),
      coalesce((SELECT max(last_seen_at) FROM devices d WHERE d.user_id = u.id), 0)), 0) AS "seenAt",
    (SELECT count(*) FROM sessions s WHERE s.user_id = u.id AND s.expires_at > ?) AS sessions,
    (SELECT count(*) FROM devices d WHERE d.user_id = u.id AND d.status <> 'revoked') AS devices,
    ${open('customers', '')} + ${open('leads', " AND r.status IN ('pending', 'following', 'qualified')")}
      + ${open('tasks', " AND r.status IN ('notStarted', 'inProgress')")} AS "openRecords"
  FROM users u JOIN credentials c ON c.user_id = u.id ORDER BY u.name, u.id`;

export function gatherPeople(db: ReadDb, now: number): PersonFact[] {
  const roles = rolesByPerson(db);
  return db.rows<PersonRow>(peopleSql, now).map((row) => {
    const held = roles.get(row.id) ?? [];
    return {
      ...row,
      isGone: row.isGone === 1,
      hasPassword: row.hasPassword === 1,
      hasSecondFactor: row.hasSecondFactor === 1,
      roles: held,
      actions: new Set(held.flat()),
    };
  });
}

function rolesByPerson(db: ReadDb): ReadonlyMap<string, string[][]> {
  const rows = db.rows<{ userId: string; actions: string }>(
    `SELECT h.user_id AS "userId", r.actions FROM (${heldRoles}) h JOIN roles r ON r.id = h.role_id WHERE r.deleted_at IS NULL`,
  );
  const people = new Map<string, string[][]>();
  for (const { userId, actions } of rows) {
    people.set(userId, [...(people.get(userId) ?? []), JSON.parse(actions) as string[]]);
  }
  return people;
}

type LoanRow = Omit<LoanFact, 'isOfGone'> & { readonly isOfGone: 0 | 1 };
const gone = (person: string) => `(${person}.deleted_at IS NOT NULL OR ${person}.status = 'disabled')`;

export function gatherDelegations(db: ReadDb, now: number): LoanFact[] {
  const rows = db.rows<LoanRow>(
    `SELECT d.id, f.name || ' → ' || t.name AS name, d.start_at AS "startAt", d.end_at AS "endAt",
        (${gone('f')} OR ${gone('t')}) AS "isOfGone"
      FROM delegations d JOIN users f ON f.id = d.from_user_id JOIN users t ON t.id = d.to_user_id
      WHERE d.deleted_at IS NULL AND d.revoked_at IS NULL AND d.end_at > ? ORDER BY d.end_at`,
    now,
  );
  return rows.map((row) => ({ ...row, isOfGone: row.isOfGone === 1 }));
}

/** Shares of records without an end. The record is named by its number's address alone: an officer reads no customer. */
export function gatherTeams(db: ReadDb): LoanFact[] {
  const rows = db.rows<Omit<LoanFact, 'isOfGone'>>(
    `SELECT m.id, u.name, m.created_at AS "startAt", m.expires_at AS "endAt",
        '/' || m.record_table || '/' || m.record_id AS page
      FROM team_members m JOIN users u ON u.id = m.member_id
      WHERE m.deleted_at IS NULL AND m.expires_at IS NULL ORDER BY m.created_at LIMIT 200`,
  );
  return rows.map((row) => ({ ...row, isOfGone: false }));
}
