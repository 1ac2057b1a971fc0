import { Skeleton } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { rightsTexts } from './rights.texts.ts';
import { useHolders } from './use-holders.ts';

/** Everybody who holds the role, and whether directly or by a post. */
export function RoleHolders({ roleId }: { roleId: string }) {
  const t = useTexts(rightsTexts);
  const holders = useHolders(roleId);
  if (!holders) return <Skeleton height={120} />;
  return (
    <PlainTable
      rows={holders}
      keyOf={({ user }) => user.id}
      empty={{ icon: IconUsers, title: t('holdersEmpty'), hint: t('holdersEmptyHint') }}
      columns={[
        {
          label: t('person'),
          draw: ({ user }) => <PageLink href={`/people/users/${user.id}`}>{user.name}</PageLink>,
        },
        {
          label: t('department'),
          draw: ({ user }) => [user.branchName, user.deptName].filter(Boolean).join(' · ') || '—',
        },
        {
          label: t('heldBy'),
          draw: ({ isDirect, postNames }) =>
            [
              ...(isDirect ? [t('heldDirectly')] : []),
              ...(postNames.length > 0 ? [t('heldByPost', { names: postNames.join(t('and')) })] : []),
            ].join(t('and')),
        },
      ]}
    />
  );
}
