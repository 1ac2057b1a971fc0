import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconLock, IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api } from '../api/client.ts';
import { useKnownWorld } from '../api/world.ts';
import { useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import { useCreate } from './create.tsx';
import type { Room, SearchHit } from './room.ts';
import { useRooms } from './use-rooms.ts';

interface Group {
  readonly room: Room;
  readonly hits: readonly SearchHit[];
}

/** One room that does not answer does not keep the others from being found. */
async function searchRooms(rooms: readonly Room[], text: string): Promise<Group[]> {
  const found = await Promise.allSettled(
    rooms.map(async (room) => ({ room, hits: (await room.search?.(text)) ?? [] })),
  );
  return found.flatMap((each) => (each.status === 'fulfilled' && each.value.hits.length > 0 ? [each.value] : []));
}

/** Ctrl/⌘ K: records by name, pinyin, initials or number; pages; commands. */
export function CommandPalette() {
  const t = useTexts(appTexts);
  const [, navigate] = useLocation();
  const rooms = useRooms();
  const world = useKnownWorld();
  const { creatable, open } = useCreate();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 60);
  const searchable = rooms.filter((room) => room.search);
  const { data: groups = [] } = useQuery({
    queryKey: ['palette', asked],
    queryFn: () => searchRooms(searchable, asked),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 5000,
  });
  const has = (words: string) => words.toLowerCase().includes(text.trim().toLowerCase());
  const shown = asked ? groups : [];
  const commands = [
    ...creatable.map((room) => ({
      id: `create-${room.id}`,
      label: room.create?.label() ?? '',
      icon: <IconPlus size={18} />,
      run: () => open(room.id),
    })),
    ...(world.host === 'desktop'
      ? [{ id: 'lock', label: t('lock'), icon: <IconLock size={18} />, run: () => void api.desktop.lock() }]
      : []),
  ].filter((command) => has(command.label));
  const pages = rooms.filter((room) => has(room.label()));
  const nothing = shown.length === 0 && commands.length === 0 && pages.length === 0;
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut={['mod + K']}
      scrollable
      maxHeight={440}
      clearQueryOnClose
      closeOnActionTrigger
    >
      <Spotlight.Search
        placeholder={t('search')}
        aria-label={t('search')}
        leftSection={<IconSearch size={20} stroke={1.5} />}
      />
      <Spotlight.ActionsList>
        {shown.map(({ room, hits }) => (
          <Spotlight.ActionsGroup key={room.id} label={room.label()}>
            {hits.map((hit) => (
              <Spotlight.Action
                key={hit.id}
                leftSection={<room.icon size={18} />}
                rightSection={
                  hit.hint ? (
                    <Text size="xs" c="dimmed">
                      {hit.hint}
                    </Text>
                  ) : undefined
                }
                label={hit.name}
                onClick={() => navigate(hit.path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {commands.length > 0 ? (
          <Spotlight.ActionsGroup label={t('commands')}>
            {commands.map((command) => (
              <Spotlight.Action
                key={command.id}
                leftSection={command.icon}
                label={command.label}
                onClick={command.run}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {pages.length > 0 ? (
          <Spotlight.ActionsGroup label={t('pages')}>
            {pages.map((room) => (
              <Spotlight.Action
                key={room.id}
                leftSection={<room.icon size={18} />}
                label={room.label()}
                onClick={() => navigate(room.path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {nothing ? <Spotlight.Empty>{t('nothingFound')}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
