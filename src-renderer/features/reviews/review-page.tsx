import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconChecklist, IconUserMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import type { ReviewItemRow } from '#shared/features/reviews/reviews.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { formatExact } from '../../ui/format.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { SectionPage } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { reviewsTexts } from './reviews.texts.ts';

const states = {
  pending: { tone: 'waiting', word: 'isPending' },
  confirmed: { tone: 'done', word: 'isConfirmed' },
  taken: { tone: 'lost', word: 'isTaken' },
} as const;

/** Person by person: what they hold, and whether they keep it. */
export function ReviewPage() {
  const t = useTexts(reviewsTexts);
  const me = useMe();
  const { id = '' } = useParams<{ id: string }>();
  const [taking, setTaking] = useState<ReviewItemRow>();
  const { data, error, refetch } = useQuery(orpc.reviews.get.queryOptions({ input: { id } }));
  const confirm = useCommand(
    (rows: readonly ReviewItemRow[]) =>
      api.reviews.decide({ itemIds: rows.map((row) => row.id), decision: 'confirmed' }),
    { done: (_, rows) => t('confirmed', { name: rows.map((row) => row.userName ?? '').join('、') }), undo: true },
  );
  const close = useCommand(() => api.reviews.close({ id }), { done: () => t('closedDone') });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { review, items } = data;
  const isOpen = review.status === 'open';
  const pending = items.filter((item) => item.decision === 'pending');
  const others = pending.filter((item) => item.userId !== me?.id);
  const names = (held: ReviewItemRow['roles'], taken: readonly string[]) =>
    held.map((each) => (
      <Text
        key={each.id}
        component="span"
        size="sm"
        mr={8}
        {...(taken.includes(each.id) ? { td: 'line-through' } : {})}
      >
        {each.name ?? t('gone')}
      </Text>
    ));
  return (
    <SectionPage
      title={[t('title'), review.deptName].filter(Boolean).join(' · ')}
      aside={
        isOpen ? (
          <Group gap="sm">
            {others.length > 0 ? (
              <Button variant="default" onClick={() => void confirm.run(others)}>
                {t('confirmAll', { count: others.length })}
              </Button>
            ) : null}
            <Button disabled={pending.length > 0} onClick={() => void close.run(undefined)}>
              {t('close')}
            </Button>
          </Group>
        ) : (
          <StateBadge tone="done">{t('closed')}</StateBadge>
        )
      }
    >
      <PlainTable
        rows={items}
        keyOf={(row) => row.id}
        empty={{ icon: IconChecklist, title: t('noHistory'), hint: t('noHistoryHint') }}
        columns={[
          { label: t('person'), draw: (row) => row.userName ?? t('gone') },
          { label: t('roles'), draw: (row) => names(row.roles, row.takenRoleIds) },
          { label: t('posts'), draw: (row) => names(row.posts, row.takenPostIds) },
          {
            label: t('decision'),
            draw: (row) => (
              <Stack gap={2}>
                <StateBadge tone={states[row.decision].tone}>{t(states[row.decision].word)}</StateBadge>
                {row.decidedAt ? (
                  <Text size="xs" c="dimmed">
                    {[t('by', { name: row.decidedByName ?? '', time: formatExact(row.decidedAt) }), row.remark]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                ) : null}
              </Stack>
            ),
          },
        ]}
        actions={(row) =>
          isOpen
            ? [
                { label: t('confirm'), icon: IconCheck, run: () => void confirm.run([row]) },
                { label: t('take'), icon: IconUserMinus, danger: true, run: () => setTaking(row) },
              ]
            : []
        }
      />
      {taking ? <TakeModal item={taking} onClose={() => setTaking(undefined)} /> : null}
    </SectionPage>
  );
}

function TakeModal({ item, onClose }: { item: ReviewItemRow; onClose: () => void }) {
  const t = useTexts(reviewsTexts);
  const [ids, setIds] = useState<string[]>([]);
  const [remark, setRemark] = useState('');
  const name = item.userName ?? '';
  const take = useCommand(
    () =>
      api.reviews.decide({
        itemIds: [item.id],
        decision: 'taken',
        takenRoleIds: item.roleIds.filter((id) => ids.includes(id)),
        takenPostIds: item.postIds.filter((id) => ids.includes(id)),
        remark: remark.trim() || null,
      }),
    { done: () => t('takenDone', { name }), undo: true },
  );
  return (
    <ModalForm
      title={t('takeTitle', { name })}
      confirm={t('take')}
      isReady={ids.length > 0}
      submit={() => take.run(undefined)}
      onClose={onClose}
    >
      <Checkbox.Group label={t('takeWhat')} value={ids} onChange={setIds}>
        <Stack gap="xs" mt="xs">
          {[...item.roles, ...item.posts].map((each) => (
            <Checkbox key={each.id} value={each.id} label={each.name ?? t('gone')} />
          ))}
        </Stack>
      </Checkbox.Group>
      <TextInput
        label={t('remark')}
        maxLength={300}
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
      />
    </ModalForm>
  );
}
