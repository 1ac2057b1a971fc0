import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { LineTarget } from '#shared/features/product-lines/product-line.model.ts';
import type { Outcome } from '../../api/use-command.tsx';
import { parseMoney } from '../../ui/fields/clean.ts';
import { RemoveButton } from '../../ui/form/remove-button.tsx';
import { formatMoney } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { productLinesTexts } from './product-lines.texts.ts';

interface LineTargetsProps {
  readonly targets: readonly LineTarget[];
  readonly canEdit: boolean;
  readonly save: (name: string, from: unknown, to: unknown) => Promise<Outcome<unknown>>;
}

/** What the line shall earn, month by month. */
export function LineTargets({ targets, canEdit, save }: LineTargetsProps) {
  const t = useTexts(productLinesTexts);
  const [month, setMonth] = useState('');
  const [amount, setAmount] = useState('');
  const revenue = parseMoney(amount);
  const isReady = /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && revenue !== undefined && revenue >= 0;
  const add = async () => {
    const rest = targets.filter((each) => each.month !== month);
    const to = [...rest, { month, revenue }].toSorted((left, right) => (left.month < right.month ? -1 : 1));
    if ((await save('targets', targets, to)).ok) setAmount('');
  };
  return (
    <Stack gap="xs">
      {targets.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noTargets')}
        </Text>
      ) : null}
      {targets.map((each) => (
        <Group key={each.month} gap="sm">
          <Text size="sm" className="tabular">
            {each.month}
          </Text>
          <Text size="sm" className="tabular" ta="right" w={140}>
            {formatMoney(each.revenue)}
          </Text>
          {canEdit ? (
            <RemoveButton
              label={t('remove')}
              of={each.month}
              onRemove={() =>
                void save(
                  'targets',
                  targets,
                  targets.filter((other) => other !== each),
                )
              }
            />
          ) : null}
        </Group>
      ))}
      {canEdit ? (
        <Group gap="sm" align="end">
          <TextInput
            label={t('month')}
            type="month"
            w={160}
            value={month}
            onChange={(event) => setMonth(event.currentTarget.value)}
          />
          <TextInput
            label={t('revenue')}
            w={160}
            inputMode="decimal"
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
          <Button variant="default" leftSection={<IconPlus size={16} />} disabled={!isReady} onClick={() => void add()}>
            {t('addTarget')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
