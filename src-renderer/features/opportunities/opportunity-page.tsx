import { Group, Stack } from '@mantine/core';
import {
  IconFileInvoice,
  IconRefresh,
  IconTag,
  IconTargetArrow,
  IconTrophy,
  IconUserShare,
  IconWritingSign,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { formatMoney } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { say, useTexts } from '../../ui/texts.ts';
import { ContractForm } from '../contracts/contract-form.tsx';
import { ContractsOf } from '../contracts/contract-related.tsx';
import { contractsTexts } from '../contracts/contracts.texts.ts';
import { FollowUpBox } from '../follow-ups/follow-up-box.tsx';
import { FollowUpTimeline } from '../follow-ups/follow-up-timeline.tsx';
import { QuoteForm } from '../quotes/quote-form.tsx';
import { RelatedEvents } from '../schedule/related-events.tsx';
import { scheduleTexts } from '../schedule/schedule.texts.ts';
import { RelatedTasks } from '../tasks/related-tasks.tsx';
import { opportunitiesTexts } from './opportunities.texts.ts';
import { useOpportunityFields } from './opportunity-fields.ts';
import { OpportunityLines } from './opportunity-lines.tsx';
import { StageBar } from './stage-bar.tsx';
import { StepList } from './step-list.tsx';
import { useStageSteps } from './use-stage-steps.tsx';

const room: RecordRoom = {
  table: 'opportunities',
  noun: 'opportunity',
  path: '/opportunities',
  icon: IconTargetArrow,
  texts: opportunitiesTexts,
  useFields: useOpportunityFields,
  missing: 'OPPORTUNITY_NOT_FOUND',
  commands: () => api.opportunities,
};

export function OpportunityPage() {
  const { id } = useParams<{ id: string }>();
  return <OpportunityRecord key={id} id={id} />;
}

/** A deal: where it stands, what it is worth, what was said and done. */
export function OpportunityRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(opportunitiesTexts);
  const [isQuoting, setQuoting] = useState(false);
  const [isContracting, setContracting] = useState(false);
  const query = useQuery(orpc.opportunities.get.queryOptions({ input: { id } }));
  const { data: pipelines = [] } = useQuery(orpc.opportunities.pipelines.queryOptions());
  const steps = useStageSteps((row) => pipelines.find((each) => each.id === row.pipelineId));
  const record = useRecord(room, props, query, query.data);
  if (!record.row) return record.instead;
  const { row, may, field } = record;
  const isOpen = row.endState === null && !record.isDeleted;
  const canEdit = may('opportunity.edit') && !record.isDeleted;
  const flow = pipelines.find((each) => each.id === row.pipelineId);
  const summary = [
    'name',
    'customerId',
    ...(row.lines.length > 0 ? [] : ['amount']),
    ...['expectedCloseOn', 'forecastCategory', 'productLineId', 'nextStep', 'source', 'competitors', 'remark'],
  ];
  return (
    <>
      <RecordPage
        {...record.page}
        title={row.name}
        number={row.no}
        canFollow
        state={
          <Group gap="xs">
            {record.binBadge}
            <FieldValue field={field('tags')} value={row.tags} />
          </Group>
        }
        facts={[
          {
            label: t('field.customerId'),
            value: <PageLink href={`/customers/${row.customerId}`}>{row.customerName ?? '—'}</PageLink>,
          },
          { label: t('field.amount'), value: formatMoney(row.amount) },
          { label: t('field.probability'), value: `${row.probability}%` },
          { label: t('field.expectedCloseOn'), value: row.expectedCloseOn },
          { label: t('field.ownerId'), value: row.ownerName },
        ]}
        {...(isOpen && canEdit
          ? { primary: { label: t('win'), icon: IconTrophy, run: () => steps.go(row, 'won') } }
          : {})}
        menu={[
          isOpen &&
            may('contract.create') && {
              label: say(contractsTexts, 'create'),
              icon: IconWritingSign,
              run: () => setContracting(true),
            },
          isOpen && may('quote.create') && { label: t('newQuote'), icon: IconFileInvoice, run: () => setQuoting(true) },
          isOpen && canEdit && { label: t('lose'), icon: IconX, run: () => steps.go(row, 'lost') },
          isOpen && canEdit && { label: t('invalidate'), icon: IconX, run: () => steps.go(row, 'invalid') },
          !isOpen &&
            !record.isDeleted &&
            may('opportunity.reopen') && {
              label: t('reopen'),
              icon: IconRefresh,
              run: () => steps.ask(row, { kind: 'reopen' }),
            },
          may('opportunity.assign') &&
            !record.isDeleted && {
              label: t('assign'),
              icon: IconUserShare,
              run: () => steps.ask(row, { kind: 'assign' }),
            },
          canEdit && { label: t('tag'), icon: IconTag, run: () => steps.ask(row, { kind: 'tag' }) },
          ...record.binActions(),
        ]}
        summary={
          <Stack gap="md">
            {flow ? (
              <StageBar
                row={row}
                flow={flow}
                can={(target) => steps.can(row, target)}
                go={(target) => steps.go(row, target)}
              />
            ) : null}
            <InlineFields fields={summary.map(field)} row={row} {...(canEdit ? { onSave: record.save } : {})} />
          </Stack>
        }
        tabs={[
          {
            id: 'followUps',
            label: t('followUps'),
            count: row.followCount,
            content: (
              <Stack gap="lg">
                {record.isDeleted ? null : <FollowUpBox targetType="opportunity" targetId={id} />}
                <FollowUpTimeline targetType="opportunity" targetId={id} />
              </Stack>
            ),
          },
          {
            id: 'lines',
            label: t('lines'),
            count: row.lines.length,
            content: <OpportunityLines key={row.revision} id={id} lines={row.lines} canEdit={canEdit} />,
          },
          { id: 'steps', label: t('steps'), count: row.steps.length, content: <StepList steps={row.steps} /> },
          {
            id: 'tasks',
            label: t('tasks'),
            count: row.openTasks,
            content: <RelatedTasks relatedType="opportunity" relatedId={id} />,
          },
          ...(record.may('contract.view')
            ? [
                {
                  id: 'contracts',
                  label: say(contractsTexts, 'title'),
                  content: <ContractsOf of={{ opportunityId: id }} />,
                },
              ]
            : []),
          ...(record.may('event.view')
            ? [
                {
                  id: 'events',
                  label: say(scheduleTexts, 'title'),
                  content: <RelatedEvents relatedType="opportunity" relatedId={id} />,
                },
              ]
            : []),
        ]}
      />
      {steps.dialog}
      {isContracting ? (
        <ContractForm customerId={row.customerId} opportunityId={id} onClose={() => setContracting(false)} />
      ) : null}
      {isQuoting ? (
        <QuoteForm customerId={row.customerId} opportunityId={id} onClose={() => setQuoting(false)} />
      ) : null}
    </>
  );
}
