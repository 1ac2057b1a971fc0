import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { LocalPerson } from '#shared/features/desktop/desktop.model.ts';
import { api } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { usePasswordRules } from '../../api/password-rules.ts';
import { useCommand } from '../../api/use-command.tsx';
import { refreshWorld } from '../../api/world.ts';
import { isPasswordEnough, NewPassword } from '../../ui/new-password.tsx';
import { useTexts } from '../../ui/texts.ts';
import { unlockTexts } from './unlock.texts.ts';

/** A forgotten password: the recovery key opens, a new password follows. */
export function RecoverForm({ person, onBack }: { person: LocalPerson; onBack: () => void }) {
  const t = useTexts(unlockTexts);
  const [recoveryKey, setKey] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<{ field: 'key' | 'password'; text: string }>();
  const rules = usePasswordRules();
  const words = [person.account, person.name, person.company];
  const recover = useCommand(
    async () => {
      await api.desktop.recover({ account: person.account, recoveryKey: recoveryKey.trim(), password });
      await refreshWorld();
    },
    {
      onRefusal: (refusal) => {
        const field =
          refusal.code === 'WRONG_RECOVERY_KEY' ? 'key' : refusal.code === 'PASSWORD_TOO_WEAK' ? 'password' : undefined;
        if (!field) return false;
        const { what, todo } = explainRefusal(refusal);
        setWrong({ field, text: `${what}：${todo}` });
        return true;
      },
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setWrong(undefined);
        void recover.run(undefined);
      }}
    >
      <Stack gap="md">
        <Textarea
          label={t('recoveryKey')}
          withAsterisk
          autosize
          minRows={2}
          autoFocus
          value={recoveryKey}
          error={wrong?.field === 'key' ? wrong.text : undefined}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <NewPassword
          rules={rules}
          words={words}
          password={password}
          again={again}
          onPassword={setPassword}
          onAgain={setAgain}
          error={wrong?.field === 'password' ? wrong.text : undefined}
        />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            {t('back')}
          </Button>
          <Button
            type="submit"
            loading={recover.running}
            disabled={!recoveryKey.trim() || !isPasswordEnough(password, rules, words) || password !== again}
          >
            {t('recover')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
