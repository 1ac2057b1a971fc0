import { Group } from '@mantine/core';
import { IconBan, IconCalendarCheck, IconCalendarDollar, IconCash, IconReportOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { isExpected } from '#shared/features/receivables/plan.model.ts';
import { api, orpc } from '../../api/client.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { formatMoney } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { type PlanDialog, PlanDialogs } from './plan-dialogs.tsx';
import { ReceiptForm } from './receipt-form.tsx';
import { usePlanFields } from './receivable-fields.ts';
import { receivablesTexts } from './receivables.texts.ts';

const room: RecordRoom = {
  table: 'receivable_plans',
  noun: 'receivable',
  path: '/receivables',
  icon: IconCalendarDollar,
  texts: receivablesTexts,
  useFields: usePlanFields,
  missing: 'PLAN_NOT_FOUND',
  commands: () => api.receivables,
};

export function PlanPage() {
  const { id } = useParams<{ id: string }>();
  return <PlanRecord key={id} id={id} />;
}

/** One period: what is due when, what came, and the ways it ends. */
export function PlanRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(receivablesTexts);
  const query = useQuery(orpc.receivables.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const [asked, setAsked] = useState<PlanDialog | 'receive' | undefined>();
  if (!record.row) return record.instead;
  const { row: plan, field } = record;
  const isOpen = isExpected(plan) && !record.isDeleted && plan.endingAs === null;
  const canEdit = isOpen && record.may('receivable.edit');
  const mayEnd = isOpen && record.may('receivable.writeOff');
  const offered: (RecordAction | false)[] = [
    isOpen &&
      record.may('receivable.create') && { label: t('receive'), icon: IconCash, run: () => setAsked('receive') },
    canEdit &&
      plan.condition !== 'fixedDay' && { label: t('mark'), icon: IconCalendarCheck, run: () => setAsked('mark') },
    mayEnd && plan.receivedAmount === 0 && { label: t('void'), icon: IconBan, run: () => setAsked('void') },
    mayEnd && { label: t('writeOff'), icon: IconReportOff, run: () => setAsked('writeOff') },
    ...record.binActions(),
  ];
  const [primary, ...menu] = offered.filter((each) => each !== false);
  return (
    <>
      <RecordPage
        {...record.page}
        title={plan.title}
        canFollow
        {...(primary ? { primary } : {})}
        menu={menu}
        state={
          <Group gap="xs">
            {record.binBadge}
            <FieldValue field={field('status')} value={plan.status} />
            {plan.overdueDays > 0 ? (
              <StateBadge tone="warn">{t('late', { count: plan.overdueDays })}</StateBadge>
            ) : null}
            {plan.endingAs ? (
              <StateBadge tone="waiting">{t('ending', { what: t(`status.${plan.endingAs}`) })}</StateBadge>
            ) : null}
          </Group>
        }
        facts={[
          { label: t('field.remainder'), value: formatMoney(plan.remainder) },
          { label: t('field.receivedAmount'), value: formatMoney(plan.receivedAmount) },
          { label: t('field.dueDate'), value: plan.dueDate },
          {
            label: t('field.customerId'),
            value: <PageLink href={`/customers/${plan.customerId}`}>{plan.customerName ?? '—'}</PageLink>,
          },
          { label: t('field.ownerId'), value: plan.ownerName },
        ]}
        summary={
          <InlineFields
            fields={['amount', 'condition', 'termDays', 'dueDate', 'remindDays', 'method', 'notes'].map(field)}
            row={plan}
            {...(canEdit ? { onSave: record.save } : {})}
          />
        }
        tabs={[]}
      />
      {asked === 'receive' ? (
        <ReceiptForm customerId={plan.customerId} plan={plan} onClose={() => setAsked(undefined)} />
      ) : null}
      {asked && asked !== 'receive' ? <PlanDialogs kind={asked} id={id} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}
