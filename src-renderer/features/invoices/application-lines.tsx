import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconListDetails, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { ApplicationPage } from '#shared/features/invoices/applications.contract.ts';
import { compareDecimals, quantityPlaces, readDecimal } from '#shared/kernel/money/decimal.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { formatMoney } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { linesTexts } from './lines.texts.ts';
import { OpenLines } from './open-lines.tsx';

type Line = ApplicationPage['lines'][number];

/** The lines of a draft: how much of each, what goes, and what of the customer’s orders comes in. */
export function ApplicationLines({ application }: { application: ApplicationPage }) {
  const t = useTexts(linesTexts);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [isAdding, setAdding] = useState(false);
  const { id, lines } = application;
  const save = useCommand(
    (change: Pick<Parameters<typeof api.invoiceApplications.edit>[0], 'lines' | 'removed'>) =>
      api.invoiceApplications.edit({ id, changes: {}, ...change }),
    { done: () => t('saved'), undo: true },
  );
  const store = async ({ id: lineId, qty: before, orderLineId }: Line) => {
    const qty = readDecimal(typed[lineId] ?? before, quantityPlaces);
    const isOther = qty !== undefined && compareDecimals(qty, '0') > 0 && compareDecimals(qty, before) !== 0;
    if (isOther) await save.run({ lines: [{ id: lineId, qty, ...(orderLineId ? { orderLineId } : {}) }] });
    setTyped(({ [lineId]: _, ...rest }) => rest);
  };
  const total = lines.reduce((sum, line) => sum + line.amountIncl, 0);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t('addOpen')}
        </Button>
        <Text size="sm" className="tabular">
          {t('total', { amount: formatMoney(total) })}
        </Text>
      </Group>
      <PlainTable
        rows={lines}
        keyOf={(line) => line.id}
        empty={{ icon: IconListDetails, title: t('noLines'), hint: t('noLinesHint') }}
        columns={[
          { label: t('item'), draw: (line) => line.name },
          {
            label: t('order'),
            draw: ({ orderId }) => {
              const no = application.caps.find((cap) => cap.orderId === orderId)?.no;
              return orderId ? <PageLink href={`/orders/${orderId}`}>{no ?? '—'}</PageLink> : '';
            },
          },
          {
            label: t('qty'),
            align: 'right',
            draw: (line) => (
              <TextInput
                w={112}
                inputMode="decimal"
                aria-label={`${line.name} ${t('qty')}`}
                value={typed[line.id] ?? line.qty}
                rightSection={<Text size="xs">{line.unit}</Text>}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  setTyped((all) => ({ ...all, [line.id]: value }));
                }}
                onBlur={() => void store(line)}
                onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
              />
            ),
          },
          { label: t('amountExcl'), align: 'right', draw: (line) => formatMoney(line.amountExcl) },
          { label: t('tax'), align: 'right', draw: (line) => formatMoney(line.tax) },
          { label: t('amountIncl'), align: 'right', draw: (line) => formatMoney(line.amountIncl) },
        ]}
        actions={(line) => [
          {
            label: t('removeLine'),
            icon: IconTrash,
            danger: true,
            run: () => void save.run({ removed: [line.id] }),
          },
        ]}
      />
      {isAdding ? (
        <OpenLines
          id={id}
          present={new Set(lines.flatMap(({ orderLineId }) => orderLineId ?? []))}
          add={(added) => save.run({ lines: added })}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </Stack>
  );
}
