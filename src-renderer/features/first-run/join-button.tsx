import { Button, List, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../ui/texts.ts';
import { firstRunTexts } from './first-run.texts.ts';
import { JoinForm } from './join-form.tsx';

/** A company that stands alone joins a server with everything it has; what will happen is said before. */
export function JoinServerButton() {
  const t = useTexts(firstRunTexts);
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('joinServer')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('joinServer')} closeOnClickOutside={false}>
        <Stack gap="md">
          <div>
            <Text size="sm" fw={600} mb={4}>
              {t('joinWhat')}
            </Text>
            <List size="sm" spacing={4}>
              <List.Item>{t('joinWhatBackup')}</List.Item>
              <List.Item>{t('joinWhatData')}</List.Item>
              <List.Item>{t('joinWhatPeople')}</List.Item>
              <List.Item>{t('joinWhatPassword')}</List.Item>
            </List>
          </div>
          <JoinForm existing onBack={close} />
        </Stack>
      </Modal>
    </>
  );
}
