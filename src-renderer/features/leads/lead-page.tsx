import { Alert, Group, Stack } from '@mantine/core';
import {
  IconArrowForwardUp,
  IconCheck,
  IconHandGrab,
  IconMagnet,
  IconPencilPlus,
  IconRefresh,
  IconTag,
  IconTransform,
  IconUserShare,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import { findLeadTransition, isReadOnly, type LeadAction } from '#shared/features/leads/lead.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { type RecordAction, RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { say, useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { FollowUpBox, focusFollowUpBox } from '../follow-ups/follow-up-box.tsx';
import { FollowUpTimeline } from '../follow-ups/follow-up-timeline.tsx';
import { StandingCard } from '../pools/standing-card.tsx';
import { ConsentCard } from '../privacy/consent-card.tsx';
import { privacyTexts } from '../privacy/privacy.texts.ts';
import { RelatedEvents } from '../schedule/related-events.tsx';
import { scheduleTexts } from '../schedule/schedule.texts.ts';
import { RelatedTasks } from '../tasks/related-tasks.tsx';
import { TeamCard } from '../teams/team-card.tsx';
import { teamsTexts } from '../teams/teams.texts.ts';
import { ConvertLead } from './convert-lead.tsx';
import { ConvertedTo } from './converted-to.tsx';
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
  'productLineIds',
  'budget',
  'expectedOn',
  'industry',
  'region',
  'address',
  'remark',
];

const room: RecordRoom = {
  table: 'leads',
  noun: 'lead',
  path: '/leads',
  icon: IconMagnet,
  texts: leadsTexts,
  useFields: useLeadFields,
  missing: 'LEAD_NOT_FOUND',
  commands: () => api.leads,
};

export function LeadPage() {
  const { id } = useParams<{ id: string }>();
  return <LeadRecord key={id} id={id} />;
}

/** A lead on its way from first contact to customer. */
export function LeadRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(leadsTexts);
  const [dialog, setDialog] = useState<LeadDialog | 'convert'>();
  const query = useQuery(orpc.leads.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  const claim = useCommand(() => api.leads.claim({ ids: [id] }), {
    done: () => t('claimed', { count: 1 }),
  });
  const qualify = useCommand(() => api.leads.qualify({ id }), { done: () => t('qualified'), undo: true });
  const reactivate = useCommand(() => api.leads.reactivate({ id }), { done: () => t('reactivated'), undo: true });
  if (!record.row) return record.instead;
  const { row: lead, may, field } = record;
  const isOpen = !record.isDeleted && !isReadOnly(lead);
  const can = (action: LeadAction) => isOpen && findLeadTransition(lead.status, action) !== undefined;
  const canEdit = may('lead.edit') && isOpen;
  const ask = (kind: LeadDialog | 'convert') => () => setDialog(kind);
  const steps: (RecordAction | false)[] = [
    may('lead.claim') &&
      can('claim') && { label: t('claim'), icon: IconHandGrab, run: () => void claim.run(undefined) },
    may('lead.convert') && can('convert') && { label: t('convert'), icon: IconTransform, run: ask('convert') },
    canEdit && can('qualify') && { label: t('qualify'), icon: IconCheck, run: () => void qualify.run(undefined) },
    can('follow') && { label: t('follow'), icon: IconPencilPlus, run: focusFollowUpBox },
    may('lead.assign') && can('assign') && { label: t('assign'), icon: IconUserShare, run: ask('assign') },
    may('lead.reactivate') &&
      can('reactivate') && { label: t('reactivate'), icon: IconRefresh, run: () => void reactivate.run(undefined) },
    canEdit && { label: t('tag'), icon: IconTag, run: ask('tag') },
    canEdit && can('returnToPool') && { label: t('returnToPool'), icon: IconArrowForwardUp, run: ask('return') },
    canEdit && can('markInvalid') && { label: t('markInvalid'), icon: IconX, run: ask('invalid') },
    ...record.binActions(may('lead.delete') && isOpen),
  ];
  const [primary, ...menu] = steps.filter((step) => step !== false);
  return (
    <>
      <RecordPage
        {...record.page}
        title={lead.name}
        number={lead.no}
        canFollow
        {...(primary ? { primary } : {})}
        menu={menu}
        state={
          <Group gap="xs">
            {record.binBadge}
            <FieldValue field={field('status')} value={lead.status} />
            <FieldValue field={field('grade')} value={lead.grade} />
            <FieldValue field={field('tags')} value={lead.tags} />
          </Group>
        }
        facts={[
          { label: t('field.ownerId'), value: lead.ownerName ?? t('nobody') },
          { label: t('field.contactName'), value: lead.contactName },
          { label: t('field.lastFollowAt'), value: lead.lastFollowAt ? <When at={lead.lastFollowAt} /> : null },
          { label: t('field.nextContactAt'), value: lead.nextContactAt ? <When at={lead.nextContactAt} /> : null },
          ...(lead.score === null
            ? []
            : [
                {
                  label: t('field.score'),
                  value: lead.scoreReasons.map((each) => `${each.name} ${each.points}`).join('、')
                    ? `${lead.score}（${lead.scoreReasons.map((each) => `${each.name} ${each.points}`).join('、')}）`
                    : String(lead.score),
                },
              ]),
          {
            label: t('field.slaDueAt'),
            value: lead.slaDueAt && lead.status === 'pending' ? <When at={lead.slaDueAt} /> : null,
          },
          { label: t('convertedTo'), value: lead.convertedCustomerId ? <ConvertedTo lead={lead} /> : null },
        ]}
        summary={
          <Stack gap="sm">
            {isReadOnly(lead) ? <Alert color="gray">{t('readOnly')}</Alert> : null}
            <InlineFields fields={summaryFields.map(field)} row={lead} {...(canEdit ? { onSave: record.save } : {})} />
          </Stack>
        }
        tabs={[
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
          ...(record.may('event.view')
            ? [
                {
                  id: 'events',
                  label: say(scheduleTexts, 'title'),
                  content: <RelatedEvents relatedType="lead" relatedId={id} />,
                },
              ]
            : []),
          {
            id: 'consent',
            label: say(privacyTexts, 'card'),
            content: (
              <ConsentCard subjectTable="leads" subjectId={id} canEdit={record.may('lead.edit') && !record.isDeleted} />
            ),
          },
          {
            id: 'standing',
            label: t('standing'),
            content: <StandingCard kind="lead" recordId={id} />,
          },
          {
            id: 'team',
            label: say(teamsTexts, 'team'),
            content: <TeamCard recordTable="leads" recordId={id} ownerId={lead.ownerId} />,
          },
        ]}
      />
      {dialog === 'convert' ? <ConvertLead lead={lead} onClose={() => setDialog(undefined)} /> : null}
      {dialog && dialog !== 'convert' ? (
        <LeadDialogs kind={dialog} leads={[lead]} onClose={() => setDialog(undefined)} />
      ) : null}
    </>
  );
}
