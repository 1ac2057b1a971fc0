import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import classes from './nav.module.css';
import { navGroups, type Room } from './room.ts';
import { useRooms } from './use-rooms.ts';

/** Whether an address lies in a room. */
export function isInRoom(room: Room, location: string): boolean {
  return location === room.path || location.startsWith(`${room.path}/`);
}

/** The navigation at the left: groups with their rooms, each one click away; icons alone when collapsed. */
export function Nav(props: { collapsed: boolean; fixed: boolean; onToggle: () => void }) {
  const t = useTexts(appTexts);
  const [location] = useLocation();
  const rooms = useRooms();
  const { collapsed } = props;
  const groups = navGroups
    .map((group) => ({ group, members: rooms.filter((room) => room.group === group && !room.isUnlisted) }))
    .filter(({ members }) => members.length > 0);
  return (
    <nav className={classes.nav} data-collapsed={collapsed || undefined} aria-label={t('navigation')} data-print="no">
      <div className={classes.brand}>
        <img src="/icon.svg" alt="" />
        {collapsed ? null : t('product')}
      </div>
      <div className={classes.groups}>
        {groups.map(({ group, members }) => (
          <div key={group}>
            {members.length === 1 && group === 'workbench' ? null : <div className={classes.group}>{t(group)}</div>}
            {members.map((room) => {
              const link = (
                <Link
                  key={room.id}
                  href={room.path}
                  className={classes.link}
                  aria-label={room.label()}
                  aria-current={isInRoom(room, location) ? 'page' : undefined}
                >
                  <room.icon size={18} stroke={1.7} aria-hidden />
                  {collapsed ? null : room.label()}
                </Link>
              );
              return collapsed ? (
                <Tooltip key={room.id} label={room.label()} position="right">
                  {link}
                </Tooltip>
              ) : (
                link
              );
            })}
          </div>
        ))}
      </div>
      {props.fixed ? null : (
        <div className={classes.navFoot}>
          <Tooltip label={t(collapsed ? 'expand' : 'collapse')} position="right">
            <ActionIcon aria-label={t(collapsed ? 'expand' : 'collapse')} onClick={props.onToggle}>
              {collapsed ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
            </ActionIcon>
          </Tooltip>
        </div>
      )}
    </nav>
  );
}
