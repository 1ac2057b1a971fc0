import { Button, Group, List, Modal, PasswordInput, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Approval } from '#shared/features/approvals/approval.model.ts';
import { api, orpc } from '../../api/client.ts';
import { refusalText } from '../../api/refusal-text.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { RightsRequest } from '../rights/rights-request.tsx';
import { approvalTones } from './approval-tones.ts';
import { approvalsTexts } from './approvals.texts.ts';

/** What exactly is asked, and the decision. */
export function ApprovalModal({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(approvalsTexts);
  const { data, error } = useQuery(orpc.approvals.get.queryOptions({ input: { id } }));
  return (
    <Modal opened onClose={onClose} title={data ? t(`kind_${data.approval.kind}`) : t('title')} size="lg">
      {error ? <ErrorPanel error={error} /> : null}
      {data ? (
        <Stack gap="md">
          <Summary approval={data.approval} />
          <Content names={data.names} input={data.input} approval={data.approval} />
          <Decision approval={data.approval} onDone={onClose} />
        </Stack>
      ) : null}
    </Modal>
  );
}

function Summary({ approval }: { approval: Approval }) {
  const t = useTexts(approvalsTexts);
  const failed = approval.state === 'failed' && approval.outcome;
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <StateBadge tone={approvalTones[approval.state]}>{t(`state_${approval.state}`)}</StateBadge>
        <Text fw={600}>{t('records', { count: approval.total })}</Text>
      </Group>
      <Text>{approval.reason}</Text>
      <Text size="sm" c="dimmed">
        {approval.requestedByName} · <When at={approval.createdAt} /> · {t('expires')} <When at={approval.expiresAt} />
      </Text>
      {approval.decidedByName ? (
        <Text size="sm" c="dimmed">
          {t('decider')} {approval.decidedByName}
          {approval.note ? ` · ${approval.note}` : ''}
        </Text>
      ) : null}
      {failed ? <Text c="red.8">{refusalText({ code: failed, data: {} })?.what ?? failed}</Text> : null}
      {approval.state === 'approved' && approval.isOwn ? <Text>{t('claimHint')}</Text> : null}
    </Stack>
  );
}

function Content({ names, input, approval }: { names: readonly string[]; input: unknown; approval: Approval }) {
  const t = useTexts(approvalsTexts);
  if (approval.kind === 'rights' && input !== null) {
    return (
      <Stack gap={4}>
        <Text fw={600}>{t('input')}</Text>
        <RightsRequest procedure={approval.procedure} input={input} />
      </Stack>
    );
  }
  if (approval.kind !== 'deletion') return null;
  if (names.length === 0) return <Text c="dimmed">{t('namesHidden')}</Text>;
  return (
    <Stack gap={4}>
      <Text fw={600}>{t('names')}</Text>
      <List size="sm" mah={200} style={{ overflow: 'auto' }}>
        {names.map((name) => (
          <List.Item key={name}>{name}</List.Item>
        ))}
      </List>
    </Stack>
  );
}

function Decision({ approval, onDone }: { approval: Approval; onDone: () => void }) {
  const t = useTexts(approvalsTexts);
  const [note, setNote] = useState('');
  const decide = useCommand(
    (agree: boolean) => api.approvals.decide({ id: approval.id, agree, ...(note.trim() ? { note: note.trim() } : {}) }),
    { done: (_output, agree) => t(agree ? 'agreed' : 'refused') },
  );
  const withdraw = useCommand(() => api.approvals.withdraw({ id: approval.id }), { done: () => t('withdrawn') });
  const run = (agree: boolean) => void decide.run(agree).then((outcome) => outcome.ok && onDone());
  if (approval.canDecide) {
    return (
      <Stack gap="sm">
        <Textarea label={t('note')} value={note} maxLength={500} onChange={(e) => setNote(e.currentTarget.value)} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" loading={decide.running} onClick={() => run(false)}>
            {t('refuse')}
          </Button>
          <Button loading={decide.running} onClick={() => run(true)}>
            {t('agree')}
          </Button>
        </Group>
      </Stack>
    );
  }
  if (!approval.isOwn || (approval.state !== 'waiting' && approval.state !== 'approved')) return null;
  return (
    <Stack gap="sm">
      {approval.aloneFrom === null ? null : <Alone id={approval.id} from={approval.aloneFrom} onDone={onDone} />}
      <Group justify="flex-end">
        <Button
          variant="default"
          loading={withdraw.running}
          onClick={() => void withdraw.run(undefined).then((outcome) => outcome.ok && onDone())}
        >
          {t('withdraw')}
        </Button>
      </Group>
    </Stack>
  );
}

/** The delayed step of somebody who is the only administrator, and that it is weaker. */
function Alone({ id, from, onDone }: { id: string; from: number; onDone: () => void }) {
  const t = useTexts(approvalsTexts);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const confirm = useCommand(
    () => api.approvals.confirmAlone({ id, password, ...(code.trim() ? { code: code.trim() } : {}) }),
    { done: () => t('confirmed') },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void confirm.run(undefined).then((outcome) => outcome.ok && onDone());
      }}
    >
      <Stack gap="sm">
        <Text>{t('alone')}</Text>
        <Text size="sm" c="dimmed">
          {t('aloneFrom')} <When at={from} /> · {t('onServer')}
        </Text>
        <Group gap="sm" align="end">
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <TextInput label={t('code')} value={code} onChange={(event) => setCode(event.currentTarget.value)} />
          <Button type="submit" loading={confirm.running} disabled={password === ''}>
            {t('confirmAlone')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
