import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { useCommand } from '../../api/use-command.tsx';
import { isPasswordEnough, NewPassword } from '../../ui/new-password.tsx';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { settingsTexts } from './settings.texts.ts';

interface Change {
  readonly current: string;
  readonly password: string;
}

/** On a desktop: opens the data on this computer with the new password from now on. */
export function DesktopPassword() {
  const t = useTexts(settingsTexts);
  return <PasswordForm change={(input) => api.desktop.changePassword(input)} done={t('changed')} />;
}

/** On the server: ends every other session of the person. */
export function WebPassword() {
  const t = useTexts(settingsTexts);
  return (
    <PasswordForm
      change={(input) => api.auth.changePassword({ currentPassword: input.current, newPassword: input.password })}
      done={t('changedElsewhere')}
    />
  );
}

const empty = { current: '', password: '', again: '' };

function PasswordForm({ change, done }: { change: (input: Change) => Promise<unknown>; done: string }) {
  const t = useTexts(settingsTexts);
  const [values, setValues] = useState(empty);
  const [wrong, setWrong] = useState<{ field: 'current' | 'password'; text: string }>();
  const put = (part: Partial<typeof empty>) => setValues((before) => ({ ...before, ...part }));
  const save = useCommand(
    async () => {
      setWrong(undefined);
      await change({ current: values.current, password: values.password });
      setValues(empty);
    },
    {
      done: () => done,
      onRefusal: (refusal) => {
        const text = explainRefusal(refusal);
        if (refusal.code === 'WRONG_PASSWORD' || refusal.code === 'PASSWORD_WRONG')
          setWrong({ field: 'current', text: text.what });
        else if (refusal.code === 'PASSWORD_TOO_WEAK' || refusal.code === 'FIELD_INVALID')
          setWrong({ field: 'password', text: text.why });
        else return false;
        return true;
      },
    },
  );
  return (
    <Section title={t('password')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save.run(undefined);
        }}
      >
        <Stack gap="md" maw={360}>
          <PasswordInput
            label={t('current')}
            withAsterisk
            autoComplete="current-password"
            value={values.current}
            error={wrong?.field === 'current' ? wrong.text : undefined}
            onChange={(event) => put({ current: event.currentTarget.value })}
          />
          <NewPassword
            password={values.password}
            again={values.again}
            error={wrong?.field === 'password' ? wrong.text : undefined}
            onPassword={(password) => put({ password })}
            onAgain={(again) => put({ again })}
          />
          <Group>
            <Button
              type="submit"
              loading={save.running}
              disabled={!values.current || !isPasswordEnough(values.password) || values.password !== values.again}
            >
              {t('change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
