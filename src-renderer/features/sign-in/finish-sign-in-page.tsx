import { Button, Group, Stack } from '@mantine/core';
import type { SignInNeed } from '#shared/features/accounts/account.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { noteSignedOut, refreshWorld } from '../../api/world.ts';
import { GateFrame } from '../../ui/gate-frame.tsx';
import { useTexts } from '../../ui/texts.ts';
import { PasswordForm } from '../settings/password-section.tsx';
import { TotpEnrol } from '../settings/totp-enrol.tsx';
import { signInTexts } from './sign-in.texts.ts';

/** Between a good sign-in and the work: a password that is due, then a second step that the company asks for. */
export function FinishSignInPage({ needs }: { needs: readonly SignInNeed[] }) {
  const t = useTexts(signInTexts);
  const leave = useCommand(async () => {
    await api.auth.logout();
    noteSignedOut();
  });
  const isPassword = needs.includes('password');
  return (
    <GateFrame title={t(isPassword ? 'dueTitle' : 'factorTitle')} hint={t(isPassword ? 'dueHint' : 'factorHint')}>
      <Stack gap="lg">
        {isPassword ? (
          <PasswordForm submit={t('dueChange')} onDone={refreshWorld} />
        ) : (
          <TotpEnrol replaces={false} onDone={refreshWorld} />
        )}
        <Group justify="flex-end">
          <Button variant="subtle" color="gray" onClick={() => void leave.run(undefined)}>
            {t('leave')}
          </Button>
        </Group>
      </Stack>
    </GateFrame>
  );
}
