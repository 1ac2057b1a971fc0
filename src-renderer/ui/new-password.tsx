import { PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { gatePasswordTexts } from './new-password.texts.ts';
import { useTexts } from './texts.ts';

/** What the rules ask (10 characters, two kinds) and how far beyond them a password goes: 0 to 1. */
export function passwordStrength(password: string): number {
  const kinds = [/\p{L}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  if (password.length === 0) return 0;
  const enough = password.length >= 10 && kinds >= 2;
  return enough ? Math.min(1, 0.6 + (password.length - 10) / 20) : Math.min(0.45, password.length / 24);
}

export function isPasswordEnough(password: string): boolean {
  return passwordStrength(password) >= 0.6;
}

interface NewPasswordProps {
  readonly password: string;
  readonly again: string;
  readonly onPassword: (value: string) => void;
  readonly onAgain: (value: string) => void;
  readonly error?: string | undefined;
}

/** A new password, twice, with what is asked of it said before it is refused. */
export function NewPassword({ password, again, onPassword, onAgain, error }: NewPasswordProps) {
  const t = useTexts(gatePasswordTexts);
  const strength = passwordStrength(password);
  return (
    <Stack gap="md">
      <div>
        <PasswordInput
          label={t('password')}
          autoComplete="new-password"
          withAsterisk
          value={password}
          error={error}
          onChange={(event) => onPassword(event.currentTarget.value)}
        />
        <Progress value={strength * 100} size={4} mt={6} color={strength >= 0.6 ? 'green.8' : 'yellow.8'} aria-hidden />
        <Text size="xs" c="dimmed" mt={2}>
          {t(strength >= 0.6 ? 'enough' : 'rule')}
        </Text>
      </div>
      <PasswordInput
        label={t('again')}
        autoComplete="new-password"
        withAsterisk
        value={again}
        error={again && !password.startsWith(again) ? t('differ') : undefined}
        onChange={(event) => onAgain(event.currentTarget.value)}
      />
    </Stack>
  );
}
