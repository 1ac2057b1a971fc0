import { Checkbox, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldsTexts } from '../fields/fields.texts.ts';
import { useTexts } from '../texts.ts';
import { listTexts } from './list.texts.ts';

interface ChoiceListProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** Some of several, all in sight: ticks in a list, with a search above it where there are many. */
export function ChoiceList({ options, value, onChange }: ChoiceListProps) {
  const t = useTexts(listTexts);
  const f = useTexts(fieldsTexts);
  const [text, setText] = useState('');
  const found = options.filter((option) => option.label.toLowerCase().includes(text.trim().toLowerCase()));
  const shown = [...found].sort((a, b) => Number(value.includes(b.value)) - Number(value.includes(a.value)));
  return (
    <Stack gap="sm">
      {options.length > 8 ? (
        <TextInput
          aria-label={t('search')}
          placeholder={f('typeToSearch')}
          value={text}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      <ScrollArea.Autosize mah={220} type="auto">
        <Stack gap="sm" p={2}>
          {(options.length > 8 ? shown : found).map((option, index) => (
            <Checkbox
              key={option.value}
              size="xs"
              label={option.label}
              checked={value.includes(option.value)}
              {...(index === 0 && options.length <= 8 ? { 'data-autofocus': true } : {})}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...value, option.value]
                    : value.filter((each) => each !== option.value),
                )
              }
            />
          ))}
          {found.length === 0 ? (
            <Text size="sm" c="dimmed">
              {f('none')}
            </Text>
          ) : null}
        </Stack>
      </ScrollArea.Autosize>
    </Stack>
  );
}
