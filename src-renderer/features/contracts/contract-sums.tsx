import { Group, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { formatMoney } from '../../ui/format.ts';
import type { Conditions } from '../../ui/list/list-types.ts';
import { useTexts } from '../../ui/texts.ts';
import { contractsTexts } from './contracts.texts.ts';

/** What all contracts of the list are worth, and what came of them. */
export function ContractSums({ conditions }: { conditions: Conditions }) {
  const t = useTexts(contractsTexts);
  const { data } = useQuery({
    ...orpc.contracts.sums.queryOptions({ input: { ...conditions, offset: 0, limit: 1 } }),
    placeholderData: keepPreviousData,
  });
  if (!data || data.count === 0) return null;
  const figures = ['amountIncl', 'orderedAmount', 'receivedAmount', 'invoicedAmount'] as const;
  return (
    <Group component="section" aria-label={t('sums')} gap="lg" px="md" py={6} wrap="wrap">
      <Text size="sm" className="tabular">
        {t('sums.count')} {data.count}
      </Text>
      {figures.map((name) => (
        <Text key={name} size="sm" className="tabular">
          {t(`field.${name}`)} {formatMoney(data[name])}
        </Text>
      ))}
    </Group>
  );
}
