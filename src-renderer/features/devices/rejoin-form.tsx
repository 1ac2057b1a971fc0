import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { refreshWorld } from '../../api/world.ts';
import { useTexts } from '../../ui/texts.ts';
import { devicesTexts } from './devices.texts.ts';

/** A device that its server no longer takes comes back by a new code, with all that is on it. */
export function RejoinForm({ account, onBack }: { account: string; onBack: () => void }) {
  const t = useTexts(devicesTexts);
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const rejoin = useCommand(async () => {
    await api.desktop.rejoin({ account, password, code });
    await refreshWorld();
    onBack();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void rejoin.run(undefined);
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('code')}
          withAsterisk
          autoFocus
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.trim())}
        />
        <PasswordInput
          label={t('password')}
          withAsterisk
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            {t('back')}
          </Button>
          <Button type="submit" loading={rejoin.running} disabled={code === '' || password === ''}>
            {t('rejoinNow')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
