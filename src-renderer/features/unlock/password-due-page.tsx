import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PasswordDue } from '#shared/features/desktop/desktop.model.ts';
import { api } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { usePasswordRules } from '../../api/password-rules.ts';
import { useCommand } from '../../api/use-command.tsx';
import { refreshWorld, useKnownWorld } from '../../api/world.ts';
import { GateFrame } from '../../ui/gate-frame.tsx';
import { isPasswordEnough, NewPassword } from '../../ui/new-password.tsx';
import { passwordRefusal } from '../../ui/password-refusal.ts';
import { useTexts } from '../../ui/texts.ts';
import { PasswordForm } from '../settings/password-section.tsx';
import { passwordDueTexts } from './password-due.texts.ts';

/** On a desktop that heard of it: the password is too old, or the account has another one by now. */
export function PasswordDuePage({ due }: { due: PasswordDue }) {
  const t = useTexts(passwordDueTexts);
  const lock = useCommand(async () => {
    await api.desktop.lock();
    await refreshWorld();
  });
  return (
    <GateFrame title={t(`${due}Title`)} hint={t(`${due}Hint`)}>
      <Stack gap="lg">
        {due === 'expired' ? <PasswordForm submit={t('change')} onDone={refreshWorld} /> : <AdoptForm due={due} />}
        <Group justify="flex-end">
          <Button variant="subtle" color="gray" onClick={() => void lock.run(undefined)}>
            {t('lock')}
          </Button>
        </Group>
      </Stack>
    </GateFrame>
  );
}

/** The account's present password; after a reset the code from the administrator and a new one. */
function AdoptForm({ due }: { due: 'changed' | 'reset' }) {
  const t = useTexts(passwordDueTexts);
  const world = useKnownWorld();
  const rules = usePasswordRules();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<{ field: 'code' | 'password'; text: string }>();
  const isReset = due === 'reset';
  const state = world.host === 'desktop' ? world.state : undefined;
  const words = [state?.account, state?.name, state?.company].filter((word) => word != null);
  const adopt = useCommand(
    async () => {
      setWrong(undefined);
      await api.desktop.adoptPassword({ password, ...(isReset ? { activationCode: code } : {}) });
      await refreshWorld();
    },
    {
      done: () => t('done'),
      onRefusal: (refusal) => {
        if (passwordRefusal(refusal, (text) => setWrong({ field: 'password', text }))) return true;
        const { what, why, todo } = explainRefusal(refusal);
        const field = refusal.code === 'ACTIVATION_FAILED' ? 'code' : 'password';
        setWrong({ field, text: `${what}：${why}${todo}` });
        return true;
      },
    },
  );
  const textOf = (field: 'code' | 'password') => (wrong?.field === field ? wrong.text : undefined);
  const isReady = isReset
    ? code !== '' && isPasswordEnough(password, rules, words) && password === again
    : password !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void adopt.run(undefined);
      }}
    >
      <Stack gap="md">
        {isReset ? (
          <>
            <TextInput
              label={t('code')}
              withAsterisk
              autoFocus
              autoComplete="one-time-code"
              value={code}
              error={textOf('code')}
              onChange={(event) => setCode(event.currentTarget.value.trim())}
            />
            <NewPassword
              rules={rules}
              words={words}
              password={password}
              again={again}
              error={textOf('password')}
              onPassword={setPassword}
              onAgain={setAgain}
            />
          </>
        ) : (
          <PasswordInput
            label={t('present')}
            withAsterisk
            autoFocus
            autoComplete="current-password"
            value={password}
            error={textOf('password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
        <Group>
          <Button type="submit" loading={adopt.running} disabled={!isReady}>
            {t('goOn')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
