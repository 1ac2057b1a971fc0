import { Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { MachineSettings } from '#shared/features/desktop/desktop.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useKnownWorld } from '../../api/world.ts';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { settingsTexts } from './settings.texts.ts';
import { Toggle } from './toggle.tsx';

const idleChoices = [1, 5, 10, 15, 30, 60];

/** Settings of the computer; they stay when the person leaves. Only what this shell can do is offered. */
export function MachineSection() {
  const t = useTexts(settingsTexts);
  const world = useKnownWorld();
  const { data } = useQuery(orpc.desktop.machineSettings.get.queryOptions());
  const save = useCommand(
    (part: Partial<Omit<MachineSettings, 'lastAccount'>>) => api.desktop.machineSettings.set(part),
    {
      done: () => t('saved'),
    },
  );
  const isElectron = world.host === 'desktop' && world.state.shell === 'electron';
  if (!data) return null;
  const allowAndSave = async (notifications: boolean) => {
    if (notifications && !isElectron && 'Notification' in window) await Notification.requestPermission();
    await save.run({ notifications });
  };
  return (
    <Section title={t('machine')} hint={t('machineHint')}>
      <Stack gap="md" align="flex-start">
        <Select
          label={t('idle')}
          w={260}
          allowDeselect={false}
          data={[...new Set([...idleChoices, data.idleMinutes])]
            .sort((a, b) => a - b)
            .map((count) => ({ value: String(count), label: t('minutes', { count }) }))}
          value={String(data.idleMinutes)}
          onChange={(next) => next && void save.run({ idleMinutes: Number(next) })}
        />
        {isElectron ? (
          <>
            <Toggle
              label={t('closeToTray')}
              checked={data.closeToTray}
              onChange={(closeToTray) => void save.run({ closeToTray })}
            />
            <Toggle
              label={t('startAtLogin')}
              checked={data.startAtLogin}
              onChange={(startAtLogin) => void save.run({ startAtLogin })}
            />
          </>
        ) : null}
        <Toggle
          label={t('notifications')}
          checked={data.notifications && (isElectron || isAllowedByBrowser())}
          onChange={(notifications) => void allowAndSave(notifications)}
        />
      </Stack>
    </Section>
  );
}

function isAllowedByBrowser(): boolean {
  return 'Notification' in window && Notification.permission === 'granted';
}
