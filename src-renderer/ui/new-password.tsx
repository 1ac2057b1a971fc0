import { Group, PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { IconCheck, IconPoint } from '@tabler/icons-react';
import { checkPassword, listPasswordChecks, type PasswordRules } from '#shared/features/accounts/password.model.ts';
import { newPasswordTexts } from './new-password.texts.ts';
import { useTexts } from './texts.ts';

/** Whether the hosts will take it; `words` are account, name and company. */
export function isPasswordEnough(password: string, rules: PasswordRules, words: readonly string[] = []): boolean {
  return checkPassword(password, rules, words).ok;
}

interface NewPasswordProps {
  readonly rules: PasswordRules;
  readonly password: string;
  readonly again: string;
  readonly onPassword: (value: string) => void;
  readonly onAgain: (value: string) => void;
  readonly words?: readonly string[];
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

const wordless: readonly string[] = [];

/** A new password, twice. Each rule says by itself whether it is met, while typing and before anything is refused. */
export function NewPassword(props: NewPasswordProps) {
  const { rules, password, again, onPassword, onAgain, words = wordless, error, autoFocus = false } = props;
  const t = useTexts(newPasswordTexts);
  const good = checkPassword(password, rules, words).ok;
  const checks = listPasswordChecks(password, rules, words);
  const share = checks.filter((check) => check.met).length / (checks.length + 1);
  const strength = good ? Math.min(1, 0.8 + (password.length - rules.minLength) / 40) : share;
  return (
    <Stack gap="md">
      <div>
        <PasswordInput
          label={t('password')}
          autoComplete="new-password"
          withAsterisk
          autoFocus={autoFocus}
          value={password}
          error={error}
          onChange={(event) => onPassword(event.currentTarget.value)}
        />
        <Progress value={strength * 100} size={4} mt={6} color={good ? 'green.8' : 'yellow.8'} aria-hidden />
        <Stack gap={2} mt={6} component="ul" p={0} m={0} aria-label={t('rules')} aria-live="polite">
          {checks.map(({ rule, met, hint }) => (
            <Group key={rule} component="li" gap={6} wrap="nowrap" align="center">
              {met ? <IconCheck size={14} aria-hidden /> : <IconPoint size={14} aria-hidden />}
              <Text size="xs" {...(met ? {} : { c: 'dimmed' })}>
                {t(rule, { hint })}
                <span className="visually-hidden">{t(met ? 'met' : 'unmet')}</span>
              </Text>
            </Group>
          ))}
        </Stack>
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
