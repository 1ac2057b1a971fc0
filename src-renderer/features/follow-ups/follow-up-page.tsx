import { Group } from '@mantine/core';
import { IconExternalLink, IconMessages } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { InlineFields } from '../../ui/record/inline-field.tsx';
import { RecordPage } from '../../ui/record/record-page.tsx';
import { type RecordProps, type RecordRoom, useRecord } from '../../ui/record/use-record.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { useFollowUpFields } from './follow-up-fields.ts';
import { FollowUpNotes } from './follow-up-notes.tsx';
import { followUpsTexts } from './follow-ups.texts.ts';

const room: RecordRoom = {
  table: 'follow_ups',
  noun: 'followUp',
  path: '/follow-ups',
  icon: IconMessages,
  texts: followUpsTexts,
  savedWord: 'changed',
  useFields: useFollowUpFields,
  missing: 'FOLLOW_UP_NOT_FOUND',
  commands: () => api.followUps,
};

export function FollowUpPage() {
  const { id } = useParams<{ id: string }>();
  return <FollowUpRecord key={id} id={id} />;
}

const edited = ['method', 'at', 'durationMin', 'content', 'result', 'nextContactAt', 'nextContent'];
const targetPaths = { customer: 'customers', lead: 'leads', opportunity: 'opportunities' } as const;

/** One contact: corrected by its author within a day, afterwards only added to. */
export function FollowUpRecord(props: RecordProps) {
  const { id } = props;
  const t = useTexts(followUpsTexts);
  const me = useMe();
  const [, navigate] = useLocation();
  const query = useQuery(orpc.followUps.get.queryOptions({ input: { id } }));
  const record = useRecord(room, props, query, query.data);
  if (!record.row) return record.instead;
  const { row, may, isDeleted, field } = record;
  const isMine = row.createdBy === me?.id;
  const canEdit = !isDeleted && isMine && !row.locked && may('followUp.edit');
  const canAppend = !isDeleted && (isMine ? may('followUp.edit') : may('followUp.append'));
  const target = `/${targetPaths[row.targetType]}/${row.targetId}`;
  const open = {
    label: t(`open.${row.targetType}`),
    icon: IconExternalLink,
    run: () => navigate(target),
  };
  return (
    <RecordPage
      {...record.page}
      title={row.targetName ?? t('one')}
      {...(row.targetName ? { primary: open } : {})}
      menu={record.binActions(may('followUp.delete') || canEdit, may('followUp.delete') || isMine)}
      state={
        <Group gap="xs">
          {record.binBadge}
          {row.result ? <FieldValue field={field('result')} value={row.result} /> : null}
          {row.backdated ? <StateBadge tone="waiting">{t('backdated')}</StateBadge> : null}
          {row.locked ? <StateBadge tone="draft">{t('locked')}</StateBadge> : null}
        </Group>
      }
      facts={[
        { label: t('field.method'), value: t(`method.${row.method}`) },
        { label: t('field.at'), value: <When at={row.at} /> },
        { label: t('field.byName'), value: row.byName },
        { label: t('field.contacts'), value: row.contactNames.join('、') },
        {
          label: t('field.targetName'),
          value: row.targetName ? <PageLink href={target}>{row.targetName}</PageLink> : '—',
        },
      ]}
      summary={<InlineFields fields={edited.map(field)} row={row} {...(canEdit ? { onSave: record.save } : {})} />}
      tabs={[
        {
          id: 'notes',
          label: t('notes'),
          count: row.notes.length,
          content: <FollowUpNotes id={id} notes={row.notes} canAppend={canAppend} />,
        },
      ]}
    />
  );
}
