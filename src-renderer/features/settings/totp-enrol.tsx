import { Button, Code, CopyButton, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { explain, explainRefusal } from '../../api/explain.ts';
import { queryClient } from '../../api/query-client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { RecoveryKey } from '../../ui/recovery-key.tsx';
import { SvgImage } from '../../ui/svg-image.tsx';
import { useTexts } from '../../ui/texts.ts';
import { securityTexts } from './security.texts.ts';

type Begun = Awaited<ReturnType<typeof api.auth.totp.begin>>;

interface TotpEnrolProps {
  /** There is one already: a code of it is asked for first. */
  readonly replaces: boolean;
  readonly onDone: () => unknown;
  readonly onCancel?: () => void;
}

/** Setting up the second step: the password, the picture to scan with its text, a code as proof, the recovery codes. */
export function TotpEnrol({ replaces, onDone, onCancel }: TotpEnrolProps) {
  const t = useTexts(securityTexts);
  const [password, setPassword] = useState('');
  const [present, setPresent] = useState('');
  const [code, setCode] = useState('');
  const [begun, setBegun] = useState<Begun>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [wrong, setWrong] = useState<string>();
  const [confirming, setConfirming] = useState(false);
  const onRefusal = (refusal: Parameters<typeof explainRefusal>[0]) => {
    const { what, todo } = explainRefusal(refusal);
    setWrong(`${what}：${todo}`);
    return true;
  };
  const begin = useCommand(
    async () => {
      setWrong(undefined);
      setBegun(await api.auth.totp.begin({ password, ...(replaces ? { code: present } : {}) }));
    },
    { onRefusal },
  );
  // Not a command: that would ask everything again, and the page would be left before the codes are kept.
  const confirm = async () => {
    setWrong(undefined);
    setConfirming(true);
    try {
      setCodes((await api.auth.totp.confirm({ code })).recoveryCodes);
    } catch (error) {
      const { what, todo } = explain(error);
      setWrong(`${what}：${todo}`);
    } finally {
      setConfirming(false);
    }
  };
  if (codes) {
    return (
      <RecoveryKey
        value={codes.join('\n')}
        label={t('codesTitle')}
        hint={t('codesHint')}
        onKept={() => {
          void queryClient.invalidateQueries();
          void onDone();
        }}
      />
    );
  }
  const cancel = onCancel ? (
    <Button variant="subtle" color="gray" onClick={onCancel}>
      {t('cancel')}
    </Button>
  ) : null;
  if (begun) {
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <Stack gap="md" maw={420}>
          <Text size="sm">{t('totpScan')}</Text>
          <SvgImage svg={begun.qrSvg} alt={t('totpPicture')} size={200} />
          <div>
            <Text size="sm" fw={600}>
              {t('totpSecret')}
            </Text>
            <Group gap="sm" wrap="nowrap" align="flex-start">
              <Code data-testid="totp-secret" fz="sm" style={{ userSelect: 'all', wordBreak: 'break-all' }}>
                {begun.secret.match(/.{1,4}/g)?.join(' ')}
              </Code>
              <CopyButton value={begun.secret}>
                {({ copied, copy }) => (
                  <Button size="compact-xs" variant="default" onClick={copy}>
                    {t(copied ? 'copied' : 'copy')}
                  </Button>
                )}
              </CopyButton>
            </Group>
          </div>
          <TextInput
            label={t('totpCode')}
            withAsterisk
            autoFocus
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            error={wrong}
            onChange={(event) => setCode(event.currentTarget.value.trim())}
          />
          <Group>
            <Button type="submit" loading={confirming} disabled={!/^\d{6}$/.test(code)}>
              {t('totpConfirm')}
            </Button>
            {cancel}
          </Group>
        </Stack>
      </form>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void begin.run(undefined);
      }}
    >
      <Stack gap="md" maw={420}>
        <PasswordInput
          label={t('passwordNow')}
          withAsterisk
          autoFocus
          autoComplete="current-password"
          value={password}
          error={wrong}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {replaces ? <FactorInput value={present} onChange={setPresent} /> : null}
        <Group>
          <Button type="submit" loading={begin.running} disabled={!password || (replaces && present.length < 6)}>
            {t(replaces ? 'totpReplace' : 'totpBegin')}
          </Button>
          {cancel}
        </Group>
      </Stack>
    </form>
  );
}

/** A code of the authenticator or a recovery code. */
export function FactorInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTexts(securityTexts);
  return (
    <TextInput
      label={t('factor')}
      description={t('factorHint')}
      withAsterisk
      autoComplete="one-time-code"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
    />
  );
}
