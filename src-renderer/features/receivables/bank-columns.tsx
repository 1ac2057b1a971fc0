import { Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { type BankColumns, bankFields, isBankHeader } from '#shared/features/receivables/bank-line.model.ts';
import { useTexts } from '../../ui/texts.ts';
import { bankTexts } from './bank.texts.ts';

interface BankColumnsFormProps {
  readonly headers: readonly string[];
  readonly columns: BankColumns;
  readonly onReread: (columns: BankColumns) => void;
}

/** Which column of the file is what; the guess can be mended, and the file is read again. */
export function BankColumnsForm({ headers, columns, onReread }: BankColumnsFormProps) {
  const t = useTexts(bankTexts);
  const [chosen, setChosen] = useState(columns);
  const data = headers.map((header, index) => ({ value: String(index), label: header || `#${index + 1}` }));
  return (
    <Group align="end" gap="xs">
      {bankFields.map((field) => (
        <Select
          key={field}
          w={168}
          clearable
          label={t(`column.${field}`)}
          placeholder={t('notThere')}
          data={data}
          value={chosen[field] === undefined ? null : String(chosen[field])}
          onChange={(value) => setChosen({ ...chosen, [field]: value === null ? undefined : Number(value) })}
        />
      ))}
      <Button variant="default" disabled={!isBankHeader(chosen)} onClick={() => onReread(chosen)}>
        {t('reread')}
      </Button>
    </Group>
  );
}
