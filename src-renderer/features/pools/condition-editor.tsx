import { ActionIcon, Button, Group, MultiSelect, Select, Stack, TagsInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import {
  conditionFields,
  conditionOperators,
  type LeadCondition,
} from '#shared/features/lead-rules/lead-condition.model.ts';
import { orpc } from '../../api/client.ts';
import { useTexts } from '../../ui/texts.ts';
import { useLeadFields } from '../leads/lead-fields.ts';
import { poolAdminTexts } from './pool-admin.texts.ts';
import { useSeatOptions } from './use-seat-options.ts';

interface ConditionEditorProps {
  readonly conditions: readonly LeadCondition[];
  readonly onChange: (conditions: LeadCondition[]) => void;
  /** A scoring rule has exactly one. */
  readonly isSingle?: boolean;
}

const branchKinds = ['branch'] as const;

/** What a rule asks of a lead, as sentences of field, comparison and values. */
export function ConditionEditor({ conditions, onChange, isSingle = false }: ConditionEditorProps) {
  const t = useTexts(poolAdminTexts);
  const fields = useLeadFields();
  const branches = useSeatOptions(branchKinds);
  const lines = useQuery(orpc.productLines.list.queryOptions({ input: { limit: 500 } })).data?.rows ?? [];
  const labelOf = (name: string) =>
    name === 'branchId' ? t('branch') : (fields.find((field) => field.name === name)?.label ?? name);
  const offered = conditionFields.filter((name) => name === 'branchId' || fields.some((field) => field.name === name));
  const choicesOf = (name: string) => {
    if (name === 'productLineIds') return lines.map((row) => ({ value: row.id, label: row.name }));
    if (name !== 'branchId') {
      return fields.find((field) => field.name === name)?.choices?.map(({ value, label }) => ({ value, label })) ?? [];
    }
    return branches.groups.flatMap(({ items }) => items.map(({ value, label }) => ({ value: value.slice(7), label })));
  };
  const set = (place: number, part: Partial<LeadCondition>) =>
    onChange(conditions.map((each, at) => (at === place ? { ...each, ...part } : each)));
  return (
    <Stack gap="xs">
      {conditions.map((condition, place) => {
        const choices = choicesOf(condition.field);
        const needsValue = condition.operator !== 'filled' && condition.operator !== 'empty';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name of their own; their place tells them apart
          <Group key={place} align="end" gap="xs">
            <Select
              aria-label={t('field')}
              w={130}
              searchable
              data={offered.map((value) => ({ value, label: labelOf(value) }))}
              value={condition.field}
              allowDeselect={false}
              onChange={(field) => set(place, { field: field as LeadCondition['field'], values: [] })}
            />
            <Select
              aria-label={t('operator')}
              w={120}
              data={conditionOperators.map((value) => ({ value, label: t(`op.${value}`) }))}
              value={condition.operator}
              allowDeselect={false}
              onChange={(operator) => set(place, { operator: operator as LeadCondition['operator'] })}
            />
            {needsValue && choices.length > 0 ? (
              <MultiSelect
                aria-label={t('values')}
                flex={1}
                miw={160}
                data={choices}
                value={condition.values}
                onChange={(values) => set(place, { values })}
              />
            ) : null}
            {needsValue && choices.length === 0 ? (
              <TagsInput
                aria-label={t('values')}
                flex={1}
                miw={160}
                value={condition.values}
                onChange={(values) => set(place, { values })}
              />
            ) : null}
            {isSingle ? null : (
              <ActionIcon aria-label={t('remove')} onClick={() => onChange(conditions.filter((_, at) => at !== place))}>
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </Group>
        );
      })}
      {isSingle ? null : (
        <Button
          variant="default"
          size="compact-sm"
          w="fit-content"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...conditions, { field: 'source', operator: 'is', values: [] }])}
        >
          {t('addCondition')}
        </Button>
      )}
    </Stack>
  );
}
