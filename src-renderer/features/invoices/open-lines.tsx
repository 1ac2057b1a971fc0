import { Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { orpc } from '../../api/client.ts';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { formatDecimal, formatMoney } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { linesTexts } from './lines.texts.ts';

interface OpenLinesProps {
  readonly id: string;
  /** Lines of orders that the application has already. */
  readonly present: ReadonlySet<string>;
  readonly add: (lines: { orderLineId: string; qty: string }[]) => Promise<unknown>;
  readonly onClose: () => void;
}

/** What the customer’s orders still have open, to be ticked. */
export function OpenLines({ id, present, add, onClose }: OpenLinesProps) {
  const t = useTexts(linesTexts);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { data } = useQuery(orpc.invoiceApplications.openLines.queryOptions({ input: { id } }));
  const lines = (data ?? []).filter(({ orderLineId }) => !present.has(orderLineId));
  const submit = () =>
    add(
      lines.filter((line) => chosen.has(line.orderLineId)).map(({ orderLineId, left }) => ({ orderLineId, qty: left })),
    );
  return (
    <ModalForm title={t('addOpen')} confirm={t('add')} isReady={chosen.size > 0} submit={submit} onClose={onClose}>
      {data && lines.length === 0 ? <Text c="dimmed">{t('nothingOpen')}</Text> : null}
      <Stack gap="xs" mah="50vh" style={{ overflowY: 'auto' }}>
        {lines.map(({ orderLineId, orderNo, name, unit, left, amountLeft }) => (
          <Group key={orderLineId} justify="space-between" wrap="nowrap" gap="sm">
            <Checkbox
              label={name}
              description={`${orderNo ?? ''} · ${t('open', { qty: `${formatDecimal(left)} ${unit ?? ''}` })}`}
              checked={chosen.has(orderLineId)}
              onChange={(event) => {
                const { checked } = event.currentTarget;
                setChosen(
                  (all) => new Set(checked ? [...all, orderLineId] : [...all].filter((each) => each !== orderLineId)),
                );
              }}
            />
            <Text size="sm" className="tabular">
              {formatMoney(amountLeft)}
            </Text>
          </Group>
        ))}
      </Stack>
    </ModalForm>
  );
}
