import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { JoinForm } from '../first-run/join-form.tsx';
import { settingsTexts } from './settings.texts.ts';

/** A company that stands alone joins a server with everything it has. */
export function ServerSection() {
  const t = useTexts(settingsTexts);
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <Section title={t('server')} hint={t('serverHint')}>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('joinServer')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('joinServer')} closeOnClickOutside={false}>
        <JoinForm existing onBack={close} />
      </Modal>
    </Section>
  );
}
