import { Alert, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SplitRule } from '#shared/features/invoices/application.model.ts';
import type { ApplicationPage } from '#shared/features/invoices/applications.contract.ts';
import { orpc } from '../../api/client.ts';
import type { Field } from '../../ui/fields/field.ts';
import { FieldInput } from '../../ui/fields/field-input.tsx';
import { formatMoney } from '../../ui/format.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { linesTexts } from './lines.texts.ts';

interface SplitPanelProps {
  readonly application: ApplicationPage;
  /** Left out where it stands. */
  readonly onSave?: (rule: SplitRule) => void;
}

/** How an application becomes several invoices, and each of them before it is made: together they are the whole. */
export function SplitPanel({ application, onSave }: SplitPanelProps) {
  const t = useTexts(linesTexts);
  const { id, splitRule: rule, amountIncl, lineCount } = application;
  const { data } = useQuery({
    ...orpc.invoiceApplications.preview.queryOptions({ input: { id, splitRule: rule } }),
    placeholderData: keepPreviousData,
    enabled: lineCount > 0,
  });
  const amount: Field = { name: 'maxAmount', label: t('maxAmount'), kind: 'money', hint: t('maxAmountHint') };
  const most: Field = { name: 'maxLines', label: t('maxLines'), kind: 'number' };
  const put = (part: Partial<SplitRule>) => onSave?.({ ...rule, ...part });
  return (
    <Stack gap="sm">
      {onSave ? (
        <Group align="flex-start" gap="md">
          <LimitInput field={amount} value={rule.maxAmount} onSave={(maxAmount) => put({ maxAmount })} />
          <LimitInput field={most} value={rule.maxLines} onSave={(maxLines) => put({ maxLines })} />
          <Checkbox
            mt={30}
            label={t('byRate')}
            checked={rule.byRate}
            onChange={(event) => put({ byRate: event.currentTarget.checked })}
          />
        </Group>
      ) : null}
      {data && data.amountIncl !== amountIncl ? <Alert color="red">{t('sumDiffers')}</Alert> : null}
      <PlainTable
        rows={data?.parts ?? []}
        keyOf={(part) => String(part.part)}
        empty={{ icon: IconArrowsSplit2, title: t('noSplit'), hint: t('noSplitHint') }}
        columns={[
          { label: t('part'), draw: ({ part }) => `${part}/${data?.count ?? 1}` },
          { label: t('printed'), align: 'right', draw: ({ lines }) => lines },
          { label: t('amountExcl'), align: 'right', draw: (part) => formatMoney(part.amountExcl) },
          { label: t('tax'), align: 'right', draw: (part) => formatMoney(part.tax) },
          { label: t('amountIncl'), align: 'right', draw: (part) => formatMoney(part.amountIncl) },
        ]}
      />
      {data ? (
        <Text size="sm" className="tabular">
          {t('splitTotal', { count: data.count, amount: formatMoney(data.amountIncl) })}
        </Text>
      ) : null}
    </Stack>
  );
}

interface LimitInputProps {
  readonly field: Field;
  readonly value: number | null;
  readonly onSave: (value: number | null) => void;
}

/** A limit that is stored when one leaves it; empty or nothing means none. */
function LimitInput({ field, value, onSave }: LimitInputProps) {
  const [typed, setTyped] = useState<number | null>(value);
  return (
    <div>
      <FieldInput
        field={field}
        value={typed}
        onChange={(next) => setTyped(typeof next === 'number' && next > 0 ? next : null)}
        onBlur={() => typed !== value && onSave(typed)}
      />
    </div>
  );
}
