import { Button, Checkbox, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  type BackupSchedule,
  type BackupSettings,
  type BackupState,
  defaultDrillDays,
} from '#shared/features/backups/backups.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useKnownWorld } from '../../api/world.ts';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { backupsTexts } from './backups.texts.ts';

const intervals = [1, 2, 3, 4, 6, 8, 12] as const;
type FolderField = 'folder' | 'secondFolder';

/** Schedule, places and how long sets stay. A folder that cannot be used says why at its field. */
export function SettingsForm({ state }: { state: BackupState }) {
  const t = useTexts(backupsTexts);
  const world = useKnownWorld();
  const [values, setValues] = useState<BackupSettings>(state.settings);
  const [wrong, setWrong] = useState<{ field: FolderField; text: string }>();
  const put = (part: Partial<BackupSettings>) => setValues((before) => ({ ...before, ...part }));
  const save = useCommand((input: BackupSettings) => api.backups.saveSettings(input), {
    done: () => t('saved'),
    onRefusal: ({ code, data }) => {
      if (code !== 'BACKUP_FOLDER_UNUSABLE') return false;
      const rule = String(data.rule) as 'notAbsolute' | 'missing' | 'notWritable' | 'inside';
      const key = `folder${rule.charAt(0).toUpperCase()}${rule.slice(1)}` as `folder${Capitalize<typeof rule>}`;
      setWrong({ field: data.field as FolderField, text: t(key) });
      return true;
    },
  });
  const { schedule } = values;
  const kinds: Readonly<Record<BackupSchedule['kind'], BackupSchedule>> = {
    off: { kind: 'off' },
    daily: { kind: 'daily', at: '02:00' },
    hours: { kind: 'hours', every: 4 },
  };
  const folder = (field: FolderField, label: string, hint: string) => (
    <TextInput
      label={label}
      description={hint}
      value={values[field] ?? ''}
      error={wrong?.field === field ? wrong.text : undefined}
      onChange={(event) => put({ [field]: event.currentTarget.value.trim() || null })}
    />
  );
  return (
    <Section title={t('settings')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setWrong(undefined);
          void save.run(values);
        }}
      >
        <Stack gap="md" maw={520}>
          <Group gap="md" align="flex-end">
            <Select
              label={t('schedule')}
              allowDeselect={false}
              w={200}
              data={[
                { value: 'hours', label: t('scheduleHours') },
                { value: 'daily', label: t('scheduleDaily') },
                { value: 'off', label: t('scheduleOff') },
              ]}
              value={schedule.kind}
              onChange={(next) => next && put({ schedule: kinds[next as BackupSchedule['kind']] })}
            />
            {schedule.kind === 'daily' ? (
              <TextInput
                type="time"
                label={t('at')}
                value={schedule.at}
                onChange={(event) =>
                  event.currentTarget.value && put({ schedule: { kind: 'daily', at: event.currentTarget.value } })
                }
              />
            ) : null}
            {schedule.kind === 'hours' ? (
              <Select
                label={t('every')}
                allowDeselect={false}
                w={120}
                data={intervals.map((count) => ({ value: String(count), label: t('hours', { count }) }))}
                value={String(schedule.every)}
                onChange={(next) => {
                  const every = intervals.find((each) => String(each) === next);
                  if (every) put({ schedule: { kind: 'hours', every } });
                }}
              />
            ) : null}
          </Group>
          {world.host === 'desktop' ? (
            <Checkbox
              label={t('atQuit')}
              checked={values.atQuit}
              onChange={(event) => put({ atQuit: event.currentTarget.checked })}
            />
          ) : null}
          {folder('folder', t('folderLabel'), t('folderHint'))}
          {folder('secondFolder', t('secondLabel'), t('secondHint'))}
          {world.host === 'desktop' ? (
            state.remoteAvailable ? (
              <Checkbox
                label={t('remote')}
                checked={values.remote}
                onChange={(event) => put({ remote: event.currentTarget.checked })}
              />
            ) : (
              <Text size="sm" c="dimmed">
                {t('remoteNone')}
              </Text>
            )
          ) : null}
          <Group gap="md" grow>
            {(['daily', 'weekly', 'monthly'] as const).map((each) => (
              <NumberInput
                key={each}
                label={`${t('retention')} · ${t(each)}`}
                min={each === 'daily' ? 1 : 0}
                max={60}
                allowDecimal={false}
                value={values.retention[each]}
                onChange={(next) =>
                  typeof next === 'number' && put({ retention: { ...values.retention, [each]: next } })
                }
              />
            ))}
          </Group>
          <NumberInput
            label={t('drillDays')}
            description={t('drillHint')}
            min={1}
            max={365}
            allowDecimal={false}
            maw={240}
            value={values.drillDays ?? defaultDrillDays}
            onChange={(next) => typeof next === 'number' && put({ drillDays: next })}
          />
          <Group>
            <Button type="submit" loading={save.running}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
