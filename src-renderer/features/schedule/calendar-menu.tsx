import { ActionIcon, Button, Checkbox, Menu, Popover, Stack } from '@mantine/core';
import { IconDots, IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { LayerInfo } from '#shared/features/schedule/calendar-layer.model.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useKnownWorld } from '../../api/world.ts';
import { saveBlob } from '../../ui/save-file.ts';
import { useLanguage, useTexts } from '../../ui/texts.ts';
import { filesTexts } from './calendar-files.texts.ts';
import { dayMs, today } from './china-time.ts';
import { FeedsModal } from './feeds-modal.tsx';
import { IcsImport } from './ics-import.tsx';
import { scheduleTexts } from './schedule.texts.ts';

interface CalendarMenuProps {
  readonly layers: readonly LayerInfo[];
  readonly shown: readonly string[];
  readonly onShow: (ids: string[]) => void;
  readonly withLunar: boolean;
  readonly onLunar: (shown: boolean) => void;
}

/** Which layers are shown, and what else can be done with a calendar: files in and out, subscription, the list. */
export function CalendarMenu({ layers, shown, onShow, withLunar, onLunar }: CalendarMenuProps) {
  const t = useTexts(scheduleTexts);
  const f = useTexts(filesTexts);
  const language = useLanguage();
  const may = useMay();
  const isServer = useKnownWorld().host === 'server';
  const [, navigate] = useLocation();
  const [dialog, setDialog] = useState<'import' | 'feeds'>();
  const save = useCommand(
    async () => {
      const now = Date.now();
      const { text } = await api.schedule.writeIcs({ from: now - 365 * dayMs, until: now + 730 * dayMs });
      saveBlob(`outpost-${today()}.ics`, new Blob([text], { type: 'text/calendar' }));
    },
    { done: () => f('exported') },
  );
  return (
    <>
      <Popover position="bottom-end" trapFocus withRoles>
        <Popover.Target>
          <Button variant="default" leftSection={<IconStack2 size={16} />}>
            {t('layers')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="sm">
            <Checkbox.Group value={[...shown]} onChange={onShow}>
              <Stack gap="xs">
                {layers.map((layer) => (
                  <Checkbox key={layer.id} value={layer.id} color={layer.color} label={layer.label[language]} />
                ))}
              </Stack>
            </Checkbox.Group>
            <Checkbox
              label={t('lunar')}
              checked={withLunar}
              onChange={(event) => onLunar(event.currentTarget.checked)}
            />
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => navigate('/schedule/list')}>{t('toList')}</Menu.Item>
          <Menu.Item onClick={() => navigate('/schedule/work-days')}>{f('workDays')}</Menu.Item>
          {may('event.create') ? <Menu.Item onClick={() => setDialog('import')}>{f('import')}</Menu.Item> : null}
          {may('event.export') ? <Menu.Item onClick={() => void save.run(undefined)}>{f('export')}</Menu.Item> : null}
          {may('event.export') && isServer ? (
            <Menu.Item onClick={() => setDialog('feeds')}>{f('feeds')}</Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'import' ? <IcsImport onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'feeds' ? <FeedsModal onClose={() => setDialog(undefined)} /> : null}
    </>
  );
}
