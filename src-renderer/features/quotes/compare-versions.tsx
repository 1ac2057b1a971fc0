import { Group, Modal, Select, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ComparedLine, compareQuotes } from '#shared/features/quotes/compare-quotes.model.ts';
import type { QuoteLine } from '#shared/features/quotes/quote-line.model.ts';
import type { QuotePage } from '#shared/features/quotes/quotes.contract.ts';
import { fenToYuan } from '#shared/kernel/money/decimal.ts';
import { orpc } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { showRate } from './line-cells.ts';
import { useQuoteFields } from './quote-fields.ts';
import { money } from './quote-money.ts';
import { quotesTexts } from './quotes.texts.ts';

interface CompareVersionsProps {
  readonly quote: QuotePage;
  readonly withId: string;
  readonly onClose: () => void;
}

/** Two versions side by side: what changed in the terms, and each line with its prices before and after. */
export function CompareVersions({ quote, withId, onClose }: CompareVersionsProps) {
  const t = useTexts(quotesTexts);
  const [otherId, setOtherId] = useState(withId);
  const { data: other } = useQuery(orpc.quotes.get.queryOptions({ input: { id: otherId } }));
  return (
    <Modal opened size="xl" title={t('compare')} onClose={onClose}>
      <Stack>
        <Select
          label={t('versions')}
          data={quote.versions
            .filter((each) => each.id !== quote.id)
            .map((each) => ({ value: each.id, label: t('compareWith', { version: each.version }) }))}
          value={otherId}
          onChange={(value) => value && setOtherId(value)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
        {other ? <Difference quote={quote} other={other} /> : null}
      </Stack>
    </Modal>
  );
}

function Difference({ quote, other }: { quote: QuotePage; other: QuotePage }) {
  const t = useTexts(quotesTexts);
  const fields = useQuoteFields();
  const [before, after] = other.version < quote.version ? [other, quote] : [quote, other];
  const { header, lines } = compareQuotes(before, after);
  const isSame = header.length === 0 && lines.every((line) => line.before && line.after && line.changed.length === 0);
  if (isSame) return <Text c="dimmed">{t('noDifference')}</Text>;
  return (
    <ScrollTable label={t('lines')} minWidth={560}>
      <Table verticalSpacing={6} className="tabular">
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <Table.Th>{t('version', { version: before.version })}</Table.Th>
            <Table.Th>{t('version', { version: after.version })}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {header.map((name) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{fieldNamed(fields, name).label}</Table.Th>
              <Table.Td>
                <FieldValue field={fieldNamed(fields, name)} value={before[name]} />
              </Table.Td>
              <Table.Td>
                <FieldValue field={fieldNamed(fields, name)} value={after[name]} />
              </Table.Td>
            </Table.Tr>
          ))}
          {lines.map((line) => (
            <LineDifference key={(line.after ?? line.before)!.id} line={line} />
          ))}
          <Table.Tr>
            <Table.Th scope="row">{t('difference')}</Table.Th>
            <Table.Td />
            <Table.Td fw={600}>{money(after.amountIncl - before.amountIncl, after.currency)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </ScrollTable>
  );
}

function LineDifference({ line: { before, after, changed } }: { line: ComparedLine }) {
  const t = useTexts(quotesTexts);
  const isChanged = changed.length > 0 || !before || !after;
  return (
    <Table.Tr data-changed={isChanged || undefined}>
      <Table.Th scope="row">
        <Group gap="xs">
          {(after ?? before)!.name}
          {before ? null : <StateBadge tone="done">{t('onlyHere')}</StateBadge>}
          {after ? null : <StateBadge tone="lost">{t('onlyThere')}</StateBadge>}
        </Group>
      </Table.Th>
      <Table.Td>{before ? <LineWords line={before} bold={changed} /> : null}</Table.Td>
      <Table.Td>{after ? <LineWords line={after} bold={changed} /> : null}</Table.Td>
    </Table.Tr>
  );
}

function LineWords({ line, bold }: { line: QuoteLine; bold: readonly string[] }) {
  const t = useTexts(quotesTexts);
  const parts = [
    ['qty', `${line.qty} ${line.unit ?? ''}`],
    ['price', `× ${line.price}`],
    ['discountRate', line.discountRate === null ? '' : `−${showRate(line.discountRate)}`],
    ['discountAmount', line.discountAmount ? `−${fenToYuan(line.discountAmount)}` : ''],
    ['taxRate', showRate(line.taxRate)],
    ['leadTimeDays', line.leadTimeDays === null ? '' : t('daysCount', { count: line.leadTimeDays })],
    ['amountIncl', `= ${fenToYuan(line.amountIncl)}`],
  ] as const;
  return (
    <Text size="sm">
      {parts.map(([field, text]) =>
        text === '' ? null : (
          <Text key={field} span size="sm" fw={bold.includes(field) ? 600 : 400}>
            {text}{' '}
          </Text>
        ),
      )}
    </Text>
  );
}
