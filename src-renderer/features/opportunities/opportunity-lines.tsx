import { ActionIcon, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { OpportunityLine } from '#shared/features/opportunities/opportunity.model.ts';
import { pricePlaces, quantityPlaces, ratePlaces, readDecimal } from '#shared/kernel/money/decimal.ts';
import { discountAmount, grossAmount } from '#shared/kernel/money/line-amounts.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { RecordPicker } from '../../ui/fields/record-picker.tsx';
import { formatMoney } from '../../ui/format.ts';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { opportunitiesTexts } from './opportunities.texts.ts';

const productSource = {
  suggest: async (text: string) => (await api.products.list({ text, limit: 10 })).rows,
};

interface LinesProps {
  readonly id: string;
  readonly lines: readonly OpportunityLine[];
  readonly canEdit: boolean;
}

type Draft = Pick<OpportunityLine, 'id' | 'productId' | 'name' | 'unit'> & {
  readonly qty: string;
  readonly price: string;
  readonly discountRate: string;
};

const draftOf = ({ discountRate, ...line }: OpportunityLine): Draft => ({
  ...line,
  discountRate: discountRate === null ? '' : `${Number(discountRate) * 100}%`,
});

/** The products the deal is about; what is typed is read as a person writes it, and their sum becomes the amount. */
export function OpportunityLines({ id, lines, canEdit }: LinesProps) {
  const t = useTexts(opportunitiesTexts);
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => lines.map(draftOf));
  const read = drafts.map(readDraft);
  const isReady = read.every((line) => line !== undefined);
  const save = useCommand(
    () => api.opportunities.setLines({ id, lines: { from: [...lines], to: read as OpportunityLine[] } }),
    { done: () => t('saved'), undo: true },
  );
  const set = (index: number, patch: Partial<Draft>) =>
    setDrafts((before) => before.map((each, at) => (at === index ? { ...each, ...patch } : each)));
  const take = async (index: number, productId: string | null) => {
    if (!productId) return set(index, { productId });
    const product = await api.products.get({ id: productId });
    set(index, { productId, name: product.name, unit: product.unit, price: product.priceIncl ?? '0' });
  };
  const add = () =>
    setDrafts((before) => [
      ...before,
      { id: crypto.randomUUID(), productId: null, name: '', unit: null, qty: '1', price: '0', discountRate: '' },
    ]);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {drafts.length === 0 ? t('noLines') : t('linesHint')}
      </Text>
      {drafts.length > 0 ? (
        <ScrollTable label={t('lines')} minWidth={640}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                {(['product', 'unit', 'qty', 'price', 'discount', 'amount'] as const).map((name) => (
                  <Table.Th key={name}>{t(name)}</Table.Th>
                ))}
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {drafts.map((line, index) => (
                <Table.Tr key={line.id}>
                  <Table.Td miw={200}>
                    {canEdit ? (
                      <Stack gap={4}>
                        <RecordPicker
                          aria-label={t('product')}
                          kind="products"
                          size="xs"
                          valueName={line.name}
                          value={line.productId}
                          source={productSource}
                          onChange={(value) => void take(index, value)}
                        />
                        <TextInput
                          aria-label={t('product')}
                          size="xs"
                          value={line.name}
                          onChange={(event) => set(index, { name: event.currentTarget.value })}
                        />
                      </Stack>
                    ) : (
                      line.name
                    )}
                  </Table.Td>
                  <Table.Td>{line.unit}</Table.Td>
                  {(['qty', 'price', 'discountRate'] as const).map((name) => (
                    <Table.Td key={name}>
                      <TextInput
                        aria-label={t(name === 'discountRate' ? 'discount' : name)}
                        size="xs"
                        w={110}
                        readOnly={!canEdit}
                        value={line[name]}
                        error={readNumber(line, name) === undefined}
                        onChange={(event) => set(index, { [name]: event.currentTarget.value })}
                      />
                    </Table.Td>
                  ))}
                  <Table.Td ta="right">{read[index] ? formatMoney(amountOf(read[index])) : '—'}</Table.Td>
                  <Table.Td>
                    {canEdit ? (
                      <ActionIcon
                        aria-label={t('removeLine')}
                        variant="subtle"
                        onClick={() => setDrafts((before) => before.filter((_, at) => at !== index))}
                      >
                        <IconTrash size={16} />
                      </ActionIcon>
                    ) : null}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollTable>
      ) : null}
      {canEdit ? (
        <Group>
          <Button variant="default" size="xs" leftSection={<IconPlus size={14} />} onClick={add}>
            {t('addLine')}
          </Button>
          <Button size="xs" disabled={!isReady} onClick={() => void save.run(undefined)}>
            {t('saveLines')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

function readNumber(line: Draft, name: 'qty' | 'price' | 'discountRate'): string | null | undefined {
  if (name === 'discountRate' && line.discountRate.trim() === '') return null;
  const places = { qty: quantityPlaces, price: pricePlaces, discountRate: ratePlaces }[name];
  return readDecimal(line[name], places);
}

/** The line as it is stored; undefined while something in it is no number or it has no name. */
function readDraft(line: Draft): OpportunityLine | undefined {
  const [qty, price, discountRate] = [
    readNumber(line, 'qty'),
    readNumber(line, 'price'),
    readNumber(line, 'discountRate'),
  ];
  if (!qty || !price || discountRate === undefined || line.name.trim() === '') return undefined;
  return { ...line, name: line.name.trim(), qty, price, discountRate };
}

function amountOf({ price, qty, discountRate }: OpportunityLine): number {
  const gross = grossAmount({ price, qty });
  return gross - (discountRate === null ? 0 : discountAmount(gross, { kind: 'rate', rate: discountRate }));
}
