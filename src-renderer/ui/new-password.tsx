import { PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { checkPassword } from '#shared/features/accounts/password.model.ts';
import { newPasswordTexts } from './new-password.texts.ts';
import { useTexts } from './texts.ts';

/** Whether the hosts will take it; `words` are account, name and company. */
export function isPasswordEnough(password: string, words: readonly string[] = []): boolean {
  return checkPassword(password, 'djbh3', words).ok;
}

interface NewPasswordProps {
  readonly password: string;
  readonly again: string;
  readonly onPassword: (value: string) => void;
  readonly onAgain: (value: string) => void;
  readonly words?: readonly string[];
  readonly error?: string | undefined;
}

const ruleKeys = ['tooShort', 'tooLong', 'tooFewClasses', 'common', 'containsName', 'usedBefore'] as const;

/** A new password, twice. The rule that is not met yet is said while typing, before anything is refused. */
export function NewPassword({ password, again, onPassword, onAgain, words = [], error }: NewPasswordProps) {
  const t = useTexts(newPasswordTexts);
  const check = checkPassword(password, 'djbh3', words);
  const rule = check.ok ? undefined : ruleKeys.find((key) => key === check.error.rule);
  const hint = check.ok ? 'enough' : password === '' || rule === undefined ? 'rule' : rule;
  const strength = check.ok ? Math.min(1, 0.6 + (password.length - 8) / 20) : Math.min(0.45, password.length / 20);
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
        <Progress value={strength * 100} size={4} mt={6} color={check.ok ? 'green.8' : 'yellow.8'} aria-hidden />
        <Text size="xs" c="dimmed" mt={2} aria-live="polite">
          {t(hint, { hint: check.ok ? '' : (check.error.hint ?? '') })}
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
