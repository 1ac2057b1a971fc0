import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { usePasswordRules } from '../../api/password-rules.ts';
import { useCommand } from '../../api/use-command.tsx';
import { noteSignedIn } from '../../api/world.ts';
import { isPasswordEnough, NewPassword } from '../../ui/new-password.tsx';
import { passwordRefusal } from '../../ui/password-refusal.ts';
import { useTexts } from '../../ui/texts.ts';
import { signInTexts } from './sign-in.texts.ts';

/** The first password, by the code an administrator handed over; then signed in. */
export function ActivateForm(props: { account: string; onBack: () => void }) {
  const t = useTexts(signInTexts);
  const [account, setAccount] = useState(props.account);
  const [activationCode, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const rules = usePasswordRules();
  const [wrong, setWrong] = useState<string>();
  const activate = useCommand(
    async () => {
      setWrong(undefined);
      await api.auth.activate({ account, activationCode, newPassword: password });
      await api.auth.login({ account, password, client: 'web' });
      await noteSignedIn();
    },
    { onRefusal: (refusal) => passwordRefusal(refusal, setWrong) },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void activate.run(undefined);
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('account')}
          withAsterisk
          autoComplete="username"
          value={account}
          onChange={(event) => setAccount(event.currentTarget.value)}
        />
        <TextInput
          label={t('activationCode')}
          withAsterisk
          autoComplete="one-time-code"
          value={activationCode}
          onChange={(event) => setCode(event.currentTarget.value.trim())}
        />
        <NewPassword
          rules={rules}
          words={[account]}
          password={password}
          again={again}
          error={wrong}
          onPassword={setPassword}
          onAgain={setAgain}
        />
        <Group justify="space-between">
          <Button variant="default" onClick={props.onBack}>
            {t('back')}
          </Button>
          <Button
            type="submit"
            loading={activate.running}
            disabled={
              !account.trim() || !activationCode || !isPasswordEnough(password, rules, [account]) || password !== again
            }
          >
            {t('activateNow')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
