import { ActionIcon, Button, Group, MultiSelect, NumberInput, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { FlowCondition, Operator } from '#shared/features/flows/flow.model.ts';
import { type FactDefinition, type FlowDocType, factsOf } from '#shared/features/flows/flow-facts.model.ts';
import type { Choice } from '../../ui/fields/field.ts';
import { type Say, useTexts } from '../../ui/texts.ts';
import { designerTexts } from './designer.texts.ts';
import { useFlowChoices } from './use-flow-choices.ts';

interface ConditionListProps {
  readonly title: string;
  readonly hint: string;
  readonly docType: FlowDocType;
  readonly value: readonly FlowCondition[];
  readonly onChange: (value: FlowCondition[]) => void;
}

type Key = Parameters<Say<keyof (typeof designerTexts)['zhCN']>>[0];
const ordering: readonly Operator[] = ['greater', 'atLeast', 'less', 'atMost'];
const naming: readonly Operator[] = ['is', 'isNot'];
/** Money is kept in fen and rates as shares of one; people type yuan and percent. */
const factors = { money: 100, rate: 0.01, number: 1 } as const;

export function isAmount(kind: FactDefinition['kind']): kind is keyof typeof factors {
  return kind in factors;
}

/** Conditions that must all hold, each a line that reads as a sentence. */
export function ConditionList({ title, hint, docType, value, onChange }: ConditionListProps) {
  const t = useTexts(designerTexts);
  const facts = factsOf(docType);
  const add = () => {
    const [first] = facts;
    onChange([...value, emptyCondition(first!)]);
  };
  return (
    <Stack gap="xs">
      <div>
        <Text fw={600} size="sm">
          {title}
        </Text>
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      </div>
      {value.map((condition, at) => (
        <ConditionLine
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
          key={at}
          facts={facts}
          condition={condition}
          onChange={(next) => onChange(value.map((each, n) => (n === at ? next : each)))}
          onRemove={() => onChange(value.filter((_each, n) => n !== at))}
        />
      ))}
      <Group>
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={add}>
          {t('addCondition')}
        </Button>
      </Group>
    </Stack>
  );
}

function emptyCondition({ name, kind }: FactDefinition): FlowCondition {
  return isAmount(kind) ? { fact: name, operator: 'atLeast', value: 0 } : { fact: name, operator: 'is', value: [] };
}

interface LineProps {
  readonly facts: readonly FactDefinition[];
  readonly condition: FlowCondition;
  readonly onChange: (condition: FlowCondition) => void;
  readonly onRemove: () => void;
}

function ConditionLine({ facts, condition, onChange, onRemove }: LineProps) {
  const t = useTexts(designerTexts);
  const definition = facts.find((each) => each.name === condition.fact) ?? facts[0]!;
  return (
    <Group gap="xs" align="end">
      <Select
        aria-label={t('fact')}
        allowDeselect={false}
        w={170}
        data={facts.map(({ name }) => ({ value: name, label: t(`fact_${name}` as Key) }))}
        value={definition.name}
        onChange={(name) => onChange(emptyCondition(facts.find((each) => each.name === name) ?? definition))}
      />
      <Select
        aria-label={t('operator')}
        allowDeselect={false}
        w={110}
        data={(isAmount(definition.kind) ? ordering : naming).map((value) => ({ value, label: t(`op_${value}`) }))}
        value={condition.operator}
        onChange={(operator) => operator && onChange({ ...condition, operator })}
      />
      <FactInput
        definition={definition}
        value={condition.value}
        onChange={(value) => onChange({ ...condition, value })}
      />
      <ActionIcon variant="subtle" aria-label={t('removeCondition')} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  );
}

interface FactInputProps {
  readonly definition: FactDefinition;
  readonly value: FlowCondition['value'] | undefined;
  readonly onChange: (value: number | string[]) => void;
  readonly label?: string;
}

/** The value of a fact as people type it: yuan, percent, or some of a list. */
export function FactInput({ definition, value, onChange, label }: FactInputProps) {
  const t = useTexts(designerTexts);
  const choices = useFlowChoices();
  const named = label ? { label } : { 'aria-label': t('value') };
  const { kind } = definition;
  if (isAmount(kind)) {
    return (
      <NumberInput
        {...named}
        w={160}
        decimalScale={2}
        thousandSeparator={kind === 'money' ? ',' : ''}
        value={typeof value === 'number' ? Math.round((value / factors[kind]) * 100) / 100 : ''}
        onChange={(next) => onChange(Math.round(Number(next) * factors[kind] * 10_000) / 10_000)}
      />
    );
  }
  const data: Choice[] =
    kind === 'choice'
      ? (definition.choices ?? []).map((each) => ({
          value: each,
          label: definition.name === 'reasons' ? t(`reason_${each}` as Key) : each,
        }))
      : choices[kind];
  return (
    <MultiSelect
      {...named}
      flex={1}
      miw={180}
      searchable
      data={data}
      value={Array.isArray(value) ? value : value === undefined ? [] : [String(value)]}
      onChange={onChange}
    />
  );
}
