import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '../../api/client.ts';
import { useDirectory } from '../../ui/fields/directory.ts';
import { useTexts } from '../../ui/texts.ts';
import { poolAdminTexts } from './pool-admin.texts.ts';

const whole = { limit: 200 } as const;

interface SeatOption {
  readonly value: string;
  readonly label: string;
}

/** Everybody and every place of the organisation, as `kind:id`, grouped for choosing. */
export function useSeatOptions(kinds: readonly ('everyone' | 'branch' | 'department' | 'role' | 'post' | 'user')[]) {
  const t = useTexts(poolAdminTexts);
  const { people } = useDirectory();
  const asks = (kind: (typeof kinds)[number]) => kinds.includes(kind);
  const branches = useQuery({ ...orpc.branches.list.queryOptions({ input: whole }), enabled: asks('branch') });
  const departments = useQuery({
    ...orpc.departments.list.queryOptions({ input: whole }),
    enabled: asks('department'),
  });
  const roles = useQuery({ ...orpc.roles.list.queryOptions({ input: whole }), enabled: asks('role') });
  const posts = useQuery({ ...orpc.posts.list.queryOptions({ input: whole }), enabled: asks('post') });
  return useMemo(() => {
    const rows = (kind: string, found: readonly { id: string; name: string }[] = []): SeatOption[] =>
      found.map(({ id, name }) => ({ value: `${kind}:${id}`, label: name }));
    const groups = [
      { group: t('everyone'), items: kinds.includes('everyone') ? [{ value: 'everyone:', label: t('everyone') }] : [] },
      { group: t('seat.branch'), items: rows('branch', branches.data?.rows) },
      { group: t('seat.department'), items: rows('department', departments.data?.rows) },
      { group: t('seat.role'), items: rows('role', roles.data?.rows) },
      { group: t('seat.post'), items: rows('post', posts.data?.rows) },
      {
        group: t('seat.user'),
        items: kinds.includes('user')
          ? rows(
              'user',
              people.filter((each) => each.status !== 'disabled'),
            )
          : [],
      },
    ].filter(({ items }) => items.length > 0);
    const labels = new Map(groups.flatMap(({ items }) => items.map(({ value, label }) => [value, label])));
    return { groups, labelOf: (value: string) => labels.get(value) ?? '—' };
  }, [t, kinds, branches.data, departments.data, roles.data, posts.data, people]);
}

/** A seat as the pickers write it. */
export function seatKey({ kind, id }: { readonly kind: string; readonly id: string | null }): string {
  return `${kind}:${id ?? ''}`;
}

/** A seat out of what a picker wrote. */
export function seatOf<Kind extends string>(key: string): { kind: Kind; id: string | null } {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) as Kind, id: key.slice(at + 1) || null };
}
