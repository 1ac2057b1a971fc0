import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDoorExit, IconPencil, IconUserMinus, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TeamTable } from '#shared/features/teams/team.model.ts';
import type { TeamRow } from '#shared/features/teams/teams.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { TeamForm } from './team-form.tsx';
import { teamsTexts } from './teams.texts.ts';

interface TeamCardProps {
  readonly recordTable: TeamTable;
  readonly recordId: string;
  readonly ownerId: string | null;
}

/** Who works on a record besides its owner. */
export function TeamCard({ recordTable, recordId, ownerId }: TeamCardProps) {
  const t = useTexts(teamsTexts);
  const me = useMe();
  const [editing, setEditing] = useState<TeamRow | 'new'>();
  const { data } = useQuery(orpc.teams.list.queryOptions({ input: { recordTable, recordId } }));
  const remove = useCommand((row: TeamRow) => api.teams.remove({ ids: [row.id] }), {
    done: (_, row) => t('removed', { name: row.memberName ?? '' }),
    undo: true,
  });
  if (!data) return null;
  const { members, mayShare } = data;
  const add = mayShare ? (
    <Button
      variant="default"
      leftSection={<IconUserPlus size={16} />}
      onClick={() => setEditing('new')}
      w="fit-content"
    >
      {t('add')}
    </Button>
  ) : null;
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" c="dimmed">
          {t('hint')}
        </Text>
        {members.length > 0 ? add : null}
      </Group>
      <PlainTable
        rows={members}
        keyOf={(row) => row.id}
        empty={{ icon: IconUsers, title: t('empty'), hint: t('emptyHint'), action: add }}
        columns={[
          {
            label: t('members'),
            draw: (row) => [row.memberName, row.memberDeptName].filter(Boolean).join(' · '),
          },
          {
            label: t('access'),
            draw: (row) => <StateBadge tone={row.access === 'write' ? 'active' : 'draft'}>{t(row.access)}</StateBadge>,
          },
          { label: t('parts'), draw: (row) => row.parts.map((part) => t(part)).join('、') || t('onlyRecord') },
          { label: t('until'), draw: (row) => <End row={row} /> },
        ]}
        actions={(row) => [
          ...(mayShare ? [{ label: t('change'), icon: IconPencil, run: () => setEditing(row) }] : []),
          ...(row.memberId === me?.id && !mayShare
            ? [{ label: t('leave'), icon: IconDoorExit, danger: true, run: () => void remove.run(row) }]
            : []),
          ...(mayShare
            ? [{ label: t('remove'), icon: IconUserMinus, danger: true, run: () => void remove.run(row) }]
            : []),
        ]}
      />
      {editing ? (
        <TeamForm
          recordTable={recordTable}
          recordIds={[recordId]}
          {...(editing === 'new' ? {} : { member: editing })}
          except={[...(ownerId === null ? [] : [ownerId]), ...members.map((row) => row.memberId)]}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </Stack>
  );
}

export function End({ row }: { row: Pick<TeamRow, 'expiresAt' | 'isOver'> }) {
  const t = useTexts(teamsTexts);
  if (row.isOver) return <StateBadge tone="lost">{t('over')}</StateBadge>;
  return row.expiresAt === null ? t('noEnd') : <When at={row.expiresAt} />;
}
