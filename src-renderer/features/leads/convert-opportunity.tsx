import { Group, Radio, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { LeadRow } from '#shared/features/leads/leads.contract.ts';
import { openStages, type Pipeline } from '#shared/features/opportunities/pipeline.model.ts';
import { orpc } from '../../api/client.ts';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldInput } from '../../ui/fields/field-input.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useOpportunityFields } from '../opportunities/opportunity-fields.ts';
import { leadsTexts } from './leads.texts.ts';

/** The opportunity as it is being filled in; what is null is left to the program. */
export interface Deal {
  readonly isMade: boolean;
  readonly name: string | null;
  readonly amount: number | null;
  readonly expectedCloseOn: string | null;
  readonly productLineId: string | null;
  readonly pipelineId: string | null;
  readonly stageId: string | null;
}

export function dealOf(lead: LeadRow, isMade: boolean): Deal {
  return {
    isMade,
    name: lead.name,
    amount: lead.budget,
    expectedCloseOn: lead.expectedOn,
    productLineId: lead.productLineIds[0] ?? null,
    pipelineId: null,
    stageId: null,
  };
}

export function isDealComplete({ isMade, name, expectedCloseOn }: Deal): boolean {
  return !isMade || (Boolean(name?.trim()) && expectedCloseOn !== null);
}

/** The pipelines one may choose, and the stage the deal begins in. */
export function useDealStage(deal: Deal): { flows: readonly Pipeline[]; flow: Pipeline | undefined; stage: string } {
  const flows = (useQuery(orpc.opportunities.pipelines.queryOptions()).data ?? []).filter((each) => each.enabled);
  const flow = flows.find((each) => each.id === deal.pipelineId) ?? flows[0];
  const stages = flow ? openStages(flow) : [];
  return { flows, flow, stage: (stages.find((each) => each.id === deal.stageId) ?? stages[0])?.name ?? '' };
}

const asked = ['name', 'amount', 'expectedCloseOn', 'productLineId'] as const;

/** The third question of the conversion: whether an opportunity begins with it, and which. */
export function ConvertOpportunity({ deal, onChange }: { deal: Deal; onChange: (deal: Deal) => void }) {
  const t = useTexts(leadsTexts);
  const fields = useOpportunityFields();
  const { flows, flow } = useDealStage(deal);
  const set = (part: Partial<Deal>) => onChange({ ...deal, ...part });
  const stages = flow ? openStages(flow) : [];
  return (
    <Stack mt="md">
      <Radio.Group value={deal.isMade ? 'create' : 'none'} onChange={(value) => set({ isMade: value === 'create' })}>
        <Group>
          <Radio value="create" label={t('opportunityNew')} />
          <Radio value="none" label={t('opportunityNone')} />
        </Group>
      </Radio.Group>
      {deal.isMade ? (
        <>
          {asked.map((name) => (
            <FieldInput
              key={name}
              field={fieldNamed(fields, name)}
              value={deal[name]}
              onChange={(value) => set({ [name]: value })}
              nested
            />
          ))}
          <Group grow align="start">
            {flows.length > 1 ? (
              <Select
                label={t('pipeline')}
                data={flows.map(({ id, name }) => ({ value: id, label: name }))}
                value={flow?.id ?? null}
                allowDeselect={false}
                onChange={(pipelineId) => set({ pipelineId, stageId: null })}
              />
            ) : null}
            <Select
              label={t('stage')}
              data={stages.map(({ id, name }) => ({ value: id, label: name }))}
              value={deal.stageId ?? stages[0]?.id ?? null}
              allowDeselect={false}
              onChange={(stageId) => set({ stageId })}
            />
          </Group>
        </>
      ) : null}
    </Stack>
  );
}
