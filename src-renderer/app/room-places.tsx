import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconLayoutList } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useMay } from '../api/me.ts';
import { useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import { rooms } from './rooms.ts';

/** The other pages of a room, from its list: ageing, settings, templates, as far as the person may open them. */
export function RoomPlaces({ path }: { path: string }) {
  const t = useTexts(appTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const places = rooms.find((room) => room.path === path)?.places ?? [];
  const open = places.filter(({ action }) => action === undefined || may(action));
  if (open.length === 0) return null;
  return (
    <Menu>
      <Menu.Target>
        <Tooltip label={t('morePages')}>
          <ActionIcon size="lg" variant="default" aria-label={t('morePages')}>
            <IconLayoutList size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {open.map((place) => (
          <Menu.Item key={place.path} onClick={() => navigate(place.path)}>
            {place.label()}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
