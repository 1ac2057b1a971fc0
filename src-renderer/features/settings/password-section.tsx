import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, orpc } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { usePasswordRules } from '../../api/password-rules.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useKnownWorld } from '../../api/world.ts';
import { isPasswordEnough, NewPassword } from '../../ui/new-password.tsx';
import { passwordRefusal } from '../../ui/password-refusal.ts';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { securityTexts } from './security.texts.ts';

/** The person's password: on a desktop it opens the data here, on a server it ends every other session. */
export function PasswordSection({ hint }: { hint: string }) {
  const t = useTexts(securityTexts);
  return (
    <Section title={t('password')} hint={hint}>
      <PasswordForm submit={t('change')} onDone={() => {}} />
    </Section>
  );
}

/** What nobody should take for a password here: account, name, company. */
function useOwnWords(): string[] {
  const world = useKnownWorld();
  const { data: me } = useQuery({ ...orpc.auth.me.queryOptions(), enabled: world.host === 'server' });
  const person = world.host === 'desktop' ? world.state : { ...me, company: world.company };
  return [person.account, person.name, person.company].filter((word) => word != null && word !== '') as string[];
}

const empty = { current: '', password: '', again: '' };

/** The present password and a new one, twice. */
export function PasswordForm({ submit, onDone }: { submit: string; onDone: () => unknown }) {
  const t = useTexts(securityTexts);
  const world = useKnownWorld();
  const rules = usePasswordRules();
  const [values, setValues] = useState(empty);
  const [wrong, setWrong] = useState<{ field: 'current' | 'password'; text: string }>();
  const put = (part: Partial<typeof empty>) => setValues((before) => ({ ...before, ...part }));
  const words = useOwnWords();
  const save = useCommand(
    async () => {
      setWrong(undefined);
      const { current, password } = values;
      if (world.host === 'desktop') await api.desktop.changePassword({ current, password });
      else await api.auth.changePassword({ currentPassword: current, newPassword: password });
      setValues(empty);
      await onDone();
    },
    {
      done: () => t(world.host === 'desktop' ? 'changed' : 'changedElsewhere'),
      onRefusal: (refusal) => {
        if (refusal.code === 'WRONG_PASSWORD' || refusal.code === 'PASSWORD_WRONG') {
          const { what, todo } = explainRefusal(refusal);
          setWrong({ field: 'current', text: `${what}：${todo}` });
          return true;
        }
        return passwordRefusal(refusal, (text) => setWrong({ field: 'password', text }));
      },
    },
  );
  const isReady =
    values.current !== '' && isPasswordEnough(values.password, rules, words) && values.password === values.again;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(undefined);
      }}
    >
      <Stack gap="md" maw={420}>
        <PasswordInput
          label={t('current')}
          withAsterisk
          autoComplete="current-password"
          value={values.current}
          error={wrong?.field === 'current' ? wrong.text : undefined}
          onChange={(event) => put({ current: event.currentTarget.value })}
        />
        <NewPassword
          rules={rules}
          words={words}
          password={values.password}
          again={values.again}
          error={wrong?.field === 'password' ? wrong.text : undefined}
          onPassword={(password) => put({ password })}
          onAgain={(again) => put({ again })}
        />
        <Group>
          <Button type="submit" loading={save.running} disabled={!isReady}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
