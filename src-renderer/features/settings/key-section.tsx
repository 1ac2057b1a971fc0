import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { refreshWorld } from '../../api/world.ts';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { securityTexts } from './security.texts.ts';

/** A new key for the data on this computer, as after a leak is feared. */
export function KeySection() {
  const t = useTexts(securityTexts);
  const [asking, setAsking] = useState(false);
  const [password, setPassword] = useState('');
  const rotate = useCommand(
    async () => {
      await api.desktop.rotateKey({ password });
      await refreshWorld();
    },
    { done: () => t('keyChanged') },
  );
  const close = () => {
    setAsking(false);
    setPassword('');
  };
  return (
    <Section title={t('dataKey')} hint={t('dataKeyHint')}>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('changeKey')}
      </Button>
      <ConfirmModal
        opened={asking}
        title={t('changeKey')}
        text={t('changeKeyAsk')}
        confirm={t('changeKeyYes')}
        running={rotate.running}
        disabled={password === ''}
        onClose={close}
        onConfirm={() => void rotate.run(undefined).then((outcome) => outcome.ok && close())}
      >
        <PasswordInput
          label={t('current')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </ConfirmModal>
    </Section>
  );
}
