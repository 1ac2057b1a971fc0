import { Group, NumberInput, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ScoreRule } from '#shared/features/lead-rules/lead-score.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { poolAdminTexts } from './pool-admin.texts.ts';

type Draft = Omit<ScoreRule, 'id' | 'updatedAt'>;

/** What a lead gets points for, and how they fade. */
export function ScoreRuleForm({ rule, onClose }: { rule: ScoreRule | undefined; onClose: () => void }) {
  const t = useTexts(poolAdminTexts);
  const [draft, setDraft] = useState<Draft>(() => ({
    name: rule?.name ?? '',
    enabled: rule?.enabled ?? true,
    condition: rule?.condition ?? { field: 'mobile', operator: 'filled', values: [] },
    points: rule?.points ?? 10,
    decayPerDay: rule?.decayPerDay ?? 0,
    sort: rule?.sort ?? 0,
  }));
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useCommand(() => api.leadRules.saveScore({ ...draft, ...(rule ? { id: rule.id } : {}) }), {
    done: () => t('saved'),
  });
  return (
    <ModalForm
      title={rule?.name ?? t('addScore')}
      confirm={t('save')}
      isReady={draft.name.trim() !== ''}
      submit={() => save.run(undefined)}
      onClose={onClose}
    >
      <Stack>
        <TextInput
          label={t('name')}
          withAsterisk
          data-autofocus
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <ConditionEditor
          isSingle
          conditions={[draft.condition]}
          onChange={([condition]) => condition && set({ condition })}
        />
        <Group grow>
          <NumberInput
            label={t('points')}
            min={-100}
            max={100}
            value={draft.points}
            onChange={(value) => set({ points: Number(value) || 0 })}
          />
          <NumberInput
            label={t('decayPerDay')}
            min={0}
            max={100}
            value={draft.decayPerDay}
            onChange={(value) => set({ decayPerDay: Number(value) || 0 })}
          />
        </Group>
        <Switch
          label={t('enabled')}
          checked={draft.enabled}
          onChange={(event) => set({ enabled: event.currentTarget.checked })}
        />
      </Stack>
    </ModalForm>
  );
}
