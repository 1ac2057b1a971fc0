import { Group, Stack, Text } from '@mantine/core';
import { IconBuildingSkyscraper, IconPencilPlus, IconStar, IconTag, IconUserShare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { AssignModal } from '../../ui/form/assign-modal.tsx';
import { TagsModal } from '../../ui/form/tags-modal.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { say, useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { FlowPanel } from '../flows/flow-panel.tsx';
import { flowsTexts } from '../flows/flows.texts.ts';
import { FollowUpBox, focusFollowUpBox } from '../follow-ups/follow-up-box.tsx';
import { FollowUpTimeline } from '../follow-ups/follow-up-timeline.tsx';
import { poolsTexts } from '../pools/pools.texts.ts';
import { StandingCard } from '../pools/standing-card.tsx';
import { useCustomerPool } from '../pools/use-customer-pool.tsx';
import { RelatedEvents } from '../schedule/related-events.tsx';
import { scheduleTexts } from '../schedule/schedule.texts.ts';
import { RelatedTasks } from '../tasks/related-tasks.tsx';
import { TeamCard } from '../teams/team-card.tsx';
import { teamsTexts } from '../teams/teams.texts.ts';
import { useCustomerFields } from './customer-fields.ts';
import { CustomerGlance } from './customer-glance.tsx';
import { CustomerContacts, CustomerLeads } from './customer-related.tsx';
import { salesTabs } from './customer-sales.tsx';
import { customersTexts } from './customers.texts.ts';

const summaryFields = [
  'name',
  'shortName',
  'level',
  'lifecycle',
  'isKey',
  'mobile',
  'phone',
  'email',
  'website',
  'region',
  'address',
  'creditCode',
  'kind',
  'taxpayerKind',
  'industry',
  'scale',
  'source',
  'parentId',
  'relation',
  'paymentTermDays',
  'creditLimit',
  'prefPackaging',
  'prefLabels',
  'prefDelivery',
  'prefAcceptance',
  'prefInvoicing',
  'prefStatement',
  'prefChannel',
  'prefTaboo',
  'remark',
];

const room: RecordRoom = {
  table: 'customers',
  noun: 'customer',
  path: '/customers',
  icon: IconBuildingSkyscraper,
  texts: customersTexts,
  useFields: useCustomerFields,
  missing: 'CUSTOMER_NOT_FOUND',
  commands: () => api.customers,
};

/** The customer's own address: `/customers/:id`. */
export function CustomerPage() {
  const { id } = useParams<{ id: string }>();
  return <CustomerRecord key={id} id={id} />;
}

/** Everything about one customer (360°), from local data in one answer. */
export function CustomerRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(customersTexts);
  const [dialog, setDialog] = useState<'assign' | 'tag'>();
  const [tab, setTab] = useState<string | null>(null);
  const overview = useQuery(orpc.customers.overview.queryOptions({ input: { id } }));
  const record = useRecord(room, props, overview, overview.data?.customer);
  const pool = useCustomerPool(record.row);
  if (!record.row || !overview.data) return record.row ? null : record.instead;
  const { row: customer, may, isDeleted, field } = record;
  const { counts } = overview.data;
  const canEdit = may('customer.edit') && !isDeleted;
  const close = () => setDialog(undefined);
  return (
    <>
      <RecordPage
        {...record.page}
        title={customer.name}
        number={customer.no}
        canFollow
        state={
          <Group gap="xs">
            {record.binBadge}
            <FieldValue field={field('lifecycle')} value={customer.lifecycle} />
            {customer.isKey ? (
              <Group gap={4} wrap="nowrap">
                <IconStar size={14} aria-hidden />
                <Text size="sm">{t('keyCustomer')}</Text>
              </Group>
            ) : null}
            {pool.badge}
            <FieldValue field={field('tags')} value={customer.tags} />
          </Group>
        }
        facts={[
          {
            label: t('field.ownerId'),
            value: [customer.ownerName, customer.branchName].filter(Boolean).join(' · ') || '—',
          },
          { label: t('field.level'), value: customer.level ?? '—' },
          { label: t('lastContact'), value: customer.lastFollowAt ? <When at={customer.lastFollowAt} /> : t('never') },
          {
            label: t('nextContact'),
            value: customer.nextContactAt ? <When at={customer.nextContactAt} /> : t('notPlanned'),
          },
          { label: t('followUps'), value: t('followTimes', { count: customer.followCount }) },
        ]}
        {...(isDeleted ? {} : { primary: { label: t('follow'), icon: IconPencilPlus, run: focusFollowUpBox } })}
        menu={[
          ...pool.actions,
          may('customer.assign') &&
            !isDeleted && { label: t('assign'), icon: IconUserShare, run: () => setDialog('assign') },
          canEdit && { label: t('tag'), icon: IconTag, run: () => setDialog('tag') },
          ...record.binActions(),
        ]}
        summary={
          <Stack gap="md">
            <CustomerGlance overview={overview.data} onOpen={setTab} />
            <InlineFields
              fields={summaryFields.map(field)}
              row={customer}
              {...(canEdit ? { onSave: record.save } : {})}
            />
          </Stack>
        }
        tab={{ chosen: tab, choose: setTab }}
        tabs={[
          {
            id: 'followUps',
            label: t('followUps'),
            count: counts.followUps,
            content: (
              <Stack gap="lg">
                {isDeleted ? null : <FollowUpBox targetType="customer" targetId={id} />}
                <FollowUpTimeline targetType="customer" targetId={id} />
              </Stack>
            ),
          },
          {
            id: 'contacts',
            label: t('contacts'),
            count: counts.contacts,
            content: <CustomerContacts customerId={id} />,
          },
          {
            id: 'tasks',
            label: t('tasks'),
            count: counts.tasks,
            content: <RelatedTasks relatedType="customer" relatedId={id} />,
          },
          ...(record.may('event.view')
            ? [
                {
                  id: 'events',
                  label: say(scheduleTexts, 'title'),
                  content: <RelatedEvents relatedType="customer" relatedId={id} />,
                },
              ]
            : []),
          { id: 'leads', label: t('leads'), count: counts.leads, content: <CustomerLeads customerId={id} /> },
          ...salesTabs(id, counts, record.may),
          {
            id: 'flows',
            label: say(flowsTexts, 'title'),
            content: <FlowPanel docType="customer" recordId={id} canSubmit={canEdit} />,
          },
          {
            id: 'standing',
            label: say(poolsTexts, 'standing'),
            content: <StandingCard kind="customer" recordId={id} />,
          },
          {
            id: 'team',
            label: say(teamsTexts, 'team'),
            content: <TeamCard recordTable="customers" recordId={id} ownerId={customer.ownerId} />,
          },
        ]}
      />
      {dialog === 'assign' ? (
        <AssignModal
          texts={customersTexts}
          ids={[id]}
          assign={(input) => api.customers.assign(input)}
          onClose={close}
        />
      ) : null}
      {pool.dialog}
      {dialog === 'tag' ? (
        <TagsModal texts={customersTexts} rows={[customer]} tag={(input) => api.customers.tag(input)} onClose={close} />
      ) : null}
    </>
  );
}
