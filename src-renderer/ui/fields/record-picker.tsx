import { Loader, Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTexts } from '../texts.ts';
import type { RecordSource } from './field.ts';
import { fieldsTexts } from './fields.texts.ts';

interface RecordPickerProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly value: string | null;
  readonly onChange: (id: string | null, name: string | null) => void;
  readonly source: RecordSource;
  /** Names the cache: one per kind of record. */
  readonly kind: string;
  /** The name of the value, where the row knows it. */
  readonly valueName?: string | null;
}

/** Chooses a record by typing what one remembers of it: name, pinyin, initials. */
export function RecordPicker({ value, onChange, source, kind, valueName, ...rest }: RecordPickerProps) {
  const t = useTexts(fieldsTexts);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 80);
  const { data, isFetching } = useQuery({
    queryKey: ['suggest', kind, asked],
    queryFn: () => source.suggest(asked),
    placeholderData: keepPreviousData,
    staleTime: 5000,
  });
  const chosen = useQuery({
    queryKey: ['suggestName', kind, value],
    queryFn: async () => (value && source.nameOf ? ((await source.nameOf(value)) ?? null) : null),
    enabled: value !== null && !valueName,
  });
  const name = valueName ?? chosen.data ?? null;
  const options = useMemo(() => {
    const found = (data ?? []).map((each) => ({ value: each.id, label: each.name }));
    if (value && name && !found.some((each) => each.value === value)) found.unshift({ value, label: name });
    return found;
  }, [data, value, name]);
  return (
    <Select
      searchable
      clearable
      placeholder={t('typeToSearch')}
      nothingFoundMessage={t('none')}
      rightSection={isFetching && text ? <Loader size={14} /> : undefined}
      {...rest}
      data={options}
      value={value}
      filter={({ options: all }) => all}
      onSearchChange={(next) => setText(next === name ? '' : next)}
      onChange={(id, option) => onChange(id, option?.label ?? null)}
    />
  );
}
