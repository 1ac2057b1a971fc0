import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconLock, IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { api, orpc } from '../api/client.ts';
import { useMay } from '../api/me.ts';
import { useKnownWorld } from '../api/world.ts';
import { useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import { useCreate } from './create.tsx';
import classes from './shell.module.css';
import { useRooms } from './use-rooms.ts';

type Hit = Awaited<ReturnType<typeof api.search.quick>>[number];

/** Where a found record lives. */
const places = {
  customer: { room: 'customers', path: (id: string) => `/customers/${id}` },
  contact: { room: 'contacts', path: (id: string) => `/contacts/${id}` },
  lead: { room: 'leads', path: (id: string) => `/leads/${id}` },
  opportunity: { room: 'opportunities', path: (id: string) => `/opportunities/${id}` },
  product: { room: 'products', path: (id: string) => `/products/${id}` },
  quote: { room: 'quotes', path: (id: string) => `/quotes/${id}` },
  contract: { room: 'contracts', path: (id: string) => `/contracts/${id}` },
  order: { room: 'orders', path: (id: string) => `/orders/${id}` },
  event: { room: 'schedule', path: (id: string) => `/schedule/events/${id}` },
} as const satisfies Record<Hit['kind'], { room: string; path: (id: string) => string }>;

const none: readonly Hit[] = [];
const [store, palette] = createSpotlight();

/** Opens the palette from anywhere in the shell. */
export function openPalette(): void {
  palette.open();
}

/** Enter takes the best hit: answers that arrive after the typing are selected from the top again. */
function selectFirst(): void {
  const actions = document.querySelectorAll('[data-action]');
  actions.forEach((action, index) => {
    if (index === 0) action.setAttribute('data-selected', 'true');
    else action.removeAttribute('data-selected');
  });
  store.updateState((state) => ({ ...state, selected: actions.length > 0 ? 0 : -1 }));
}

/** Ctrl/⌘ K: records by name, pinyin, initials or number; pages; commands. */
export function CommandPalette() {
  const t = useTexts(appTexts);
  const [, navigate] = useLocation();
  const rooms = useRooms();
  const may = useMay();
  const world = useKnownWorld();
  const { creatable, open } = useCreate();
  const [text, setText] = useState('');
  // This computer answers within a frame; a server is asked when the typing pauses.
  const [paused] = useDebouncedValue(text.trim(), 60);
  const asked = world.host === 'desktop' ? text.trim() : paused;
  const { data: hits = none } = useQuery({
    ...orpc.search.quick.queryOptions({ input: { text: asked, limit: 20 } }),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer moves the selection, and so does the same answer to another question
  useEffect(selectFirst, [hits, asked]);
  const has = (words: string) => words.toLowerCase().includes(text.trim().toLowerCase());
  const shown = rooms
    .map((room) => ({ room, hits: asked ? hits.filter((hit) => places[hit.kind].room === room.id) : [] }))
    .filter((group) => group.hits.length > 0);
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
  const pages = rooms
    .flatMap(({ id, icon, path, label, places: more = [] }) => [
      { id, icon, path, label: label() },
      ...more
        .filter(({ action }) => action === undefined || may(action))
        .map((place) => ({ id: place.path, icon, path: place.path, label: place.label() })),
    ])
    .filter((page) => has(page.label));
  const nothing = shown.length === 0 && commands.length === 0 && pages.length === 0;
  return (
    <Spotlight.Root
      store={store}
      attributes={{ content: { 'aria-label': t('search') } }}
      query={text}
      onQueryChange={setText}
      shortcut={['mod + K']}
      scrollable
      centered={false}
      yOffset="12vh"
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      transitionProps={{ duration: 80, transition: 'fade' }}
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
                  hit.subtitle ? (
                    <Text size="xs" className={classes.hint}>
                      {hit.subtitle}
                    </Text>
                  ) : undefined
                }
                label={hit.title}
                onClick={() => navigate(places[hit.kind].path(hit.id))}
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
            {pages.map((page) => (
              <Spotlight.Action
                key={page.id}
                leftSection={<page.icon size={18} />}
                label={page.label}
                onClick={() => navigate(page.path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {nothing ? <Spotlight.Empty>{t('nothingFound')}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
