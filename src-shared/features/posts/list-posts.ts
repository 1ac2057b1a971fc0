import type { ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { likeText } from '../../reading/filter-condition.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { findNames, listRolesByIds } from '../people/people.repository.ts';
import type { PostRow } from './posts.contract.ts';
import { countUsersByPost, type PostRecord } from './posts.repository.ts';
import { posts } from './posts.tables.ts';

export const postList: ListSpec<typeof posts> = {
  table: posts,
  scoped: false,
  defaultSort: { field: 'sort', descending: false },
  search: (text) => {
    const pattern = `%${likeText(text)}%`;
    return { sql: "(t.name LIKE ? ESCAPE '\\' OR t.duty LIKE ? ESCAPE '\\')", values: [pattern, pattern] };
  },
};

export function listPosts(db: ReadDb, actor: Actor, input: ListInput): Listed<PostRow> {
  const { rows, total } = listRows(db, actor, postList, input);
  return { rows: postRows(db, rows), total };
}

export function postRows(db: ReadDb, rows: readonly PostRecord[]): PostRow[] {
  const names = findNames(db);
  const holders = countUsersByPost(db);
  const given = listRolesByIds(
    db,
    rows.flatMap((row) => row.roleIds),
  );
  const roleNames = new Map(given.map((role) => [role.id, role.name]));
  return rows.map((row) => ({
    ...row,
    deptName: names.department(row.deptId),
    roleNames: row.roleIds.flatMap((id) => roleNames.get(id) ?? []),
    userCount: holders.get(row.id) ?? 0,
  }));
}
