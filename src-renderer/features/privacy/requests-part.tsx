import { Button, Group, Text } from '@mantine/core';
import { IconCertificate, IconCheck, IconCircleX, IconInbox, IconTrashX, IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RequestRow } from '#shared/features/privacy/desk.contract.ts';
import { isOpen, type RequestKind, type RequestState, requestKinds } from '#shared/features/privacy/request.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import classes from '../../ui/parts.module.css';
import { PlainTable } from '../../ui/plain-table.tsx';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { DestroyDialog } from './destroy-dialog.tsx';
import { privacyTexts } from './privacy.texts.ts';
import { useCertificate } from './use-certificate.ts';

const tones: Readonly<Record<RequestState, Tone>> = {
  received: 'waiting',
  verified: 'active',
  done: 'done',
  refused: 'lost',
};
type Step = 'verify' | 'complete' | 'refuseIt';

/** The request desk: what is open and due first. */
export function RequestsPart() {
  const t = useTexts(privacyTexts);
  const may = useMay();
  const [isNew, setNew] = useState(false);
  const [step, setStep] = useState<{ step: Step; row: RequestRow }>();
  const [destroyed, setDestroyed] = useState<RequestRow>();
  const certificate = useCertificate();
  const { data, error, refetch } = useQuery(orpc.privacy.listRequests.queryOptions());
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const mayManage = may('privacy.manage');
  const aside = (
    <Group gap="sm">
      <Text size="sm" c="dimmed">
        {t('openCount', { open: data.open, overdue: data.overdue })}
      </Text>
      {mayManage ? (
        <Button size="xs" onClick={() => setNew(true)}>
          {t('newRequest')}
        </Button>
      ) : null}
    </Group>
  );
  return (
    <div className={classes.plain}>
      <PlainTable
        title={t('requests')}
        aside={aside}
        rows={data.rows}
        keyOf={(row) => row.id}
        empty={{ icon: IconInbox, title: t('noRequests'), hint: t('noRequestsHint') }}
        columns={[
          { label: t('kind'), draw: (row) => <b>{t(`kind_${row.kind}`)}</b> },
          { label: t('requester'), draw: (row) => <Requester row={row} /> },
          {
            label: t('state'),
            draw: (row) => <StateBadge tone={tones[row.state]}>{t(`requestState_${row.state}`)}</StateBadge>,
          },
          {
            label: t('due'),
            draw: (row) =>
              row.isOverdue ? (
                <Group gap="xs">
                  <When at={row.dueAt} day />
                  <StateBadge tone="warn">{t('overdue')}</StateBadge>
                </Group>
              ) : (
                <When at={row.dueAt} day />
              ),
          },
          { label: t('outcome'), draw: (row) => row.outcome ?? row.identityNote ?? '' },
        ]}
        actions={(row) => {
          const paper = row.destructionId;
          if (paper)
            return [{ label: t('printCertificate'), icon: IconCertificate, run: () => void certificate.print(paper) }];
          if (!mayManage || !isOpen(row.state)) return [];
          const ask = (which: Step) => () => setStep({ step: which, row });
          return [
            row.state === 'received'
              ? { label: t('verify'), icon: IconUserCheck, run: ask('verify') }
              : row.kind === 'delete' && row.subjectId
                ? { label: t('destroyToComplete'), icon: IconTrashX, danger: true, run: () => setDestroyed(row) }
                : { label: t('complete'), icon: IconCheck, run: ask('complete') },
            { label: t('refuseIt'), icon: IconCircleX, danger: true, run: ask('refuseIt') },
          ];
        }}
      />
      {destroyed?.subjectTable && destroyed.subjectId ? (
        <DestroyDialog
          subjectTable={destroyed.subjectTable}
          subjectId={destroyed.subjectId}
          requestId={destroyed.id}
          onClose={() => setDestroyed(undefined)}
        />
      ) : null}
      {isNew ? <NewRequest onClose={() => setNew(false)} /> : null}
      {step ? <StepForm {...step} onClose={() => setStep(undefined)} /> : null}
    </div>
  );
}

function Requester({ row }: { row: RequestRow }) {
  return (
    <div>
      {row.subjectName && row.subjectId ? (
        <PageLink href={`/${row.subjectTable}/${row.subjectId}`}>{row.requester ?? row.subjectName}</PageLink>
      ) : (
        (row.requester ?? '—')
      )}
      <Text size="xs" c="dimmed">
        {[row.channel, row.detail].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}

function NewRequest({ onClose }: { onClose: () => void }) {
  const t = useTexts(privacyTexts);
  const create = useCommand((values: Record<string, unknown>) => {
    const subjectId = (values.subjectId as string | null | undefined) ?? null;
    const text = (name: string) => (values[name] as string | null | undefined) ?? null;
    return api.privacy.createRequest({
      kind: values.kind as RequestKind,
      requester: String(values.requester),
      channel: text('channel'),
      detail: text('detail'),
      ...(subjectId ? { subjectTable: 'contacts' as const, subjectId } : {}),
    });
  });
  return (
    <RecordForm
      title={t('newRequest')}
      initial={{ kind: 'access' }}
      fields={[
        {
          name: 'kind',
          label: t('kind'),
          kind: 'choice',
          required: true,
          choices: requestKinds.map((value) => ({ value, label: t(`kind_${value}`) })),
        },
        { name: 'requester', label: t('requester'), kind: 'text', required: true, maxLength: 100 },
        { name: 'channel', label: t('requestChannel'), kind: 'text', maxLength: 100 },
        {
          name: 'subjectId',
          label: t('subject'),
          kind: 'record',
          hint: t('subjectHint'),
          source: { suggest: (text) => api.contacts.suggest({ text }) },
        },
        { name: 'detail', label: t('detail'), kind: 'longText', maxLength: 2000 },
      ]}
      submit={(values) => create.run(values)}
      onClose={onClose}
    />
  );
}

function StepForm({ step, row, onClose }: { step: Step; row: RequestRow; onClose: () => void }) {
  const t = useTexts(privacyTexts);
  const run = useCommand(
    (text: string) => {
      const { id } = row;
      if (step === 'verify') return api.privacy.verifyRequest({ id, note: text });
      if (step === 'complete') return api.privacy.completeRequest({ id, outcome: text });
      return api.privacy.refuseRequest({ id, outcome: text });
    },
    { done: () => t(step === 'verify' ? 'verified' : step === 'complete' ? 'completed' : 'refused') },
  );
  const label = step === 'verify' ? 'verifyNote' : step === 'complete' ? 'outcome' : 'refusal';
  return (
    <RecordForm
      title={t(step)}
      submitLabel={t(step)}
      fields={[{ name: 'text', label: t(label), kind: 'longText', required: true, maxLength: 500 }]}
      submit={(values) => run.run(String(values.text))}
      onClose={onClose}
    />
  );
}
