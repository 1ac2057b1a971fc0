import { Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { SubjectTable } from '#shared/features/privacy/consent.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useTexts } from '../../ui/texts.ts';
import { privacyTexts } from './privacy.texts.ts';

interface DestroyDialogProps {
  readonly subjectTable: SubjectTable;
  readonly subjectId: string;
  /** The wish to be deleted that this fulfils. */
  readonly requestId?: string;
  readonly onClose: () => void;
}

/** Says what goes, asks why, and wants the name typed: nothing brings it back. */
export function DestroyDialog({ onClose, requestId, ...subject }: DestroyDialogProps) {
  const t = useTexts(privacyTexts);
  const [, navigate] = useLocation();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const { data, error, refetch } = useQuery(orpc.privacy.previewDestruction.queryOptions({ input: subject }));
  const destroy = useCommand(
    () => api.privacy.destroyPerson({ ...subject, reason: reason.trim(), requestId: requestId ?? null }),
    {
      done: () => t('destroyed'),
    },
  );
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const total = Object.values(data.counts).reduce((sum, count) => sum + count, 0);
  return (
    <ConfirmModal
      opened
      danger
      title={t('destroyTitle', { name: data.name })}
      text={t('destroyText')}
      confirm={t('destroy')}
      running={destroy.running}
      disabled={reason.trim() === '' || typed.trim() !== data.name || data.heldFor !== null}
      onClose={onClose}
      onConfirm={async () => {
        const done = await destroy.run(undefined);
        onClose();
        if (done.ok && !requestId) navigate(`/${subject.subjectTable}`);
      }}
    >
      <Text size="sm">{t('destroyCounts', { list: `${t('rows')} ${total}` })}</Text>
      {data.heldFor ? <Text c="red">{t('held', { reason: data.heldFor })}</Text> : null}
      <TextInput
        label={t('destroyReason')}
        description={t('destroyReasonHint')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput label={t('typeName')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
    </ConfirmModal>
  );
}
