import { Alert, Button, Group, Stack } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCheck,
  IconHandGrab,
  IconMagnet,
  IconPencilPlus,
  IconRefresh,
  IconTag,
  IconTransform,
  IconTrash,
  IconUserShare,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { findLeadTransition, isReadOnly, type LeadAction } from '#shared/features/leads/lead.model.ts';
import { api, orpc } from '../../api/client.ts';
import { refusalOf } from '../../api/explain.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { FollowUpBox } from '../follow-ups/follow-up-box.tsx';
import { FollowUpTimeline } from '../follow-ups/follow-up-timeline.tsx';
import { RelatedTasks } from '../tasks/related-tasks.tsx';
import { ConvertLead } from './convert-lead.tsx';
import { type LeadDialog, LeadDialogs } from './lead-dialogs.tsx';
import { useLeadFields } from './lead-fields.ts';
import { leadsTexts } from './leads.texts.ts';

const summaryFields = [
  'name',
  'contactName',
  'title',
  'mobile',
  'phone',
  'wechat',
  'email',
  'grade',
  'source',
  'sourceDetail',
  'demand',
  'budget',
  'expectedOn',
  'industry',
  'region',
  'address',
  'remark',
];

export function LeadPage() {
  const { id } = useParams<{ id: string }>();
  return <LeadRecord key={id} id={id} />;
}

type Edit = Parameters<typeof api.leads.edit>[0];

