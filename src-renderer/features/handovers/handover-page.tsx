import { Alert, Button, Group, Stack, Stepper, Text } from '@mantine/core';
import { IconLock, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';
import type { HandoverPlan } from '#shared/features/handovers/handover.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useDraft } from '../../ui/form/use-draft.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { Counts } from './counts.tsx';
import { handoversTexts } from './handovers.texts.ts';
import { PersonDevices } from './person-devices.tsx';
import { PlanForm } from './plan-form.tsx';
import { ProgressPart } from './progress-part.tsx';
import { useHandover } from './use-handover.ts';

const emptyPlan: HandoverPlan = {
  rules: [],
  successorId: '',
  previousOwner: 'removed',
  withContacts: true,
  withTasks: true,
  disable: true,
};

export function HandoverPage() {
  const { id = '' } = useParams<{ id: string }>();
  return <HandoverWizard key={id} userId={id} />;
}

/** Everything a person has, who takes it, what that means, and then step by step until nothing is left. */
function HandoverWizard({ userId }: { userId: string }) {
  const t = useTexts(handoversTexts);
  const { draft, keep, drop } = useDraft(`handover.${userId}`);
  const [plan, setPlan] = useState<HandoverPlan>({ ...emptyPlan, ...(draft as Partial<HandoverPlan>) });
  const [step, setStep] = useState(0);
  const [isAgain, setAgain] = useState(false);
  const handover = useHandover();
  const user = useQuery(orpc.users.get.queryOptions({ input: { id: userId } }));
  const rows = useQuery({
    ...orpc.handovers.list.queryOptions({ input: { userId } }),
    refetchInterval: (query) => (query.state.data?.[0]?.status === 'running' ? 3_000 : false),
  });
  const isWhole = plan.successorId !== '' && plan.rules.every((rule) => rule.successorId !== '');
  const preview = useQuery(
    orpc.handovers.preview.queryOptions({
      input: { userId, ...(isWhole ? { plan } : {}) },
      placeholderData: (old) => old,
    }),
  );
  const lock = useCommand(() => api.users.setStatus({ id: userId, status: 'locked' }), {
    done: () => t('locked', { name: user.data?.name ?? '' }),
  });
  const start = useCommand(() => api.handovers.start({ userId, plan }));
  if (preview.error) return <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data || !rows.data || !user.data) return null;
  const [newest] = rows.data;
  const shown = newest && (newest.status !== 'cancelled' || newest.steps.length > 0) && !isAgain ? newest : undefined;
  const title = t('title', { name: user.data.name });
  if (shown) {
    return (
      <SectionPage title={title}>
        <ProgressPart row={shown} handover={handover} again={() => setAgain(true)} />
      </SectionPage>
    );
  }
  const begin = async () => {
    const begun = await start.run(undefined);
    if (!begun.ok) return;
    drop();
    setAgain(false);
    await handover.run.run(begun.value.id);
  };
  const { counts, shares, conflicts, departments, managedBranches, reports } = preview.data;
  const named = [...departments, ...managedBranches, ...reports].map((each) => each.name);
  return (
    <SectionPage title={title}>
      <Stepper active={step} onStepClick={(next) => (next < 2 || isWhole) && setStep(next)} size="sm">
        <Stepper.Step label={t('stepHas')}>
          <Section title={t('stepHas')}>
            <Stack gap="md">
              <Counts counts={counts} />
              {named.length > 0 ? <Text size="sm">{named.join('、')}</Text> : null}
              {conflicts > 0 ? <Alert>{`${t('conflicts')} ${conflicts} · ${t('conflictsHint')}`}</Alert> : null}
              <Alert color="yellow">{t('unsent')}</Alert>
              <PersonDevices userId={userId} />
              {['active', 'inactive', 'leaving'].includes(user.data.status) ? (
                <Group gap="sm">
                  <Button
                    variant="default"
                    leftSection={<IconLock size={16} />}
                    loading={lock.running}
                    onClick={() => void lock.run(undefined)}
                  >
                    {t('lockNow')}
                  </Button>
                  <Text size="sm" c="dimmed">
                    {t('lockHint')}
                  </Text>
                </Group>
              ) : null}
            </Stack>
          </Section>
        </Stepper.Step>
        <Stepper.Step label={t('stepPlan')}>
          <Section title={t('stepPlan')}>
            <PlanForm
              userId={userId}
              plan={plan}
              change={(next) => {
                setPlan(next);
                keep({ ...next });
              }}
            />
          </Section>
        </Stepper.Step>
        <Stepper.Step label={t('stepCheck')}>
          <Section title={t('check')}>
            <PlainTable
              rows={shares}
              keyOf={(row) => row.successorId}
              empty={{ icon: IconUsers, title: t('nothing'), hint: '' }}
              columns={[
                { label: t('successor'), draw: (row) => row.successorName ?? '—' },
                { label: t('customers'), align: 'right', draw: (row) => row.customers.toLocaleString() },
                { label: t('leads'), align: 'right', draw: (row) => row.leads.toLocaleString() },
                { label: t('tasks'), align: 'right', draw: (row) => row.tasks.toLocaleString() },
                { label: t('documents'), align: 'right', draw: (row) => row.documents.toLocaleString() },
                { label: t('events'), align: 'right', draw: (row) => row.events.toLocaleString() },
              ]}
            />
            {plan.disable ? <Text size="sm">{t('disable')}</Text> : null}
          </Section>
        </Stepper.Step>
      </Stepper>
      <Group gap="sm">
        {step > 0 ? (
          <Button variant="default" onClick={() => setStep(step - 1)}>
            {t('back')}
          </Button>
        ) : null}
        {step < 2 ? (
          <Button disabled={step === 1 && !isWhole} onClick={() => setStep(step + 1)}>
            {t('next')}
          </Button>
        ) : (
          <Button loading={start.running || handover.run.running} onClick={() => void begin()}>
            {t('start')}
          </Button>
        )}
      </Group>
    </SectionPage>
  );
}
