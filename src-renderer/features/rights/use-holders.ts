import { useQuery } from '@tanstack/react-query';
import type { UserRow } from '#shared/features/people/users.contract.ts';
import { api, orpc } from '../../api/client.ts';

export interface Holder {
  readonly user: UserRow;
  readonly isDirect: boolean;
  /** Posts that bring the role. */
  readonly postNames: readonly string[];
}

const step = 500;

async function allUsers(): Promise<UserRow[]> {
  const users: UserRow[] = [];
  for (;;) {
    const { rows, total } = await api.users.list({ offset: users.length, limit: step });
    users.push(...rows);
    if (rows.length < step || users.length >= total) return users;
  }
}

/** Who holds a role, directly or by a post; undefined until it is known. */
export function useHolders(roleId: string): readonly Holder[] | undefined {
  const users = useQuery({ queryKey: [['users', 'all']], queryFn: allUsers });
  const posts = useQuery(orpc.posts.list.queryOptions({ input: { limit: step } }));
  if (!users.data) return undefined;
  const giving = (posts.data?.rows ?? []).filter((post) => post.roleIds.includes(roleId));
  return users.data.flatMap((user) => {
    const isDirect = user.roleIds.includes(roleId);
    const postNames = giving.filter(({ id }) => user.postIds.includes(id)).map(({ name }) => name);
    return isDirect || postNames.length > 0 ? [{ user, isDirect, postNames }] : [];
  });
}
