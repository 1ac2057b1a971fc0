import { maySignIn, type UserStatus } from '#shared/features/people/user.model.ts';
import type { ReadDb } from '#shared/ports/database.ts';
import { accountKey, type PeopleDirectory, type Person } from './server-ports.ts';

interface UserRow {
  id: string;
  account: string;
  name: string;
  status: UserStatus;
}

/** In a company with three officers a person waits for the second of them. */
const columns = `id, account, name, CASE WHEN status = 'inactive' AND released_at IS NULL
  AND EXISTS (SELECT 1 FROM company_settings WHERE separation = 'level3') THEN 'locked' ELSE status END AS status`;

/** Sign-in's window on the people room: always the rows of now. */
export function createPeopleDirectory(db: ReadDb): PeopleDirectory {
  return {
    findByAccount: (account) => {
      const sql = `SELECT ${columns} FROM users WHERE account = ? AND deleted_at IS NULL ORDER BY created_at LIMIT 1`;
      return personOf(db.row<UserRow>(sql, accountKey(account)));
    },
    find: (userId) =>
      personOf(db.row<UserRow>(`SELECT ${columns} FROM users WHERE id = ? AND deleted_at IS NULL`, userId)),
    list: () =>
      db
        .rows<UserRow>(`SELECT ${columns} FROM users WHERE deleted_at IS NULL ORDER BY account`)
        .map((row) => personOf(row)!),
  };
}

function personOf(row: UserRow | undefined): Person | undefined {
  return row && { userId: row.id, account: row.account, name: row.name, maySignIn: maySignIn(row.status) };
}
