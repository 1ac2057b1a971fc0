import { Code, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useRoleChoices } from '../organisation/choices.ts';
import { ChangeList } from './change-list.tsx';
import { requestedRights } from './requested-rights.ts';
import { rightsTexts } from './rights.texts.ts';
import { compareRights } from './role-draft.ts';

interface RightsRequestProps {
  readonly procedure: string;
  readonly input: unknown;
}

/** A change of rights that waits for a second person, as what holders gain and lose; anything else as it was written. */
export function RightsRequest({ procedure, input }: RightsRequestProps) {
  const requested = requestedRights(procedure, input);
  if (requested?.what === 'role') return <RoleRequest {...requested} />;
  if (requested?.what === 'user') return <UserRequest {...requested} />;
  return <Code block>{JSON.stringify(input, null, 1)}</Code>;
}

type Requested = NonNullable<ReturnType<typeof requestedRights>>;

function RoleRequest({ id, name, before, after }: Extract<Requested, { what: 'role' }>) {
  const may = useMay();
  const role = useQuery({
    ...orpc.roles.get.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== null && may('role.view'),
  });
  const shown = name ?? role.data?.name;
  return (
    <Stack gap="xs">
      {shown ? (
        <Text fw={600}>{id === null ? shown : <PageLink href={`/people/roles/${id}`}>{shown}</PageLink>}</Text>
      ) : null}
      <ChangeList changes={compareRights(before, after)} />
    </Stack>
  );
}

function UserRequest({ id, gained, lost }: Extract<Requested, { what: 'user' }>) {
  const t = useTexts(rightsTexts);
  const may = useMay();
  const roles = useRoleChoices();
  const user = useQuery({ ...orpc.users.get.queryOptions({ input: { id } }), enabled: may('user.view') });
  const names = (ids: readonly string[]) =>
    ids.map((each) => roles.find(({ value }) => value === each)?.label ?? '…').join(t('and'));
  return (
    <Stack gap="xs">
      {user.data ? (
        <Text fw={600}>
          <PageLink href={`/people/users/${id}`}>{user.data.name}</PageLink>
        </Text>
      ) : null}
      {gained.length > 0 ? <Text size="sm">{t('gainsRoles', { names: names(gained) })}</Text> : null}
      {lost.length > 0 ? <Text size="sm">{t('losesRoles', { names: names(lost) })}</Text> : null}
    </Stack>
  );
}
