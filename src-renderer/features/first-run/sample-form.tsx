import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { usePasswordRules } from '../../api/password-rules.ts';
import { useCommand } from '../../api/use-command.tsx';
import { refreshWorld } from '../../api/world.ts';
import { isPasswordEnough, NewPassword } from '../../ui/new-password.tsx';
import { useTexts } from '../../ui/texts.ts';
import { firstRunTexts } from './first-run.texts.ts';

/** A company to look around in. Its recovery key is of no use to anybody, so it is not shown. */
export function SampleForm({ onBack }: { onBack: () => void }) {
  const t = useTexts(firstRunTexts);
  const rules = usePasswordRules();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const create = useCommand(async () => {
    await api.desktop.createCompany({
      companyName: t('sampleCompany'),
      branchName: t('branchDefault'),
      name: t('sampleName'),
      account: 'demo',
      password,
      sample: true,
    });
    await refreshWorld();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void create.run(undefined);
      }}
    >
      <Stack gap="md">
        <Text c="dimmed">{t('sampleText')}</Text>
        <NewPassword rules={rules} password={password} again={again} onPassword={setPassword} onAgain={setAgain} />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            {t('back')}
          </Button>
          <Button
            type="submit"
            loading={create.running}
            disabled={!isPasswordEnough(password, rules) || password !== again}
          >
            {t('sampleStart')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
