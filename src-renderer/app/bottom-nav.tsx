import { Drawer, Stack } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import classes from './nav.module.css';
import { isInRoom } from './nav.tsx';
import { useRooms } from './use-rooms.ts';

/** Five entries for the thumb; the fifth opens all the others as a sheet. */
export function BottomNav() {
  const t = useTexts(appTexts);
  const [location] = useLocation();
  const [opened, setOpened] = useState(false);
  const rooms = useRooms().filter((room) => !room.isUnlisted);
  const named = rooms.filter((room) => room.onPhone);
  const first = [...named, ...rooms.filter((room) => !room.onPhone)].slice(0, 4);
  const others = rooms.filter((room) => !first.includes(room));
  return (
    <nav className={classes.bottom} aria-label={t('navigation')} data-print="no">
      {first.map((room) => (
        <Link
          key={room.id}
          href={room.path}
          className={classes.bottomLink}
          aria-current={isInRoom(room, location) ? 'page' : undefined}
        >
          <room.icon size={22} stroke={1.7} aria-hidden />
          {room.label()}
        </Link>
      ))}
      {others.length > 0 ? (
        <button
          type="button"
          className={classes.bottomLink}
          aria-current={others.some((room) => isInRoom(room, location)) ? 'page' : undefined}
          onClick={() => setOpened(true)}
        >
          <IconMenu2 size={22} stroke={1.7} aria-hidden />
          {t('more')}
        </button>
      ) : null}
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="bottom"
        title={t('more')}
        size="auto"
        radius="lg"
      >
        <Stack gap={0} pb="md">
          {others.map((room) => (
            <Link
              key={room.id}
              href={room.path}
              className={classes.link}
              onClick={() => setOpened(false)}
              style={{ height: 48 }}
            >
              <room.icon size={20} stroke={1.7} aria-hidden />
              {room.label()}
            </Link>
          ))}
        </Stack>
      </Drawer>
    </nav>
  );
}
