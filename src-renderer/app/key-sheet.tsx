import { Group, Kbd, Modal, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useMay } from '../api/me.ts';
import { seeingTexts } from '../features/rights/seeing.texts.ts';
import { say, useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import classes from './shell.module.css';
import { useRooms } from './use-rooms.ts';

interface Line {
  readonly keys: readonly string[];
  readonly sequence?: boolean;
  readonly text: string;
}

/** Every key and what it does; `?` opens it. */
export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts(appTexts);
  const rooms = useRooms();
  const may = useMay();
  const mod = /mac/i.test(navigator.platform) ? '⌘' : 'Ctrl';
  const groups: { title: string; lines: Line[] }[] = [
    {
      title: t('keyAnywhere'),
      lines: [
        { keys: [mod, 'K'], text: t('keySearch') },
        { keys: ['C'], text: t('keyCreate') },
        ...rooms
          .filter((room) => room.letter)
          .map((room) => ({
            keys: ['G', room.letter?.toUpperCase() ?? ''],
            sequence: true,
            text: t('keyGo', { name: room.label() }),
          })),
        { keys: ['?'], text: t('keySheet') },
        { keys: ['Esc'], text: t('keyEscape') },
      ],
    },
    {
      title: t('keyList'),
      lines: [
        { keys: ['J', 'K'], text: t('keyMove') },
        { keys: ['X'], text: t('keySelect') },
        { keys: ['Shift', 'J'], text: t('keySelectMore') },
        { keys: ['Enter'], text: t('keyOpen') },
        { keys: ['O'], text: t('keyOpenPage') },
        { keys: ['E'], text: t('keyEdit') },
        { keys: ['/'], text: t('keyFind') },
      ],
    },
    {
      title: t('keyRecord'),
      lines: [
        { keys: ['Enter'], text: t('keySave') },
        { keys: [mod, 'Enter'], text: t('keySaveNext') },
        { keys: ['E'], text: t('keyEdit') },
        ...(may('role.view') ? [{ keys: ['←', '↑', '→', '↓'], text: say(seeingTexts, 'keyMatrix') }] : []),
      ],
    },
  ];
  return (
    <Modal opened={opened} onClose={onClose} title={t('keysTitle')} size="xl">
      <div className={classes.keys}>
        {groups.map((group) => (
          <section key={group.title}>
            <Title order={3} mb="xs">
              {group.title}
            </Title>
            {group.lines.map((line) => (
              <div key={line.text} className={classes.keyLine}>
                <span>{line.text}</span>
                <Group gap={4} wrap="nowrap">
                  {line.keys.map((key, index) => (
                    <Fragment key={key}>
                      {index > 0 && line.sequence ? (
                        <Text size="xs" c="dimmed">
                          {t('keyThen')}
                        </Text>
                      ) : null}
                      <Kbd size="xs">{key}</Kbd>
                    </Fragment>
                  ))}
                </Group>
              </div>
            ))}
          </section>
        ))}
      </div>
    </Modal>
  );
}
