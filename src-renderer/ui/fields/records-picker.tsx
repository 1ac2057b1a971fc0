import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../texts.ts';
import type { RecordSource } from './field.ts';
import { fieldsTexts } from './fields.texts.ts';

interface RecordsPickerProps extends Omit<MultiSelectProps, 'data' | 'value' | 'onChange'> {
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
  readonly source: RecordSource;
  /** Names the cache: one per kind of record. */
  readonly kind: string;
}

/** Chooses several records by typing what one remembers of them. */
export function RecordsPicker({ value, onChange, source, kind, ...rest }: RecordsPickerProps) {
  const t = useTexts(fieldsTexts);
  const [text, setText] = useState('');
  const { data = [] } = useQuery({
    queryKey: ['suggest', kind, text],
    queryFn: () => source.suggest(text),
    placeholderData: keepPreviousData,
    staleTime: 5000,
  });
  const unnamed = value.filter((id) => !data.some((each) => each.id === id));
  const names = useQueries({
    queries: unnamed.map((id) => ({
      queryKey: ['suggestName', kind, id],
      queryFn: async () => (await source.nameOf?.(id)) ?? null,
    })),
  });
  const chosen = unnamed.map((id, at) => ({ value: id, label: names[at]?.data ?? '…' }));
  return (
    <MultiSelect
      searchable
      clearable
      {...(value.length > 0 ? {} : { placeholder: t('typeToSearch') })}
      nothingFoundMessage={t('none')}
      {...rest}
      data={[...data.map((each) => ({ value: each.id, label: each.name })), ...chosen]}
      value={[...value]}
      filter={({ options }) => options}
      onSearchChange={setText}
      onChange={onChange}
    />
  );
}
