import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { searchNames } from '../../reading/search-names.ts';
import type { DirectoryEntry } from './people.contract.ts';
import { findNames, findUserRecord, listHeldRoles } from './people.repository.ts';
import { users } from './people.tables.ts';

interface Wanted {
  readonly text?: string | undefined;
  readonly branchId?: string | undefined;
  readonly deptId?: string | undefined;
  readonly includeDisabled: boolean;
}

/** Everyone's name and place, in the order of the pinyin. Never a number or an address: those are the users' list. */
export function findDirectory(db: ReadDb, { text, branchId, deptId, includeDisabled }: Wanted): DirectoryEntry[] {
  const search = text?.trim() ? searchNames(text, ['account']) : { sql: '1', values: [] };
  const found = selectRows(
    db,
    users,
    `t.deleted_at IS NULL AND ${search.sql}${branchId ? ' AND t.branch_id = ?' : ''}${deptId ? ' AND t.dept_id = ?' : ''}${includeDisabled ? '' : " AND t.status <> 'disabled'"} ORDER BY t.name_pinyin, t.name`,
    ...search.values,
    ...(branchId ? [branchId] : []),
    ...(deptId ? [deptId] : []),
  );
  const names = findNames(db);
  return found.map((user) => ({
    id: user.id,
    name: user.name,
    account: user.account,
    branchId: user.branchId,
    branchName: names.branch(user.branchId),
    deptId: user.deptId,
    deptName: names.department(user.deptId),
    status: user.status,
  }));
}

/** Who is asking, with what they may do. */
export function findMe(db: ReadDb, actor: Actor) {
  const names = findNames(db);
  const user = findUserRecord(db, actor.userId);
  return {
    id: actor.userId,
    account: actor.account,
    name: actor.name,
    branchId: actor.branchId,
    branchName: names.branch(actor.branchId),
    deptId: actor.deptId,
    deptName: names.department(actor.deptId),
    roleNames: (user ? listHeldRoles(db, user) : []).map((role) => role.name),
    dataScope: actor.dataScope,
    actions: [...actor.actions],
  };
}
