import { Button, Group, NumberInput, Select, Stack, Switch } from '@mantine/core';
import { TimeInput } from '@mantine/dates';
import { useState } from 'react';
import { escalations, type LeadSettings } from '#shared/features/lead-rules/lead-settings.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { poolAdminTexts } from './pool-admin.texts.ts';

/** How soon a new owner answers a lead, in which hours that is counted, and what happens when they do not. */
export function FirstAnswerForm({ settings }: { settings: LeadSettings }) {
  const t = useTexts(poolAdminTexts);
  const [draft, setDraft] = useState(settings);
  const set = (part: Partial<LeadSettings>) => setDraft((before) => ({ ...before, ...part }));
  const save = useCommand(() => api.leadRules.saveSettings(draft), { done: () => t('saved') });
  return (
    <Stack maw={520}>
      <Group grow align="end">
        <NumberInput
          label={t('firstAnswerMin')}
          placeholder={t('noLimit')}
          min={5}
          value={draft.firstAnswerMin ?? ''}
          onChange={(value) => set({ firstAnswerMin: Number(value) || null })}
        />
        <Select
          label={t('escalation')}
          data={escalations.map((value) => ({ value, label: t(`escalation.${value}`) }))}
          value={draft.escalation}
          allowDeselect={false}
          onChange={(escalation) => set({ escalation: escalation as LeadSettings['escalation'] })}
        />
      </Group>
      <Group grow align="end">
        <TimeInput
          label={t('workFrom')}
          value={draft.workFrom}
          onChange={(event) => set({ workFrom: event.currentTarget.value })}
        />
        <TimeInput
          label={t('workTo')}
          value={draft.workTo}
          onChange={(event) => set({ workTo: event.currentTarget.value })}
        />
      </Group>
      <Switch
        label={t('onlyWorkHours')}
        checked={draft.workHoursOnly}
        onChange={(event) => set({ workHoursOnly: event.currentTarget.checked })}
      />
      <Button w="fit-content" loading={save.running} onClick={() => void save.run(undefined)}>
        {t('save')}
      </Button>
    </Stack>
  );
}
