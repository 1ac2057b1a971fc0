import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { posts } from '../posts/posts.tables.ts';
import { findNames } from './people.repository.ts';
import { branches, departments, users } from './people.tables.ts';

/** The whole picture in one answer: branches, departments, posts and everybody who is not disabled. */
export function findOrganisation(db: ReadDb) {
  const names = findNames(db);
  const people = selectRows(
    db,
    users,
    "t.deleted_at IS NULL AND t.status <> 'disabled' ORDER BY t.name_pinyin, t.name",
  );
  return {
    branches: selectRows(db, branches, 't.deleted_at IS NULL ORDER BY t.code').map(
      ({ id, code, name, kind, parentId, managerId, status }) => ({
        ...{ id, code, name, kind, parentId, managerId, status },
        managerName: names.user(managerId),
      }),
    ),
    departments: selectRows(db, departments, 't.deleted_at IS NULL ORDER BY t.sort, t.name, t.id').map(
      ({ id, name, parentId, branchId, leaderId, sort }) => ({
        ...{ id, name, parentId, branchId, leaderId, sort },
        leaderName: names.user(leaderId),
      }),
    ),
    posts: selectRows(db, posts, 't.deleted_at IS NULL ORDER BY t.sort, t.name').map(({ id, name, deptId }) => ({
      ...{ id, name, deptId },
    })),
    people: people.map(({ id, name, branchId, deptId, deptIds, postIds, superiorId, status }) => ({
      ...{ id, name, branchId, deptId, deptIds, postIds, superiorId, status },
    })),
  };
}
