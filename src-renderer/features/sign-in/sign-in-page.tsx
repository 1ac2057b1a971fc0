import { Anchor, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { useCommand } from '../../api/use-command.tsx';
import { noteSignedIn, useKnownWorld } from '../../api/world.ts';
import { GateFrame } from '../../ui/gate-frame.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useCountdown } from '../unlock/use-countdown.ts';
import { ActivateForm } from './activate-form.tsx';
import { signInTexts } from './sign-in.texts.ts';

/** Account and password, then the second factor where the account has one. */
export function SignInPage() {
  const t = useTexts(signInTexts);
  const world = useKnownWorld();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const [activating, setActivating] = useState(false);
  const [error, setError] = useState<string>();
  const [until, setUntil] = useState<number | null>(null);
  const left = useCountdown(until);
  const signIn = useCommand(
    async (factor: string) => {
      setError(undefined);
      await api.auth.login({ account, password, client: 'web', ...(factor ? { code: factor } : {}) });
      await noteSignedIn();
    },
    {
      onRefusal: (refusal) => {
        if (refusal.code === 'SECOND_FACTOR_NEEDED') setNeedsCode(true);
        else if (refusal.code === 'LOCKED_OUT') setUntil(Number(refusal.data.until));
        else {
          const { why, todo } = explainRefusal(refusal);
          setError(`${why}${todo}`);
          setCode('');
        }
        return true;
      },
    },
  );
  const company = world.host === 'server' ? world.company : '';
  if (activating) {
    return (
      <GateFrame title={t('activateTitle')} hint={t('activateHint')}>
        <ActivateForm account={account} onBack={() => setActivating(false)} />
      </GateFrame>
    );
  }
  return (
    <GateFrame title={t('title', { company })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void signIn.run(code);
        }}
      >
        {needsCode ? (
          <Stack gap="md">
            <TextInput
              label={t('code')}
              description={t('codeHint')}
              autoFocus
              autoComplete="one-time-code"
              value={code}
              error={left ? t('wait', { time: left }) : error}
              onChange={(event) => setCode(event.currentTarget.value.trim())}
            />
            <Group justify="space-between">
              <Button variant="default" onClick={() => setNeedsCode(false)}>
                {t('back')}
              </Button>
              <Button type="submit" loading={signIn.running} disabled={code.length < 6 || left !== undefined}>
                {t('signIn')}
              </Button>
            </Group>
          </Stack>
        ) : (
          <Stack gap="md">
            <TextInput
              label={t('account')}
              autoFocus
              autoComplete="username"
              value={account}
              onChange={(event) => setAccount(event.currentTarget.value)}
            />
            <PasswordInput
              label={t('password')}
              autoComplete="current-password"
              value={password}
              error={left ? t('wait', { time: left }) : error}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Group justify="space-between" wrap="nowrap">
              <Anchor component="button" type="button" size="sm" onClick={() => setActivating(true)}>
                {t('activate')}
              </Anchor>
              <Button
                type="submit"
                loading={signIn.running}
                disabled={!account.trim() || !password || left !== undefined}
              >
                {t('signIn')}
              </Button>
            </Group>
          </Stack>
        )}
      </form>
    </GateFrame>
  );
}
