import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FlowDocType } from '#shared/features/flows/flow-facts.model.ts';
import type { RecordFlow } from '#shared/features/flows/flows.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { DecisionPart } from './decision-part.tsx';
import { FlowTimeline } from './flow-timeline.tsx';
import { instanceTones } from './flow-tones.ts';
import classes from './flows.module.css';
import { flowsTexts } from './flows.texts.ts';
import { SubmitDialog } from './submit-dialog.tsx';

interface FlowPanelProps {
  readonly docType: FlowDocType;
  readonly recordId: string;
  /** Offers to submit it here; left out where the document's own page does. */
  readonly canSubmit?: boolean;
}

/** A document's approvals on its page: where it stands, who did what, and what the reader may do now. */
export function FlowPanel({ docType, recordId, canSubmit = false }: FlowPanelProps) {
  const t = useTexts(flowsTexts);
  const [submitting, setSubmitting] = useState(false);
  const input = { docType, recordId };
  const { data, error, refetch } = useQuery(orpc.flows.ofRecord.queryOptions({ input }));
  const submit = useCommand((chosen: Record<string, string[]>) => api.flows.submit({ ...input, chosen }), {
    done: (output) => t(output.instanceId === null ? 'effective' : 'submitted'),
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={80} />;
  const [newest, ...earlier] = data;
  const mayStart = canSubmit && newest?.state !== 'pending';
  return (
    <Stack gap="lg">
      {newest ? <OneFlow flow={newest} /> : <Text c="dimmed">{t('none')}</Text>}
      {mayStart ? (
        <Group>
          <Button onClick={() => setSubmitting(true)}>{t('submit')}</Button>
        </Group>
      ) : null}
      {earlier.length > 0 ? (
        <details className={classes.earlier}>
          <summary>
            {t('history')} ({earlier.length})
          </summary>
          <Stack gap="lg" mt="md">
            {earlier.map((flow) => (
              <OneFlow key={flow.id} flow={flow} />
            ))}
          </Stack>
        </details>
      ) : null}
      {submitting ? <SubmitDialog {...input} submit={submit.run} onClose={() => setSubmitting(false)} /> : null}
    </Stack>
  );
}

function OneFlow({ flow }: { flow: RecordFlow }) {
  const t = useTexts(flowsTexts);
  const mine = flow.tasks.find((task) => task.mine && task.kind === 'approve');
  return (
    <section className={classes.flow} aria-label={flow.flowName}>
      <Group justify="space-between" gap="sm" mb="sm">
        <Group gap="sm">
          <Title order={3} size="h4">
            {flow.flowName}
          </Title>
          <StateBadge tone={instanceTones[flow.state]}>{t(`state_${flow.state}`)}</StateBadge>
        </Group>
        <FlowActions flow={flow} />
      </Group>
      {mine ? <DecisionPart flow={flow} task={mine} /> : null}
      <Text size="sm" c="dimmed" mb="xs">
        {t('submittedBy', { name: flow.submitterName ?? '' })} · <When at={flow.submittedAt} />
      </Text>
      <FlowTimeline flow={flow} />
    </section>
  );
}

function FlowActions({ flow }: { flow: RecordFlow }) {
  const t = useTexts(flowsTexts);
  const [ending, setEnding] = useState(false);
  const input = { instanceId: flow.id };
  const withdraw = useCommand(() => api.flows.withdraw(input), { done: () => t('withdrawn') });
  const urge = useCommand(() => api.flows.urge(input), { done: () => t('urgedDone') });
  const terminate = useCommand(() => api.flows.terminate(input), { done: () => t('terminated') });
  return (
    <Group gap="xs">
      {flow.canUrge ? (
        <Button variant="default" size="xs" loading={urge.running} onClick={() => void urge.run(undefined)}>
          {t('urge')}
        </Button>
      ) : null}
      {flow.canWithdraw ? (
        <Button variant="default" size="xs" loading={withdraw.running} onClick={() => void withdraw.run(undefined)}>
          {t('withdraw')}
        </Button>
      ) : null}
      {flow.canTerminate && !flow.canWithdraw ? (
        <Button variant="default" size="xs" onClick={() => setEnding(true)}>
          {t('terminate')}
        </Button>
      ) : null}
      <ConfirmModal
        opened={ending}
        title={t('terminate')}
        text={t('terminateNote')}
        confirm={t('terminate')}
        danger
        running={terminate.running}
        onConfirm={() => void terminate.run(undefined).then(() => setEnding(false))}
        onClose={() => setEnding(false)}
      />
    </Group>
  );
}
