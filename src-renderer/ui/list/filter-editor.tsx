import { Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Filter, FilterOperator } from '#shared/kernel/listing.ts';
import { isEmptyValue } from '../fields/check-field.ts';
import { useDirectory } from '../fields/directory.ts';
import type { Field } from '../fields/field.ts';
import { FieldInput } from '../fields/field-input.tsx';
import { fieldsTexts } from '../fields/fields.texts.ts';
import { useTexts } from '../texts.ts';
import { ChoiceList } from './choice-list.tsx';
import { operatorsFor, operatorText } from './filter-text.ts';
import { listTexts } from './list.texts.ts';

interface FilterEditorProps {
  readonly field: Field;
  readonly filter?: Filter;
  readonly onApply: (filter: Filter) => void;
  readonly onCancel: () => void;
}

/** One condition: the relation, then its value by the kind of the field. Enter applies. */
export function FilterEditor({ field, filter, onApply, onCancel }: FilterEditorProps) {
  const t = useTexts(listTexts);
  const operators = operatorsFor(field);
  const [operator, setOperator] = useState<FilterOperator>(filter?.operator ?? operators[0] ?? 'is');
  const [value, setValue] = useState<unknown>(filter?.value ?? (field.kind === 'flag' ? true : null));
  const [value2, setValue2] = useState<unknown>(filter?.value2 ?? null);
  const needsValue = operator !== 'empty' && operator !== 'notEmpty';
  const complete = !needsValue || (!isEmptyValue(value) && (operator !== 'between' || !isEmptyValue(value2)));
  const apply = () => {
    if (!complete) return;
    onApply({
      field: field.name,
      operator,
      ...(needsValue
        ? { value: (operator === 'in' && !Array.isArray(value) ? [value] : value) as Filter['value'] }
        : {}),
      ...(operator === 'between' ? { value2: value2 as Filter['value2'] } : {}),
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Stack gap="sm" w={300}>
        <Text fw={600} size="sm">
          {field.label}
        </Text>
        {operators.length > 1 ? (
          <Select
            aria-label={t('operator')}
            size="sm"
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data={operators.map((each) => ({ value: each, label: operatorText(each, field) }))}
            value={operator}
            onChange={(next) => {
              if (next === null) return;
              setOperator(next as FilterOperator);
              if ((next === 'in') !== (operator === 'in')) setValue(null);
            }}
          />
        ) : null}
        {needsValue ? <ValueInput {...{ field, operator, value, setValue, value2, setValue2 }} /> : null}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" size="xs" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" size="xs" disabled={!complete}>
            {t('apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ValueInputProps {
  readonly field: Field;
  readonly operator: FilterOperator;
  readonly value: unknown;
  readonly setValue: (value: unknown) => void;
  readonly value2: unknown;
  readonly setValue2: (value: unknown) => void;
}

function ValueInput({ field, operator, value, setValue, value2, setValue2 }: ValueInputProps) {
  const t = useTexts(listTexts);
  const f = useTexts(fieldsTexts);
  const { people } = useDirectory();
  if (field.kind === 'flag') {
    return (
      <SegmentedControl
        data={[
          { value: 'true', label: f('yes') },
          { value: 'false', label: f('no') },
        ]}
        value={String(value === true)}
        onChange={(next) => setValue(next === 'true')}
      />
    );
  }
  if (operator === 'in' && field.kind !== 'record') {
    const data =
      field.kind === 'person'
        ? people.map((person) => ({ value: person.id, label: person.name }))
        : (field.choices ?? []).map((choice) => ({ value: choice.value, label: choice.label }));
    return <ChoiceList options={data} value={Array.isArray(value) ? (value as string[]) : []} onChange={setValue} />;
  }
  const plain: Field = { name: field.name, label: t('value'), kind: inputKind(field), ...pickSource(field) };
  if (operator === 'between') {
    return (
      <>
        <FieldInput field={{ ...plain, label: t('from') }} value={value} onChange={setValue} nested autoFocus />
        <FieldInput field={{ ...plain, label: t('to') }} value={value2} onChange={setValue2} nested />
      </>
    );
  }
  const one = operator === 'in' && Array.isArray(value) ? value[0] : value;
  return <FieldInput field={plain} value={one} onChange={setValue} bare nested autoFocus />;
}

function pickSource(field: Field): Pick<Field, 'choices' | 'source'> {
  return { ...(field.choices ? { choices: field.choices } : {}), ...(field.source ? { source: field.source } : {}) };
}

/** Part of a phone number or a code is a fine thing to look for, so only plain text is asked. */
function inputKind(field: Field): Field['kind'] {
  switch (field.kind) {
    case 'longText':
    case 'mobile':
    case 'phone':
    case 'email':
    case 'website':
    case 'creditCode':
    case 'tags':
      return 'text';
    default:
      return field.kind;
  }
}
