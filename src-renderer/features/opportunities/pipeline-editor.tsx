import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NumberInput,
  Paper,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type Pipeline, type PipelineStage, requirableFields } from '#shared/features/opportunities/pipeline.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { opportunitiesTexts } from './opportunities.texts.ts';

interface PipelineEditorProps {
  readonly pipeline: Pipeline;
  /** Whether it is stored: its stages can then be retired, not taken away. */
  readonly known: boolean;
  readonly canEdit: boolean;
}

const emptyStage = (): PipelineStage => ({
  id: crypto.randomUUID(),
  name: '',
  probability: 50,
  maxDays: null,
  requiredFields: [],
  checklist: [],
  allowBack: true,
  retired: false,
});

/** A pipeline whole: its stages in order, what each asks for, and for whom it is. */
export function PipelineEditor({ pipeline, known, canEdit }: PipelineEditorProps) {
  const t = useTexts(opportunitiesTexts);
  const [draft, setDraft] = useState(pipeline);
  const stored = new Set(known ? pipeline.stages.map((stage) => stage.id) : []);
  const { revision, ...input } = draft;
  const save = useCommand(() => api.opportunities.savePipeline(input), { done: () => t('pipelineSaved'), undo: true });
  const set = (patch: Partial<Pipeline>) => setDraft((before) => ({ ...before, ...patch }));
  const setStage = (index: number, patch: Partial<PipelineStage>) =>
    set({ stages: draft.stages.map((each, at) => (at === index ? { ...each, ...patch } : each)) });
  const move = (index: number, by: -1 | 1) => {
    const stages = [...draft.stages];
    const [taken] = stages.splice(index, 1);
    stages.splice(index + by, 0, taken!);
    set({ stages });
  };
  const isReady = draft.name.trim() !== '' && draft.stages.every((stage) => stage.name.trim() !== '');
  return (
    <Stack gap="md">
      <Group align="flex-end">
        <TextInput
          label={t('pipelineName')}
          value={draft.name}
          readOnly={!canEdit}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Checkbox
          label={t('pipelineDefault')}
          checked={draft.isDefault}
          disabled={!canEdit}
          onChange={(event) => set({ isDefault: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('pipelineEnabled')}
          checked={draft.enabled}
          disabled={!canEdit}
          onChange={(event) => set({ enabled: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('pipelineWin')}
          checked={draft.winNeedsDocument}
          disabled={!canEdit}
          onChange={(event) => set({ winNeedsDocument: event.currentTarget.checked })}
        />
      </Group>
      {draft.stages.map((stage, index) => (
        <StageCard
          key={stage.id}
          stage={stage}
          canEdit={canEdit}
          set={(patch) => setStage(index, patch)}
          {...(index > 0 ? { up: () => move(index, -1) } : {})}
          {...(index < draft.stages.length - 1 ? { down: () => move(index, 1) } : {})}
          {...(stored.has(stage.id)
            ? {}
            : { remove: () => set({ stages: draft.stages.filter((each) => each.id !== stage.id) }) })}
        />
      ))}
      {canEdit ? (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => set({ stages: [...draft.stages, emptyStage()] })}
          >
            {t('addStage')}
          </Button>
          <Button disabled={!isReady} onClick={() => void save.run(undefined)}>
            {t('save')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

interface StageCardProps {
  readonly stage: PipelineStage;
  readonly canEdit: boolean;
  readonly set: (patch: Partial<PipelineStage>) => void;
  readonly up?: () => void;
  readonly down?: () => void;
  readonly remove?: () => void;
}

function StageCard({ stage, canEdit, set, up, down, remove }: StageCardProps) {
  const t = useTexts(opportunitiesTexts);
  return (
    <Paper withBorder p="sm">
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('stageName')}
          value={stage.name}
          maxLength={40}
          readOnly={!canEdit}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NumberInput
          label={t('stageProbability')}
          w={110}
          min={0}
          max={100}
          allowDecimal={false}
          readOnly={!canEdit}
          value={stage.probability}
          onChange={(value) => set({ probability: Number(value) || 0 })}
        />
        <NumberInput
          label={t('stageMaxDays')}
          w={130}
          min={1}
          max={3650}
          allowDecimal={false}
          readOnly={!canEdit}
          value={stage.maxDays ?? ''}
          onChange={(value) => set({ maxDays: value === '' ? null : Number(value) })}
        />
        <MultiSelect
          label={t('stageRequired')}
          w={260}
          readOnly={!canEdit}
          data={requirableFields.map((value) => ({ value, label: t(`field.${value}`) }))}
          value={stage.requiredFields}
          onChange={(requiredFields) => set({ requiredFields: requiredFields as PipelineStage['requiredFields'] })}
        />
        <Checkbox
          label={t('stageBack')}
          checked={stage.allowBack}
          disabled={!canEdit}
          onChange={(event) => set({ allowBack: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('stageRetired')}
          checked={stage.retired}
          disabled={!canEdit}
          onChange={(event) => set({ retired: event.currentTarget.checked })}
        />
        {canEdit ? (
          <Group gap={4}>
            <ActionIcon variant="subtle" aria-label={t('up')} disabled={!up} onClick={up}>
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon variant="subtle" aria-label={t('down')} disabled={!down} onClick={down}>
              <IconArrowDown size={16} />
            </ActionIcon>
            {remove ? (
              <ActionIcon variant="subtle" aria-label={t('removeStage')} onClick={remove}>
                <IconTrash size={16} />
              </ActionIcon>
            ) : null}
          </Group>
        ) : null}
      </Group>
      <Textarea
        mt="xs"
        label={t('stageChecklist')}
        autosize
        minRows={1}
        readOnly={!canEdit}
        value={stage.checklist.map((item) => item.text).join('\n')}
        onChange={(event) => set({ checklist: readChecklist(event.currentTarget.value, stage.checklist) })}
      />
    </Paper>
  );
}

/** One item a line; an item whose words stay keeps its ticks. */
function readChecklist(text: string, before: PipelineStage['checklist']): PipelineStage['checklist'] {
  return text
    .split('\n')
    .slice(0, 20)
    .map((words, index) => ({ id: before[index]?.id ?? crypto.randomUUID(), text: words.slice(0, 120) }))
    .filter((item, index, all) => item.text.trim() !== '' || index === all.length - 1);
}
