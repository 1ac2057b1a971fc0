import { Button, Group, Stack, Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconBuildingSkyscraper,
  IconPencilPlus,
  IconStar,
  IconTag,
  IconTrash,
  IconUserShare,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { refusalOf } from '../../api/explain.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { AssignModal } from '../../ui/form/assign-modal.tsx';
import { TagsModal } from '../../ui/form/tags-modal.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { FollowUpBox } from '../follow-ups/follow-up-box.tsx';
import { FollowUpTimeline } from '../follow-ups/follow-up-timeline.tsx';
import { RelatedTasks } from '../tasks/related-tasks.tsx';
import { useCustomerFields } from './customer-fields.ts';
import { CustomerContacts, CustomerLeads } from './customer-related.tsx';
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
  'remark',
];

/** The customer's own address: `/customers/:id`. */
export function CustomerPage() {
  const { id } = useParams<{ id: string }>();
  return <CustomerRecord key={id} id={id} />;
}

type Edit = Parameters<typeof api.customers.edit>[0];

/** Everything about one customer (360°), from local data in one answer. */
export function CustomerRecord({ id, isBeside = false }: { id: string; isBeside?: boolean }) {
  const t = useTexts(customersTexts);
  const fields = useCustomerFields();
  const may = useMay();
  const [, navigate] = useLocation();
  const [dialog, setDialog] = useState<'assign' | 'tag'>();
  const overview = useQuery(orpc.customers.overview.queryOptions({ input: { id } }));
  const edit = useCommand((input: Edit) => api.customers.edit(input), { done: () => t('saved'), undo: true });
  const assign = useCommand((input: { ids: string[]; ownerId: string; name: string }) => api.customers.assign(input), {
    done: (_output, input) => t('assigned', { count: 1, name: input.name }),
    undo: true,
  });
  const tag = useCommand((input: { ids: string[]; add: string[]; remove: string[] }) => api.customers.tag(input), {
    done: () => t('tagged', { count: 1 }),
    undo: true,
  });
  const remove = useCommand((ids: string[]) => api.customers.remove({ ids }), {
    done: () => t('deleted', { count: 1 }),
    undo: true,
  });
  const restore = useCommand((ids: string[]) => api.customers.restore({ ids }), {
    done: () => t('restored', { count: 1 }),
    undo: true,
  });

  if (overview.error && refusalOf(overview.error)?.code === 'CUSTOMER_NOT_FOUND') {
    return (
      <EmptyState
        icon={IconBuildingSkyscraper}
        title={t('notFoundTitle')}
        hint={t('notFoundHint')}
        action={
          <Button variant="default" onClick={() => navigate('/customers')}>
            {t('back')}
          </Button>
        }
      />
    );
  }
  if (overview.error) return <ErrorPanel error={overview.error} onRetry={() => void overview.refetch()} />;
  if (!overview.data) return null;
  const { customer, counts } = overview.data;
  const isDeleted = customer.deletedAt !== null;
  const canEdit = may('customer.edit') && !isDeleted;
  const field = (name: string) => fieldNamed(fields, name);
  const change = (name: string, from: unknown, to: unknown) =>
    edit.run({ id, changes: { [name]: { from, to } } } as Edit);

  const menu: (RecordAction | false)[] = [
    may('customer.assign') && !isDeleted && { label: t('assign'), icon: IconUserShare, run: () => setDialog('assign') },
    canEdit && { label: t('tag'), icon: IconTag, run: () => setDialog('tag') },
    may('customer.delete') &&
      !isDeleted && { label: t('delete'), icon: IconTrash, danger: true, run: () => void remove.run([id]) },
    may('customer.delete') &&
      isDeleted && { label: t('restore'), icon: IconArrowBackUp, run: () => void restore.run([id]) },
  ];

  return (
    <>
      <RecordPage
        table="customers"
        id={id}
        query={overview}
        title={customer.name}
        number={customer.no}
        {...(isBeside ? {} : { back: '/customers' })}
        canFollow
        fields={fields}
        state={
          <Group gap="xs">
            {isDeleted ? <StateBadge tone="lost">{t('inBin')}</StateBadge> : null}
            <FieldValue field={field('lifecycle')} value={customer.lifecycle} />
            {customer.isKey ? (
              <Group gap={4} wrap="nowrap">
                <IconStar size={14} aria-hidden />
                <Text size="sm">{t('keyCustomer')}</Text>
              </Group>
            ) : null}
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
        {...(isDeleted ? {} : { primary: { label: t('follow'), icon: IconPencilPlus, run: focusFollowUp } })}
        menu={menu.filter((item) => item !== false)}
        summary={
          <InlineFields fields={summaryFields.map(field)} row={customer} {...(canEdit ? { onSave: change } : {})} />
        }
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
          { id: 'leads', label: t('leads'), count: counts.leads, content: <CustomerLeads customerId={id} /> },
        ]}
      />
      {dialog === 'assign' ? (
        <AssignModal
          title={t('assignTitle', { count: 1 })}
          hint={t('assignHint')}
          label={t('assignTo')}
          confirm={t('assign')}
          onClose={() => setDialog(undefined)}
          assign={(ownerId, name) => assign.run({ ids: [id], ownerId, name })}
        />
      ) : null}
      {dialog === 'tag' ? (
        <TagsModal
          title={t('tagTitle', { count: 1 })}
          addLabel={t('tagAdd')}
          removeLabel={t('tagRemove')}
          present={customer.tags}
          onClose={() => setDialog(undefined)}
          save={(add, taken) => tag.run({ ids: [id], add, remove: taken })}
        />
      ) : null}
    </>
  );
}

function focusFollowUp(): void {
  document.querySelector<HTMLElement>('[data-follow-up] textarea')?.focus();
}
