import { Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { OpportunityRow } from '#shared/features/opportunities/opportunities.contract.ts';
import { endStates } from '#shared/features/opportunities/opportunity.model.ts';
import type { Pipeline } from '#shared/features/opportunities/pipeline.model.ts';
import type { ListInput } from '#shared/kernel/listing.ts';
import { orpc } from '../../api/client.ts';
import { Board } from '../../ui/board/board.tsx';
import { useBoardColumns } from '../../ui/board/use-board-columns.ts';
import { formatMoney } from '../../ui/format.ts';
import type { Conditions } from '../../ui/list/list-types.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { opportunitiesTexts } from './opportunities.texts.ts';
import { endTones } from './opportunity-fields.ts';
import { useStageSteps } from './use-stage-steps.tsx';

/** Deals as cards by stage, with what each stage adds up to; several pipelines are looked at one at a time. */
export function OpportunityBoard({ conditions }: { conditions: Conditions }) {
  const t = useTexts(opportunitiesTexts);
  const { data: pipelines = [] } = useQuery(orpc.opportunities.pipelines.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const flow = pipelines.find((each) => each.id === chosen) ?? pipelines[0];
  if (!flow) return null;
  return (
    <Stack gap={0} h="100%">
      {pipelines.length > 1 ? (
        <Group px="md" pt="xs">
          <Select
            aria-label={t('field.pipelineId')}
            size="xs"
            data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
            value={flow.id}
            onChange={setChosen}
            allowDeselect={false}
          />
        </Group>
      ) : null}
      <PipelineBoard key={flow.id} flow={flow} conditions={conditions} />
    </Stack>
  );
}

function PipelineBoard({ flow, conditions }: { flow: Pipeline; conditions: Conditions }) {
  const t = useTexts(opportunitiesTexts);
  const steps = useStageSteps(() => flow);
  const { scene, text, filters } = conditions;
  const { data: sums = [] } = useQuery(
    orpc.opportunities.board.queryOptions({
      input: { pipelineId: flow.id, scene, filters: [...filters], ...(text ? { text } : {}) },
    }),
  );
  const source = useMemo(
    () => (isStage: boolean, input: ListInput) =>
      orpc.opportunities.list.queryOptions({
        input: { ...input, pipelineId: flow.id, ...(isStage ? { open: true } : {}) },
      }),
    [flow.id],
  );
  const specs = useMemo(
    () => [
      ...flow.stages
        .filter((stage) => !stage.retired || sums.some((sum) => sum.id === stage.id && sum.count > 0))
        .map((stage) => ({
          id: stage.id,
          title: stage.name,
          tone: 'active' as const,
          filter: { field: 'stageId', operator: 'is' as const, value: stage.id },
        })),
      ...endStates.map((end) => ({
        id: end,
        title: t(`endState.${end}`),
        tone: endTones[end],
        filter: { field: 'endState', operator: 'is' as const, value: end },
      })),
    ],
    [flow, sums, t],
  );
  const columns = useBoardColumns<OpportunityRow>(
    (input) =>
      source(
        input.filters.some((filter) => filter.field === 'stageId'),
        input,
      ),
    conditions,
    specs,
  ).map((column) => {
    const amount = sums.find((sum) => sum.id === column.id)?.amount ?? null;
    return { ...column, aside: amount === null ? null : <Text size="xs">{formatMoney(amount)}</Text> };
  });
  return (
    <>
      <Board
        label={t('board')}
        columns={columns}
        nameOf={(row) => row.name}
        canDrop={steps.can}
        onDrop={steps.go}
        draw={(row) => <DealCard row={row} />}
      />
      {steps.dialog}
    </>
  );
}

function DealCard({ row }: { row: OpportunityRow }) {
  const t = useTexts(opportunitiesTexts);
  return (
    <>
      <PageLink href={`/opportunities/${row.id}`} fw={600} className="truncate" display="block">
        {row.name}
      </PageLink>
      <Text size="xs" c="dimmed" className="truncate">
        {[row.customerName, row.ownerName].filter(Boolean).join(' · ')}
      </Text>
      <Group gap={6} mt={4}>
        <Text size="sm" fw={600}>
          {formatMoney(row.amount)}
        </Text>
        <Text size="xs" c="dimmed">
          {row.expectedCloseOn}
        </Text>
        {row.overstayed > 0 ? <StateBadge tone="warn">{t('overstayed', { days: row.overstayed })}</StateBadge> : null}
      </Group>
    </>
  );
}