/** A lead on its way from first contact to customer. */
export function LeadRecord({ id, isBeside = false }: { id: string; isBeside?: boolean }) {
  const t = useTexts(leadsTexts);
  const fields = useLeadFields();
  const may = useMay();
  const [, navigate] = useLocation();
  const [dialog, setDialog] = useState<LeadDialog | 'convert'>();
  const query = useQuery(orpc.leads.get.queryOptions({ input: { id } }));
  const edit = useCommand((input: Edit) => api.leads.edit(input), { done: () => t('saved'), undo: true });
  const claim = useCommand(() => api.leads.claim({ ids: [id] }), {
    done: () => t('claimed', { count: 1 }),
    undo: true,
  });
  const qualify = useCommand(() => api.leads.qualify({ id }), { done: () => t('qualified'), undo: true });
  const reactivate = useCommand(() => api.leads.reactivate({ id }), { done: () => t('reactivated'), undo: true });
  const remove = useCommand(() => api.leads.remove({ ids: [id] }), {
    done: () => t('deleted', { count: 1 }),
    undo: true,
  });
  const restore = useCommand(() => api.leads.restore({ ids: [id] }), {
    done: () => t('restored', { count: 1 }),
    undo: true,
  });

  if (refusalOf(query.error)?.code === 'LEAD_NOT_FOUND') {
    return (
      <EmptyState
        icon={IconMagnet}
        title={t('notFoundTitle')}
        hint={t('notFoundHint')}
        action={
          <Button variant="default" onClick={() => navigate('/leads')}>
            {t('backToList')}
          </Button>
        }
      />
    );
  }
  const lead = query.data;
  const isDeleted = lead ? lead.deletedAt !== null : false;
  const isOpen = lead !== undefined && !isDeleted && !isReadOnly(lead);
  const can = (action: LeadAction) => isOpen && findLeadTransition(lead.status, action) !== undefined;
  const canEdit = may('lead.edit') && isOpen;
  const field = (name: string) => fieldNamed(fields, name);
  const steps: (RecordAction | false)[] = [
    may('lead.claim') &&
      can('claim') && { label: t('claim'), icon: IconHandGrab, run: () => void claim.run(undefined) },
    may('lead.convert') &&
      can('convert') && { label: t('convert'), icon: IconTransform, run: () => setDialog('convert') },
    canEdit && can('qualify') && { label: t('qualify'), icon: IconCheck, run: () => void qualify.run(undefined) },
    can('follow') && { label: t('follow'), icon: IconPencilPlus, run: focusFollowUp },
    may('lead.assign') && can('assign') && { label: t('assign'), icon: IconUserShare, run: () => setDialog('assign') },
    may('lead.reactivate') &&
      can('reactivate') && { label: t('reactivate'), icon: IconRefresh, run: () => void reactivate.run(undefined) },
    canEdit && { label: t('tag'), icon: IconTag, run: () => setDialog('tag') },
    canEdit &&
      can('returnToPool') && { label: t('returnToPool'), icon: IconArrowForwardUp, run: () => setDialog('return') },
    canEdit && can('markInvalid') && { label: t('markInvalid'), icon: IconX, run: () => setDialog('invalid') },
    may('lead.delete') &&
      isOpen && { label: t('delete'), icon: IconTrash, danger: true, run: () => void remove.run(undefined) },
    may('lead.delete') &&
      isDeleted && { label: t('restore'), icon: IconArrowBackUp, run: () => void restore.run(undefined) },
  ];
  const [primary, ...menu] = steps.filter((step) => step !== false);
  return (
    <>
      <RecordPage
        table="leads"
        id={id}
        query={query}
        title={lead?.name ?? ''}
        number={lead?.no ?? null}
        {...(isBeside ? {} : { back: '/leads' })}
        canFollow
        fields={fields}
        {...(primary ? { primary } : {})}
        menu={menu}
        state={
          lead ? (
            <Group gap="xs">
              {isDeleted ? <StateBadge tone="lost">{t('inBin')}</StateBadge> : null}
              <FieldValue field={field('status')} value={lead.status} />
              <FieldValue field={field('grade')} value={lead.grade} />
              <FieldValue field={field('tags')} value={lead.tags} />
            </Group>
          ) : null
        }
        facts={
          lead
            ? [
                { label: t('field.ownerId'), value: lead.ownerName ?? t('nobody') },
                { label: t('field.contactName'), value: lead.contactName },
                { label: t('field.lastFollowAt'), value: lead.lastFollowAt ? <When at={lead.lastFollowAt} /> : null },
                {
                  label: t('field.nextContactAt'),
                  value: lead.nextContactAt ? <When at={lead.nextContactAt} /> : null,
                },
                {
                  label: t('convertedTo'),
                  value: lead.convertedCustomerId ? (
                    <PageLink href={`/customers/${lead.convertedCustomerId}`}>
                      {lead.convertedCustomerName ?? '—'}
                    </PageLink>
                  ) : null,
                },
              ]
            : []
        }
        summary={
          lead ? (
            <Stack gap="sm">
              {isReadOnly(lead) ? <Alert color="gray">{t('readOnly')}</Alert> : null}
              <InlineFields
                fields={summaryFields.map(field)}
                row={lead}
                {...(canEdit
                  ? {
                      onSave: (name: string, from: unknown, to: unknown) =>
                        edit.run({ id, changes: { [name]: { from, to } } } as Edit),
                    }
                  : {})}
              />
            </Stack>
          ) : null
        }
        tabs={
          lead
            ? [
                {
                  id: 'followUps',
                  label: t('followUps'),
                  count: lead.followCount,
                  content: (
                    <Stack gap="lg">
                      {can('follow') ? <FollowUpBox targetType="lead" targetId={id} /> : null}
                      <FollowUpTimeline targetType="lead" targetId={id} />
                    </Stack>
                  ),
                },
                {
                  id: 'tasks',
                  label: t('tasks'),
                  count: lead.openTasks,
                  content: <RelatedTasks relatedType="lead" relatedId={id} />,
                },
              ]
            : []
        }
      />
      {dialog === 'convert' && lead ? <ConvertLead lead={lead} onClose={() => setDialog(undefined)} /> : null}
      {dialog && dialog !== 'convert' && lead ? (
        <LeadDialogs kind={dialog} leads={[lead]} onClose={() => setDialog(undefined)} />
      ) : null}
    </>
  );
}

function focusFollowUp(): void {
  document.querySelector<HTMLElement>('[data-follow-up] textarea')?.focus();
}
