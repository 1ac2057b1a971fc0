import { Button, Group, NumberInput, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { forecastCategories } from '#shared/features/opportunities/opportunity.model.ts';
import type { ForecastCell } from '#shared/features/opportunities/opportunity-sums.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay, useMe } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { formatMoney } from '../../ui/format.ts';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { opportunitiesTexts } from './opportunities.texts.ts';

const shown = 3;

function monthsFrom(offset: number): string[] {
  const now = new Date(Date.now() + 8 * 3_600_000);
  return Array.from({ length: shown }, (_, index) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset + index, 1)).toISOString().slice(0, 7),
  );
}

const money = (fen: number | null) => (fen === null ? '—' : formatMoney(fen));

/** What is expected, by month and person: what the deals say, what each person promises, what the manager makes of it. */
export function ForecastPage() {
  const t = useTexts(opportunitiesTexts);
  const [offset, setOffset] = useState(0);
  const months = monthsFrom(offset);
  const { data = [] } = useQuery(orpc.opportunities.forecast.queryOptions({ input: { months } }));
  return (
    <SectionPage
      title={t('forecast')}
      aside={
        <Group>
          <Button variant="default" onClick={() => setOffset((before) => before - shown)}>
            {t('previousMonths')}
          </Button>
          <Button variant="default" onClick={() => setOffset((before) => before + shown)}>
            {t('nextMonths')}
          </Button>
        </Group>
      }
    >
      {months.map((month) => (
        <Section key={month} title={month} hint={t('forecastHint')}>
          <MonthTable month={month} cells={data.filter((cell) => cell.month === month)} />
        </Section>
      ))}
    </SectionPage>
  );
}

const columns = [...forecastCategories.filter((each) => each !== 'excluded'), 'won'] as const;

function MonthTable({ month, cells }: { month: string; cells: readonly ForecastCell[] }) {
  const t = useTexts(opportunitiesTexts);
  const me = useMe();
  const may = useMay();
  const own = cells.some((cell) => cell.userId === me?.id);
  const none = { count: 0, pipeline: 0, best: 0, commit: 0, won: 0, excluded: 0, committed: null, overridden: null };
  const rows = own || !me ? cells : [...cells, { ...none, month, userId: me.id, userName: me.name }];
  if (rows.length === 0) return <Text c="dimmed">{t('forecastEmpty')}</Text>;
  const sum = (name: (typeof columns)[number]) =>
    rows.some((row) => row[name] === null) ? null : rows.reduce((total, row) => total + (row[name] ?? 0), 0);
  return (
    <ScrollTable label={month} minWidth={720}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('person')}</Table.Th>
            {columns.map((name) => (
              <Table.Th key={name} ta="right">
                {name === 'won' ? t('won') : t(`forecastCategory.${name}`)}
              </Table.Th>
            ))}
            <Table.Th>{t('committed')}</Table.Th>
            <Table.Th>{t('overridden')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.userId}>
              <Table.Td>{row.userName}</Table.Td>
              {columns.map((name) => (
                <Table.Td key={name} ta="right">
                  {money(row[name])}
                </Table.Td>
              ))}
              <Table.Td>
                <Figure row={row} kind="commit" value={row.committed} canEdit={row.userId === me?.id} />
              </Table.Td>
              <Table.Td>
                <Figure row={row} kind="override" value={row.overridden} canEdit={may('opportunity.forecast')} />
              </Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr fw={600}>
            <Table.Td>{t('total')}</Table.Td>
            {columns.map((name) => (
              <Table.Td key={name} ta="right">
                {money(sum(name))}
              </Table.Td>
            ))}
            <Table.Td colSpan={2} />
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </ScrollTable>
  );
}

interface FigureProps {
  readonly row: Pick<ForecastCell, 'month' | 'userId' | 'userName'>;
  readonly kind: 'commit' | 'override';
  readonly value: number | null;
  readonly canEdit: boolean;
}

/** A figure that is saved when the input is left. */
function Figure({ row, kind, value, canEdit }: FigureProps) {
  const t = useTexts(opportunitiesTexts);
  const [typed, setTyped] = useState<string | number>(value === null ? '' : value / 100);
  const save = useCommand(
    (amount: number | null) => api.opportunities[kind]({ month: row.month, userId: row.userId, amount }),
    { done: () => t('forecastSaved'), undo: true },
  );
  if (!canEdit) return <>{money(value)}</>;
  const leave = () => {
    const amount = typed === '' ? null : Math.round(Number(typed) * 100);
    if (amount !== value) void save.run(amount);
  };
  return (
    <NumberInput
      aria-label={`${row.userName ?? ''} ${t(kind === 'commit' ? 'committed' : 'overridden')}`}
      size="xs"
      w={140}
      min={0}
      decimalScale={2}
      thousandSeparator
      value={typed}
      onChange={setTyped}
      onBlur={leave}
    />
  );
}
