import { ActionIcon, Button, Group, Modal, NumberInput, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type AssignRule, assignMethods, fallbackKinds } from '#shared/features/lead-rules/assign-rule.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { PersonPicker } from '../../ui/fields/person-picker.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { poolAdminTexts } from './pool-admin.texts.ts';
import { PoolSelect } from './pool-select.tsx';
import { seatKey, seatOf, useSeatOptions } from './use-seat-options.ts';

const targetKinds = ['branch', 'department', 'user'] as const;
type Draft = Omit<AssignRule, 'id' | 'updatedAt'>;

const blank: Draft = {
  name: '',
  enabled: true,
  sort: 0,
  conditions: [],
  method: 'weighted',
  targets: [],
  perDayCap: null,
  minIntervalMin: 0,
  workHoursOnly: false,
  fallback: 'wait',
  fallbackId: null,
};

/** Which leads go to whom, and what happens when nobody can take one. */
export function AssignRuleForm({ rule, onClose }: { rule: AssignRule | undefined; onClose: () => void }) {
  const t = useTexts(poolAdminTexts);
  const [draft, setDraft] = useState<Draft>(() => (rule ? draftOf(rule) : blank));
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const people = useSeatOptions(targetKinds);
  const save = useCommand(() => api.leadRules.saveAssign({ ...draft, ...(rule ? { id: rule.id } : {}) }), {
    done: () => t('saved'),
  });
  const submit = async () => {
    const outcome = await save.run(undefined);
    if (outcome.ok) onClose();
  };
  const addTarget = (key: string | null) => {
    const seat = key ? seatOf<Draft['targets'][number]['kind']>(key) : undefined;
    if (!seat?.id || draft.targets.some((each) => seatKey(each) === key)) return;
    set({ targets: [...draft.targets, { kind: seat.kind, id: seat.id, weight: 1 }] });
  };
  return (
    <Modal opened onClose={onClose} title={rule?.name ?? t('addAssign')} size="lg">
      <Stack>
        <Group grow align="end">
          <TextInput
            label={t('name')}
            withAsterisk
            data-autofocus
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <NumberInput
            label={t('sort')}
            min={0}
            value={draft.sort}
            onChange={(value) => set({ sort: Number(value) || 0 })}
          />
        </Group>
        <Text size="sm" fw={600}>
          {t('conditions')}
        </Text>
        <ConditionEditor conditions={draft.conditions} onChange={(conditions) => set({ conditions })} />
        <Select
          label={t('method')}
          data={assignMethods.map((value) => ({ value, label: t(`method.${value}`) }))}
          value={draft.method}
          allowDeselect={false}
          onChange={(method) => set({ method: method as Draft['method'] })}
        />
        <Select
          label={t('targets')}
          placeholder={t('addTarget')}
          searchable
          data={people.groups}
          value={null}
          onChange={addTarget}
        />
        {draft.targets.map((target) => (
          <Group key={seatKey(target)} wrap="nowrap">
            <Text size="sm" flex={1}>
              {people.labelOf(seatKey(target))}
            </Text>
            <NumberInput
              aria-label={t('weight')}
              min={1}
              w={90}
              size="xs"
              value={target.weight}
              onChange={(weight) =>
                set({
                  targets: draft.targets.map((each) =>
                    each === target ? { ...each, weight: Number(weight) || 1 } : each,
                  ),
                })
              }
            />
            <ActionIcon
              aria-label={t('remove')}
              onClick={() => set({ targets: draft.targets.filter((each) => each !== target) })}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <Group grow align="end">
          <NumberInput
            label={t('perDayCap')}
            placeholder={t('noLimit')}
            min={1}
            value={draft.perDayCap ?? ''}
            onChange={(value) => set({ perDayCap: Number(value) || null })}
          />
          <NumberInput
            label={t('ruleInterval')}
            min={0}
            value={draft.minIntervalMin}
            onChange={(value) => set({ minIntervalMin: Number(value) || 0 })}
          />
        </Group>
        <Select
          label={t('fallback')}
          data={fallbackKinds.map((value) => ({ value, label: t(`fallback.${value}`) }))}
          value={draft.fallback}
          allowDeselect={false}
          onChange={(fallback) => set({ fallback: fallback as Draft['fallback'], fallbackId: null })}
        />
        {draft.fallback === 'pool' ? (
          <PoolSelect kind="lead" value={draft.fallbackId} onChange={(fallbackId) => set({ fallbackId })} />
        ) : null}
        {draft.fallback === 'user' ? (
          <PersonPicker
            label={t('fallback.user')}
            value={draft.fallbackId}
            onChange={(fallbackId) => set({ fallbackId })}
          />
        ) : null}
        <Group>
          <Switch
            label={t('workHoursOnly')}
            checked={draft.workHoursOnly}
            onChange={(event) => set({ workHoursOnly: event.currentTarget.checked })}
          />
          <Switch
            label={t('enabled')}
            checked={draft.enabled}
            onChange={(event) => set({ enabled: event.currentTarget.checked })}
          />
        </Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            disabled={draft.name.trim() === '' || draft.targets.length === 0}
            loading={save.running}
            onClick={() => void submit()}
          >
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function draftOf(rule: AssignRule): Draft {
  return Object.fromEntries(Object.keys(blank).map((name) => [name, rule[name as keyof Draft]])) as unknown as Draft;
}
