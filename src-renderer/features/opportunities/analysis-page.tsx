import { Group, Progress, SegmentedControl, Select, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { orpc } from '../../api/client.ts';
import { formatMoney } from '../../ui/format.ts';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { opportunitiesTexts } from './opportunities.texts.ts';

const day = 86_400_000;
const spans = { quarter: 92 * day, year: 366 * day } as const;
const money = (fen: number | null) => (fen === null ? '—' : formatMoney(fen));

/** How far deals come, how long they stand, and why they end. */
export function AnalysisPage() {
  const t = useTexts(opportunitiesTexts);
  const [span, setSpan] = useState<keyof typeof spans>('quarter');
  const [chosen, setChosen] = useState<string | null>(null);
  const { data: pipelines = [] } = useQuery(orpc.opportunities.pipelines.queryOptions());
  const flow = pipelines.find((each) => each.id === chosen) ?? pipelines[0];
  const until = Math.ceil(Date.now() / day) * day;
  const range = { from: until - spans[span], until };
  const { data: funnel = [] } = useQuery({
    ...orpc.opportunities.funnel.queryOptions({ input: { ...range, pipelineId: flow?.id ?? '' } }),
    enabled: flow !== undefined,
  });
  const { data: reasons = [] } = useQuery(orpc.opportunities.reasons.queryOptions({ input: range }));
  const most = Math.max(1, ...funnel.map((stage) => stage.count));
  const ended = reasons.reduce((sum, row) => sum + row.count, 0);
  return (
    <SectionPage
      title={t('analysis')}
      aside={
        <Group>
          {pipelines.length > 1 ? (
            <Select
              aria-label={t('field.pipelineId')}
              data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
              value={flow?.id ?? null}
              onChange={setChosen}
              allowDeselect={false}
            />
          ) : null}
          <SegmentedControl
            value={span}
            onChange={(value) => setSpan(value as keyof typeof spans)}
            data={[
              { value: 'quarter', label: t('lastQuarter') },
              { value: 'year', label: t('lastYear') },
            ]}
          />
        </Group>
      }
    >
      <Section title={t('funnel')} hint={t('funnelHint')}>
        <ScrollTable label={t('funnel')} minWidth={560}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('stage')}</Table.Th>
                <Table.Th w="40%">{t('share')}</Table.Th>
                <Table.Th ta="right">{t('count')}</Table.Th>
                <Table.Th ta="right">{t('amount')}</Table.Th>
                <Table.Th ta="right">{t('averageStay')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {funnel.map((stage) => (
                <Table.Tr key={stage.id}>
                  <Table.Td>{stage.name}</Table.Td>
                  <Table.Td>
                    <Progress value={(stage.count / most) * 100} aria-label={`${stage.name} ${stage.count}`} />
                  </Table.Td>
                  <Table.Td ta="right">{stage.count}</Table.Td>
                  <Table.Td ta="right">{money(stage.amount)}</Table.Td>
                  <Table.Td ta="right">
                    {stage.averageStay === null
                      ? '—'
                      : t('days', { count: Math.round((stage.averageStay / day) * 10) / 10 })}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollTable>
      </Section>
      <Section title={t('reasons')} hint={t('reasonsHint')}>
        {reasons.length === 0 ? (
          <Text c="dimmed">{t('noReasons')}</Text>
        ) : (
          <ScrollTable label={t('reasons')} minWidth={480}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('field.endState')}</Table.Th>
                  <Table.Th>{t('field.endReason')}</Table.Th>
                  <Table.Th ta="right">{t('count')}</Table.Th>
                  <Table.Th ta="right">{t('share')}</Table.Th>
                  <Table.Th ta="right">{t('amount')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {reasons.map((row) => (
                  <Table.Tr key={`${row.endState} ${row.endReason}`}>
                    <Table.Td>{t(`endState.${row.endState}`)}</Table.Td>
                    <Table.Td>{row.endReason ? t(`endReason.${row.endReason}`) : '—'}</Table.Td>
                    <Table.Td ta="right">{row.count}</Table.Td>
                    <Table.Td ta="right">{Math.round((row.count / ended) * 100)}%</Table.Td>
                    <Table.Td ta="right">{money(row.amount)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollTable>
        )}
      </Section>
    </SectionPage>
  );
}
