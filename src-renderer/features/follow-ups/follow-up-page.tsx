import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconExternalLink, IconMessages, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'wouter';
import { api, orpc } from '../../api/client.ts';
import { refusalOf } from '../../api/explain.ts';
import { useMay, useMe } from '../../api/me.ts';
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
import { useFollowUpFields } from './follow-up-fields.ts';
import { FollowUpNotes } from './follow-up-notes.tsx';
import { followUpsTexts } from './follow-ups.texts.ts';

export function FollowUpPage() {
  const { id } = useParams<{ id: string }>();
  return <FollowUpRecord key={id} id={id} />;
}

type Edit = Parameters<typeof api.followUps.edit>[0];

const edited = ['method', 'at', 'durationMin', 'content', 'result', 'nextContactAt', 'nextContent'];
const targetPaths = { customer: 'customers', lead: 'leads' } as const;

/** One contact: corrected by its author within a day, afterwards only added to. */
export function FollowUpRecord({ id, isBeside = false }: { id: string; isBeside?: boolean }) {
  const t = useTexts(followUpsTexts);
  const fields = useFollowUpFields();
  const may = useMay();
  const me = useMe();
  const [, navigate] = useLocation();
  const query = useQuery(orpc.followUps.get.queryOptions({ input: { id } }));
  const edit = useCommand((input: Edit) => api.followUps.edit(input), { done: () => t('changed'), undo: true });
  const remove = useCommand(() => api.followUps.remove({ ids: [id] }), { done: () => t('deleted'), undo: true });
  const restore = useCommand(() => api.followUps.restore({ ids: [id] }), { done: () => t('restored'), undo: true });
  if (refusalOf(query.error)?.code === 'FOLLOW_UP_NOT_FOUND') {
    return (
      <EmptyState
        icon={IconMessages}
        title={t('notFoundTitle')}
        hint={t('notFoundHint')}
        action={
          <Button variant="default" onClick={() => navigate('/follow-ups')}>
            {t('backToList')}
          </Button>
        }
      />
    );
  }
  const row = query.data;
  const isDeleted = row ? row.deletedAt !== null : false;
  const isMine = row !== undefined && row.createdBy === me?.id;
  const canEdit = row !== undefined && !isDeleted && isMine && !row.locked && may('followUp.edit');
  const canDelete = may('followUp.delete') || canEdit;
  const canAppend = !isDeleted && (isMine ? may('followUp.edit') : may('followUp.append'));
  const field = (name: string) => fieldNamed(fields, name);
  const target = row ? `/${targetPaths[row.targetType]}/${row.targetId}` : '';
  const menu: (RecordAction | false)[] = [
    canDelete &&
      !isDeleted && { label: t('delete'), icon: IconTrash, danger: true, run: () => void remove.run(undefined) },
    (may('followUp.delete') || isMine) &&
      isDeleted && { label: t('restore'), icon: IconArrowBackUp, run: () => void restore.run(undefined) },
  ];
  return (
    <RecordPage
      table="follow_ups"
      id={id}
      query={query}
      title={row?.targetName ?? t('one')}
      {...(isBeside ? {} : { back: '/follow-ups' })}
      fields={fields}
      {...(row?.targetName
        ? {
            primary: {
              label: t(row.targetType === 'lead' ? 'openLead' : 'openCustomer'),
              icon: IconExternalLink,
              run: () => navigate(target),
            },
          }
        : {})}
      menu={menu.filter((each) => each !== false)}
      state={
        row ? (
          <Group gap="xs">
            {isDeleted ? <StateBadge tone="lost">{t('inBin')}</StateBadge> : null}
            {row.result ? <FieldValue field={field('result')} value={row.result} /> : null}
            {row.backdated ? <StateBadge tone="waiting">{t('backdated')}</StateBadge> : null}
            {row.locked ? <StateBadge tone="draft">{t('locked')}</StateBadge> : null}
          </Group>
        ) : null
      }
      facts={
        row
          ? [
              { label: t('field.method'), value: t(`method.${row.method}`) },
              { label: t('field.at'), value: <When at={row.at} /> },
              { label: t('field.byName'), value: row.byName },
              { label: t('field.contacts'), value: row.contactNames.join('、') },
              {
                label: t('field.targetName'),
                value: row.targetName ? <PageLink href={target}>{row.targetName}</PageLink> : '—',
              },
            ]
          : []
      }
      summary={
        row ? (
          <InlineFields
            fields={edited.map(field)}
            row={row}
            {...(canEdit
              ? {
                  onSave: (name: string, from: unknown, to: unknown) =>
                    edit.run({ id, changes: { [name]: { from, to } } } as Edit),
                }
              : {})}
          />
        ) : null
      }
      tabs={
        row
          ? [
              {
                id: 'notes',
                label: t('notes'),
                count: row.notes.length,
                content: <FollowUpNotes id={id} notes={row.notes} canAppend={canAppend} />,
              },
            ]
          : []
      }
    />
  );
}
