import { Anchor, Avatar, Badge, Button, Group, PasswordInput, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { LocalPerson } from '#shared/features/desktop/desktop.model.ts';
import { api } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { useCommand } from '../../api/use-command.tsx';
import { refreshWorld, useKnownWorld } from '../../api/world.ts';
import { ExplanationPanel } from '../../ui/error-panel.tsx';
import { formatInstant } from '../../ui/format.ts';
import { GateFrame } from '../../ui/gate-frame.tsx';
import { useTexts } from '../../ui/texts.ts';
import { devicesTexts } from '../devices/devices.texts.ts';
import { RejoinForm } from '../devices/rejoin-form.tsx';
import { WipedNote } from '../devices/wiped-note.tsx';
import { RecoverForm } from './recover-form.tsx';
import classes from './unlock.module.css';
import { unlockTexts } from './unlock.texts.ts';
import { useCountdown } from './use-countdown.ts';

const FirstRunPage = lazy(() => import('../first-run/first-run-page.tsx').then((m) => ({ default: m.FirstRunPage })));

/** Who, then the password. Wrong ones slow down and lock out, with the time said; the recovery key is the way around. */
export function UnlockPage() {
  const t = useTexts(unlockTexts);
  const own = useTexts(devicesTexts);
  const world = useKnownWorld();
  const state = world.host === 'desktop' ? world.state : undefined;
  const people = state?.people ?? [];
  const [account, setAccount] = useState<string | null>(
    state?.account ?? (people.length === 1 ? (people[0]?.account ?? null) : null),
  );
  const [mode, setMode] = useState<'password' | 'recover' | 'rejoin' | 'add'>('password');
  /** Why the password alone does not open: the device's half of the key is gone, so the way leads through recovery. */
  const [lostBecause, setLost] = useState<string>();
  const recoverBecause = (why?: string) => {
    setLost(why);
    setMode('recover');
  };
  const person = people.find((each) => each.account === account);
  if (mode === 'add') {
    return (
      <Suspense fallback={null}>
        <FirstRunPage onBack={() => setMode('password')} />
      </Suspense>
    );
  }
  if (!person) {
    return (
      <GateFrame title={t('who')} hint={t('hint')}>
        <PersonList people={people} onChoose={setAccount} />
        <Button variant="subtle" mt="md" px={0} leftSection={<IconPlus size={16} />} onClick={() => setMode('add')}>
          {t('add')}
        </Button>
      </GateFrame>
    );
  }
  if (mode === 'recover') {
    return (
      <GateFrame title={t('recoverTitle')} hint={[lostBecause, t('recoverHint')].filter(Boolean).join(' ')}>
        <RecoverForm person={person} onBack={() => setMode('password')} />
      </GateFrame>
    );
  }
  if (mode === 'rejoin') {
    return (
      <GateFrame title={own('rejoinTitle')} hint={own('rejoinHint')}>
        <RejoinForm account={person.account} onBack={() => setMode('password')} />
      </GateFrame>
    );
  }
  const problem = state?.problem ? explainRefusal({ code: state.problem.code, data: {} }) : undefined;
  const rejoin = canRejoin(state?.problem?.code) ? (
    <Button size="xs" variant="default" onClick={() => setMode('rejoin')}>
      {own('rejoin')}
    </Button>
  ) : null;
  return (
    <GateFrame title={t('title')}>
      <Stack gap="md">
        <WipedNote />
        {problem ? <ExplanationPanel problem={problem} action={rejoin} /> : null}
        <PasswordForm person={person} onForgot={recoverBecause} />
        <Group gap="lg">
          {people.length > 1 ? (
            <Anchor component="button" type="button" size="sm" onClick={() => setAccount(null)}>
              {t('other')}
            </Anchor>
          ) : null}
          <Anchor component="button" type="button" size="sm" onClick={() => setMode('add')}>
            {t('add')}
          </Anchor>
        </Group>
        {state?.sealing === 'keyFile' ? (
          <Text size="xs" c="dimmed">
            {t('keyFile')}
          </Text>
        ) : null}
      </Stack>
    </GateFrame>
  );
}

/** Where only a new code from an administrator helps. */
function canRejoin(code: string | undefined): boolean {
  return code === 'DEVICE_REVOKED' || code === 'LEASE_ENDED';
}

function PersonLine({ person }: { person: LocalPerson }) {
  const t = useTexts(unlockTexts);
  return (
    <Group gap="md" wrap="nowrap">
      <Avatar color="lagoon" variant="filled" radius="xl" aria-hidden>
        {person.name.slice(-2)}
      </Avatar>
      <div className={classes.names}>
        <Group gap="sm" wrap="nowrap">
          <Text fw={600} className="truncate">
            {person.name}
          </Text>
          {person.demo ? <Badge variant="default">{t('demo')}</Badge> : null}
        </Group>
        <Text size="sm" c="dimmed" className="truncate">
          {person.company} · {person.account}
        </Text>
      </div>
    </Group>
  );
}

function PersonList({ people, onChoose }: { people: readonly LocalPerson[]; onChoose: (account: string) => void }) {
  const t = useTexts(unlockTexts);
  return (
    <Stack gap="sm">
      {people.map((person) => (
        <UnstyledButton key={person.account} className={classes.person} onClick={() => onChoose(person.account)}>
          <PersonLine person={person} />
          <Text size="xs" c="dimmed" className={classes.last}>
            {person.lastOpenedAt ? t('lastOpened', { time: formatInstant(person.lastOpenedAt) }) : t('never')}
          </Text>
          <IconChevronRight size={18} aria-hidden />
        </UnstyledButton>
      ))}
    </Stack>
  );
}

function PasswordForm({ person, onForgot }: { person: LocalPerson; onForgot: (why?: string) => void }) {
  const t = useTexts(unlockTexts);
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [until, setUntil] = useState<number | null>(person.lockedUntil);
  const left = useCountdown(until);
  const unlock = useCommand(
    async () => {
      await api.desktop.unlock({ account: person.account, password });
      await refreshWorld();
    },
    {
      onRefusal: ({ code, data }) => {
        setPassword('');
        if (code === 'WRONG_PASSWORD') setError(t('wrong', { left: Number(data.left) }));
        else if (code === 'LOCKED_OUT') {
          setUntil(Number(data.until));
          setError(undefined);
        } else if (code === 'DEVICE_SECRET_LOST') {
          const { what, why } = explainRefusal({ code, data });
          onForgot(`${what}：${why}`);
        } else return false;
        return true;
      },
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void unlock.run(undefined);
      }}
    >
      <Stack gap="md">
        <PersonLine person={person} />
        <PasswordInput
          key={person.account}
          label={t('password')}
          autoFocus
          autoComplete="current-password"
          value={password}
          error={left ? t('wait', { time: left }) : error}
          disabled={left !== undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Anchor component="button" type="button" size="sm" onClick={() => onForgot()}>
            {t('forgot')}
          </Anchor>
          <Button type="submit" loading={unlock.running} disabled={password === '' || left !== undefined}>
            {t('unlock')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
