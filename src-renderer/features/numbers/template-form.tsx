import { ActionIcon, Button, Group, Menu, NumberInput, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import {
  checkTemplate,
  dateFormats,
  dayOf,
  type NumberPart,
  type NumberTemplate,
  renderNumber,
  resets,
} from '#shared/features/numbers/number.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { numbersTexts } from './numbers.texts.ts';

type Shown = NumberTemplate & { readonly branchCode: string | null; readonly next: number };

const fresh: Readonly<Record<NumberPart['kind'], NumberPart>> = {
  text: { kind: 'text', text: '-' },
  date: { kind: 'date', format: 'yyyyMM' },
  branch: { kind: 'branch' },
  sequence: { kind: 'sequence', width: 4, step: 1 },
};
const kinds = ['text', 'date', 'branch', 'sequence'] as const;

/** The parts of a number in their order, with the number they make while one types. */
export function TemplateForm({ saved, onClose }: { saved: Shown; onClose: () => void }) {
  const t = useTexts(numbersTexts);
  const [template, setTemplate] = useState<NumberTemplate>(() => {
    const { docType, parts, reset, blockSize } = saved;
    return { docType, parts, reset, blockSize };
  });
  const put = (part: Partial<NumberTemplate>) => setTemplate((before) => ({ ...before, ...part }));
  const save = useCommand(() => api.numbers.saveTemplate(template), { done: () => t('saved') });
  const check = checkTemplate(template);
  const isEmpty = template.parts.some((part) => part.kind === 'text' && part.text.trim() === '');
  const rule = isEmpty ? 'required' : check.ok ? undefined : (check.error.rule as 'oneSequence');
  const place = { branchCode: saved.branchCode, day: dayOf(Date.now()) };
  const setParts = (parts: NumberPart[]) => put({ parts });
  return (
    <ModalForm
      title={t(`doc_${template.docType}`)}
      confirm={t('save')}
      isReady={rule === undefined}
      submit={() => save.run(undefined)}
      onClose={onClose}
    >
      <Paper withBorder p="sm">
        <Text size="xs" c="dimmed">
          {t('preview')}
        </Text>
        <Text fw={600} className="tabular" aria-live="polite">
          {renderNumber(template.parts, place, saved.next)}
        </Text>
        {rule ? (
          <Text size="sm" c="red.8">
            {t(`rule_${rule}`)}
          </Text>
        ) : null}
      </Paper>
      <PartList parts={template.parts} onChange={setParts} />
      <Select
        label={t('reset')}
        allowDeselect={false}
        data={resets.map((value) => ({ value, label: t(`reset_${value}`) }))}
        value={template.reset}
        onChange={(reset) => reset && put({ reset })}
      />
      <NumberInput
        label={t('blockSize')}
        description={t('blockHint')}
        min={5}
        max={500}
        allowDecimal={false}
        value={template.blockSize}
        onChange={(value) => put({ blockSize: Math.min(500, Math.max(5, Number(value) || 5)) })}
      />
    </ModalForm>
  );
}

function PartList({ parts, onChange }: { parts: readonly NumberPart[]; onChange: (parts: NumberPart[]) => void }) {
  const t = useTexts(numbersTexts);
  const move = (at: number, by: number) => {
    const next = [...parts];
    const [part] = next.splice(at, 1);
    next.splice(at + by, 0, part!);
    onChange(next);
  };
  return (
    <Stack gap="xs">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
        <Group key={at} gap="xs" align="end" wrap="nowrap">
          <PartFields part={part} onChange={(next) => onChange(parts.map((each, n) => (n === at ? next : each)))} />
          <ActionIcon variant="subtle" aria-label={t('up')} disabled={at === 0} onClick={() => move(at, -1)}>
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={t('down')}
            disabled={at === parts.length - 1}
            onClick={() => move(at, 1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={t('removePart')}
            disabled={parts.length === 1}
            onClick={() => onChange(parts.filter((_each, n) => n !== at))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Menu>
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} disabled={parts.length >= 8}>
            {t('addPart')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => onChange([...parts, fresh[kind]])}>
              {t(`part_${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Stack>
  );
}

function PartFields({ part, onChange }: { part: NumberPart; onChange: (part: NumberPart) => void }) {
  const t = useTexts(numbersTexts);
  const whole = (label: 'width' | 'step', value: number, max: number, put: (value: number) => void) => (
    <NumberInput
      label={t(label)}
      min={1}
      max={max}
      w={72}
      allowDecimal={false}
      value={value}
      onChange={(next) => put(Math.min(max, Math.max(1, Number(next) || 1)))}
    />
  );
  switch (part.kind) {
    case 'text':
      return (
        <TextInput
          flex={1}
          label={t('part_text')}
          maxLength={20}
          value={part.text}
          onChange={(event) => onChange({ ...part, text: event.currentTarget.value })}
        />
      );
    case 'date':
      return (
        <Select
          flex={1}
          label={t('part_date')}
          allowDeselect={false}
          data={[...dateFormats]}
          value={part.format}
          onChange={(format) => format && onChange({ ...part, format })}
        />
      );
    case 'branch':
      return <TextInput flex={1} label={t('part_branch')} readOnly value={t('part_branch')} />;
    case 'sequence':
      return (
        <Group flex={1} gap="xs" wrap="nowrap" align="end">
          <Text size="sm" pb={8}>
            {t('part_sequence')}
          </Text>
          {whole('width', part.width, 10, (width) => onChange({ ...part, width }))}
          {whole('step', part.step, 100, (step) => onChange({ ...part, step }))}
        </Group>
      );
    default:
      return part satisfies never;
  }
}
