import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { guardOf } from '#shared/features/approvals/approval.model.ts';
import { type AskedApproval, askApproval, useAskedApproval } from '../../api/approval-asked.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ReasonInput } from '../../ui/form/reason-input.tsx';
import { listTexts } from '../../ui/list/list.texts.ts';
import { useTexts } from '../../ui/texts.ts';
import { approvalsTexts } from './approvals.texts.ts';

/** Stands once in the shell: any call that needs a second person opens it. */
export function RequestDialog() {
  const asked = useAskedApproval();
  const t = useTexts(approvalsTexts);
  return (
    <Modal opened={asked !== undefined} onClose={() => askApproval(undefined)} title={t('needTitle')} size="md">
      {asked ? <RequestForm asked={asked} /> : null}
    </Modal>
  );
}

function RequestForm({ asked }: { asked: AskedApproval }) {
  const t = useTexts(approvalsTexts);
  const l = useTexts(listTexts);
  const [reason, setReason] = useState('');
  const { kind, procedure, total, limit, input } = asked;
  const send = useCommand(() => api.approvals.request({ procedure, input, total, reason: reason.trim() }), {
    done: () => t('sent'),
  });
  const isClaim = guardOf(procedure, input)?.fulfilment === 'claim';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send.run(undefined).then((outcome) => outcome.ok && askApproval(undefined));
      }}
    >
      <Stack gap="md">
        <Text fw={600}>
          {t(`kind_${kind}`)}
          {limit > 0 ? ` · ${t('records', { count: total })} · ${t('limit', { limit })}` : ''}
        </Text>
        <Text>{t('needText')}</Text>
        {isClaim ? <Text>{t('needClaim')}</Text> : null}
        <ReasonInput label={t('reason')} value={reason} onChange={setReason} description={t('reasonHint')} hasFocus />
        <Text size="sm" c="dimmed">
          {t('needOffline')}
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => askApproval(undefined)}>
            {l('cancel')}
          </Button>
          <Button type="submit" loading={send.running} disabled={reason.trim().length < 2}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
