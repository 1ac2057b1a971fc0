import { Button, Group, SegmentedControl, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type CockpitKind,
  type CockpitRow,
  type Indicator,
  moneyIndicators,
  type Tile,
} from '#shared/features/product-lines/cockpit.model.ts';
import { chinaDate } from '#shared/kernel/china/dates.ts';
import { orpc } from '../../api/client.ts';
import { formatMoney, formatNumber } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import classes from './cockpit.module.css';
import { cockpitTexts } from './cockpit.texts.ts';
import { type Period, periods, stretchOf } from './period.ts';

/** Nine indicators of something that is run like a company of its own; each opens the rows that add up to it. */
export function Cockpit({ kind, id }: { kind: CockpitKind; id: string }) {
  const t = useTexts(cockpitTexts);
  const [period, setPeriod] = useState<Period>('year');
  const [opened, setOpened] = useState<Indicator>();
  const question = { kind, id, ...stretchOf(period, chinaDate(Date.now())) };
  const { data } = useQuery({
    ...orpc.productLines.cockpit.queryOptions({ input: question }),
    placeholderData: keepPreviousData,
  });
  const tiles = data?.tiles ?? [];
  const figureOf = (indicator: Indicator) => tiles.find((tile) => tile.indicator === indicator)?.value ?? null;
  const target = figureOf('target');
  const revenue = figureOf('revenue');
  const reached = target !== null && target > 0 && revenue !== null ? Math.round((revenue / target) * 100) : undefined;
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" className="tabular">
          {question.from} – {question.to}
        </Text>
        <SegmentedControl
          aria-label={t('period')}
          value={period}
          onChange={(next) => setPeriod(next as Period)}
          data={periods.map((value) => ({ value, label: t(value) }))}
        />
      </Group>
      <div className={classes.tiles}>
        {tiles.map((tile) => (
          <UnstyledButton
            key={tile.indicator}
            className={classes.tile}
            aria-pressed={opened === tile.indicator}
            onClick={() => setOpened(opened === tile.indicator ? undefined : tile.indicator)}
          >
            <Text size="sm" c="dimmed">
              {t(`name.${tile.indicator}`)}
            </Text>
            <span className={`tabular ${classes.value}`}>{shownValue(tile)}</span>
            <Text size="xs" c="dimmed">
              {tile.value === null ? t('hidden') : t('rows', { count: tile.rows })}
              {tile.indicator === 'revenue' && reached !== undefined ? ` · ${t('reached', { percent: reached })}` : ''}
            </Text>
          </UnstyledButton>
        ))}
      </div>
      {opened ? <TileRows key={`${opened}${period}`} question={question} indicator={opened} /> : null}
    </Stack>
  );
}

function shownValue({ indicator, value }: Pick<Tile, 'indicator' | 'value'>): string {
  if (value === null) return '—';
  return moneyIndicators.has(indicator) ? formatMoney(value) : formatNumber(value);
}

interface TileRowsProps {
  readonly question: { kind: CockpitKind; id: string; from: string; to: string };
  readonly indicator: Indicator;
}

/** What a tile is the sum of, and what it is counted from. */
function TileRows({ question, indicator }: TileRowsProps) {
  const t = useTexts(cockpitTexts);
  const [limit, setLimit] = useState(50);
  const { data } = useQuery({
    ...orpc.productLines.cockpitRows.queryOptions({ input: { ...question, indicator, limit } }),
    placeholderData: keepPreviousData,
  });
  const rows = data?.rows ?? [];
  const left = (data?.total ?? 0) - rows.length;
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <Title order={3}>{t(`name.${indicator}`)}</Title>
        <Text size="sm" fw={600} className="tabular">
          {t('sum', { value: shownValue({ indicator, value: data?.value ?? null }) })}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {t(`from.${indicator}`)}
      </Text>
      <PlainTable<CockpitRow>
        rows={rows}
        keyOf={(row) => `${row.page}${row.id}${row.note ?? ''}${row.label}`}
        empty={{ icon: IconListDetails, title: t('noRows'), hint: t(`from.${indicator}`) }}
        columns={[
          {
            label: t(`name.${indicator}`),
            draw: (row) => <PageLink href={`/${row.page}/${row.id}`}>{row.label}</PageLink>,
          },
          { label: t('period'), draw: (row) => row.note ?? '' },
          {
            label: t('sum', { value: '' }),
            align: 'right',
            draw: (row) => shownValue({ indicator, value: row.value }),
          },
        ]}
      />
      {left > 0 && limit < 500 ? (
        <Button variant="default" w="fit-content" onClick={() => setLimit(Math.min(500, limit + 150))}>
          {t('more', { count: Math.min(left, 150) })}
        </Button>
      ) : null}
    </Stack>
  );
}
