import { Button, Code, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { RecoveryKey } from '../../ui/recovery-key.tsx';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { SvgImage } from '../../ui/svg-image.tsx';
import { useTexts } from '../../ui/texts.ts';
import { settingsTexts } from './settings.texts.ts';

type Begun = Awaited<ReturnType<typeof api.auth.totp.begin>>;

/** Two-step sign-in: on by scanning and proving, off by password and code. */
export function TotpSection() {
  const t = useTexts(settingsTexts);
  const { data: me } = useQuery(orpc.auth.me.queryOptions());
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [begun, setBegun] = useState<Begun>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [stopping, setStopping] = useState(false);
  const clear = () => {
    setPassword('');
    setCode('');
    setBegun(undefined);
    setStopping(false);
  };
  const begin = useCommand(async () => setBegun(await api.auth.totp.begin({ password })));
  const confirm = useCommand(async () => {
    const { recoveryCodes } = await api.auth.totp.confirm({ code });
    clear();
    setCodes(recoveryCodes);
  });
  const stop = useCommand(
    async () => {
      await api.auth.totp.disable({ password, code });
      clear();
    },
    { done: () => t('totpStopped') },
  );
  if (!me) return null;
  if (codes) {
    return (
      <Section title={t('totp')}>
        <RecoveryKey
          value={codes.join('\n')}
          label={t('codesTitle')}
          hint={t('codesHint')}
          onKept={() => setCodes(undefined)}
        />
      </Section>
    );
  }
  const passwordInput = (
    <PasswordInput
      label={t('passwordNow')}
      withAsterisk
      autoComplete="current-password"
      value={password}
      onChange={(event) => setPassword(event.currentTarget.value)}
    />
  );
  const codeInput = (
    <TextInput
      label={t('totpCode')}
      withAsterisk
      inputMode="numeric"
      autoComplete="one-time-code"
      value={code}
      onChange={(event) => setCode(event.currentTarget.value.trim())}
    />
  );
  return (
    <Section
      title={t('totp')}
      hint={t('totpHint')}
      aside={<StateBadge tone={me.totp ? 'done' : 'draft'}>{t(me.totp ? 'totpOn' : 'totpOff')}</StateBadge>}
    >
      <Stack gap="md" maw={360}>
        {begun ? (
          <>
            <Text size="sm">{t('totpScan')}</Text>
            <SvgImage svg={begun.qrSvg} alt={t('totp')} size={200} />
            <Text size="sm">
              {t('totpSecret')} <Code>{begun.secret}</Code>
            </Text>
            {codeInput}
          </>
        ) : null}
        {!begun && (!me.totp || stopping) ? passwordInput : null}
        {stopping ? codeInput : null}
        <Group>
          {begun ? (
            <Button loading={confirm.running} disabled={code.length < 6} onClick={() => void confirm.run(undefined)}>
              {t('totpConfirm')}
            </Button>
          ) : me.totp ? (
            <Button
              variant="default"
              loading={stop.running}
              disabled={stopping && (!password || code.length < 6)}
              onClick={() => (stopping ? void stop.run(undefined) : setStopping(true))}
            >
              {t('totpStop')}
            </Button>
          ) : (
            <Button loading={begin.running} disabled={!password} onClick={() => void begin.run(undefined)}>
              {t('totpBegin')}
            </Button>
          )}
          {begun || stopping ? (
            <Button variant="subtle" color="gray" onClick={clear}>
              {t('cancel')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Section>
  );
}
