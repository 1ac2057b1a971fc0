import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { customerLevels, customerRelations } from '#shared/features/customers/customer.model.ts';
import type { BookScope } from '#shared/features/price-books/price-book.model.ts';
import { orpc } from '../../api/client.ts';
import { useTexts } from '../../ui/texts.ts';
import { priceBooksTexts } from './price-books.texts.ts';

interface ScopePickerProps {
  readonly scope: BookScope;
  readonly value: readonly string[];
  /** What is chosen already, by name: customers that the search does not bring. */
  readonly names?: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** Whom a book is for: branches, levels, channels, or customers found by typing. */
export function ScopePicker({ scope, value, names = [], onChange }: ScopePickerProps) {
  const t = useTexts(priceBooksTexts);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 120);
  const branches = useQuery({
    ...orpc.branches.list.queryOptions({ input: { limit: 500 } }),
    enabled: scope === 'branch',
  });
  const customers = useQuery({
    ...orpc.customers.suggest.queryOptions({ input: { text: asked } }),
    enabled: scope === 'customer',
    placeholderData: keepPreviousData,
  });
  if (scope === 'general') return null;
  const known = value.map((id, index) => ({ value: id, label: names[index] ?? id }));
  const offered = {
    channel: customerRelations.map((each) => ({ value: each as string, label: t(`channel.${each}`) })),
    level: customerLevels.map((each) => ({ value: each as string, label: each })),
    branch: (branches.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name })),
    customer: (customers.data ?? []).map((row) => ({ value: row.id, label: row.name })),
  }[scope];
  const data = [...new Map([...known, ...offered].map((each) => [each.value, each])).values()];
  return (
    <MultiSelect
      label={t('field.scopeValues')}
      withAsterisk
      searchable
      data={data}
      value={[...value]}
      onChange={onChange}
      onSearchChange={setText}
      {...(scope === 'customer' ? { filter: ({ options }) => options } : {})}
    />
  );
}
