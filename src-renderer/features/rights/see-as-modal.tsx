import { Alert, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api } from '../../api/client.ts';
import { forgetAnswers } from '../../api/query-client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useKnownWorld } from '../../api/world.ts';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { rightsTexts } from './rights.texts.ts';

/** Asks why, then shows the program as this person sees it. What was read as oneself is forgotten first. */
export function SeeAsModal(props: { userId: string; name: string; onClose: () => void }) {
  const { userId, name, onClose } = props;
  const t = useTexts(rightsTexts);
  const world = useKnownWorld();
  const [, navigate] = useLocation();
  const [reason, setReason] = useState('');
  const begin = useCommand((why: string) => api.rights.seeAs({ userId, reason: why }));
  return (
    <ModalForm
      title={t('seeAsTitle', { name })}
      confirm={t('seeAsBegin')}
      isReady={reason.trim().length >= 2}
      submit={async () => {
        const outcome = await begin.run(reason.trim());
        if (!outcome.ok) return;
        navigate('/workbench');
        forgetAnswers();
      }}
      onClose={onClose}
    >
      <Text size="sm">{t('seeAsHint')}</Text>
      {world.host === 'desktop' ? <Alert color="blue">{t('seeAsDesktop')}</Alert> : null}
      <TextInput
        label={t('seeAsReason')}
        description={t('seeAsReasonHint')}
        withAsterisk
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
    </ModalForm>
  );
}
