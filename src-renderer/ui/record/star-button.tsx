import { ActionIcon, Tooltip } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { HistoryTable } from '#shared/features/history/history.model.ts';
import { type FollowedTable, followedTables } from '#shared/features/views/follow.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../texts.ts';
import { recordTexts } from './record.texts.ts';

/** The person's star on a record; starred ones are a scene of the list. */
export function StarButton({ table, id }: { table: HistoryTable; id: string }) {
  const followed = followedTables.find((each) => each === table);
  return followed ? <Star table={followed} id={id} /> : null;
}

function Star({ table, id }: { table: FollowedTable; id: string }) {
  const t = useTexts(recordTexts);
  const { data = [] } = useQuery(orpc.follows.list.queryOptions({ input: { table } }));
  const set = useCommand((next: boolean) => api.follows.set({ table, recordId: id, followed: next }));
  const isStarred = data.includes(id);
  return (
    <Tooltip label={t(isStarred ? 'unstar' : 'star')}>
      <ActionIcon
        size="lg"
        aria-label={t(isStarred ? 'unstar' : 'star')}
        aria-pressed={isStarred}
        onClick={() => void set.run(!isStarred)}
      >
        {isStarred ? <IconStarFilled size={18} color="var(--outpost-amber-text)" /> : <IconStar size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}
