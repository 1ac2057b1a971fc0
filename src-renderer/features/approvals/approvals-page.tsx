import { Anchor, Group, SegmentedControl, Text } from '@mantine/core';
import { IconEye, IconUserCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Approval } from '#shared/features/approvals/approval.model.ts';
import { orpc } from '../../api/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from '../../ui/parts.module.css';
import { PlainTable } from '../../ui/plain-table.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { ApprovalModal } from './approval-modal.tsx';
import { approvalTones } from './approval-tones.ts';
import { approvalsTexts } from './approvals.texts.ts';

/** One's own requests and those of others that one may decide. */
export function ApprovalsPage() {
  const t = useTexts(approvalsTexts);
  const [scene, setScene] = useState<'toDecide' | 'all'>('all');
  const [shown, setShown] = useState<string>();
  const { data, error, refetch } = useQuery({
    ...orpc.approvals.list.queryOptions(),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const rows = data.rows.filter((row) => scene === 'all' || row.canDecide);
  return (
    <div className={classes.plain}>
      <PlainTable<Approval>
        title={t('title')}
        aside={
          <Group gap="sm">
            <SegmentedControl
              size="xs"
              value={scene}
              onChange={(next) => setScene(next as 'toDecide' | 'all')}
              data={[
                { value: 'all', label: t('all') },
                { value: 'toDecide', label: `${t('toDecide')} ${data.toDecide}` },
              ]}
            />
          </Group>
        }
        rows={rows}
        keyOf={(row) => row.id}
        empty={{ icon: IconUserCheck, title: t('none'), hint: t('noneHint') }}
        columns={[
          {
            label: t('state'),
            draw: (row) => <StateBadge tone={approvalTones[row.state]}>{t(`state_${row.state}`)}</StateBadge>,
          },
          {
            label: t('what'),
            draw: (row) => (
              <>
                <Anchor component="button" type="button" size="md" onClick={() => setShown(row.id)}>
                  {t(`kind_${row.kind}`)}
                </Anchor>
                <Text size="sm" c="dimmed" lineClamp={2}>
                  {row.reason}
                </Text>
              </>
            ),
          },
          { label: t('total'), draw: (row) => row.total, align: 'right' },
          { label: t('who'), draw: (row) => row.requestedByName ?? '' },
          { label: t('at'), draw: (row) => <When at={row.createdAt} /> },
          { label: t('decider'), draw: (row) => row.decidedByName ?? '' },
        ]}
        actions={(row) => [{ label: t('look'), icon: IconEye, run: () => setShown(row.id) }]}
      />
      {shown ? <ApprovalModal id={shown} onClose={() => setShown(undefined)} /> : null}
    </div>
  );
}
