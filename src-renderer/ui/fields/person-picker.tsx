import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useMe } from '../../api/me.ts';
import { useTexts } from '../texts.ts';
import { useDirectory } from './directory.ts';
import { fieldsTexts } from './fields.texts.ts';

interface PersonPickerProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** Chooses a colleague by name or account; oneself stands first, those who left are not offered. */
export function PersonPicker({ value, onChange, ...rest }: PersonPickerProps) {
  const t = useTexts(fieldsTexts);
  const me = useMe();
  const { people } = useDirectory();
  const data = useMemo(() => {
    const present = people.filter((person) => person.status !== 'disabled' || person.id === value);
    const first = present.filter((person) => person.id === me?.id);
    return [...first, ...present.filter((person) => person.id !== me?.id)].map((person) => ({
      value: person.id,
      label: [person.id === me?.id ? t('me', { name: person.name }) : person.name, person.deptName ?? person.branchName]
        .filter(Boolean)
        .join(' · '),
    }));
  }, [people, me, value, t]);
  return (
    <Select
      searchable
      clearable
      limit={50}
      placeholder={t('choose')}
      nothingFoundMessage={t('none')}
      {...rest}
      data={data}
      value={value}
      onChange={onChange}
    />
  );
}
