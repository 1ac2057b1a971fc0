import { ActionIcon, Kbd, Menu, Tooltip } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import { openPalette } from './command-palette.tsx';
import { useCreate } from './create.tsx';
import { NoticeMenu } from './notice-menu.tsx';
import { PersonMenu } from './person-menu.tsx';
import classes from './shell.module.css';
import { SyncChip } from './sync-chip.tsx';

/** Search or command, quick create, sync, notices, the person. */
export function TopBar({ isPhone, onKeys }: { isPhone: boolean; onKeys: () => void }) {
  const t = useTexts(appTexts);
  const { creatable, open } = useCreate();
  return (
    <header className={classes.bar} data-print="no">
      <button type="button" className={classes.searchButton} onClick={() => openPalette()}>
        <IconSearch size={16} aria-hidden />
        <span>{t(isPhone ? 'searchShort' : 'search')}</span>
        {isPhone ? null : <Kbd size="xs">{/mac/i.test(navigator.platform) ? '⌘ K' : 'Ctrl K'}</Kbd>}
      </button>
      <div className={classes.barEnd}>
        {creatable.length > 0 ? (
          <Menu>
            <Menu.Target>
              <Tooltip label={t('quickCreate')}>
                <ActionIcon size="lg" aria-label={t('quickCreate')}>
                  <IconPlus size={20} />
                </ActionIcon>
              </Tooltip>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('create')}</Menu.Label>
              {creatable.map((room) => (
                <Menu.Item key={room.id} leftSection={<room.icon size={16} />} onClick={() => open(room.id)}>
                  {room.create?.label()}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : null}
        <SyncChip isPhone={isPhone} />
        <NoticeMenu />
        <PersonMenu onKeys={onKeys} />
      </div>
    </header>
  );
}
