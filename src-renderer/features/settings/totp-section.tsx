import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { needsSecondFactor } from '#shared/features/accounts/sign-in-policy.model.ts';
import { api, orpc } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { useCommand } from '../../api/use-command.tsx';
import { RecoveryKey } from '../../ui/recovery-key.tsx';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { securityTexts } from './security.texts.ts';
import { FactorInput, TotpEnrol } from './totp-enrol.tsx';

type Step = 'enrol' | 'stop' | 'codes';

/** Two-step sign-in: set up, replaced for a new phone, its recovery codes made anew, and turned off where that may be. */
export function TotpSection() {
  const t = useTexts(securityTexts);
  const { data: me } = useQuery(orpc.auth.me.queryOptions());
  const [step, setStep] = useState<Step>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (!me) return null;
  const isDuty = needsSecondFactor(me.totpRule, new Set(me.actions));
  const close = () => setStep(undefined);
  const badge = <StateBadge tone={me.totp ? 'done' : 'draft'}>{t(me.totp ? 'totpOn' : 'totpOff')}</StateBadge>;
  const frame = (content: React.ReactNode) => (
    <Section title={t('totp')} hint={t(isDuty ? 'totpDuty' : 'totpHint')} aside={badge}>
      {content}
    </Section>
  );
  if (codes) {
    return frame(
      <RecoveryKey
        value={codes.join('\n')}
        label={t('codesTitle')}
        hint={t('codesHint')}
        onKept={() => setCodes(undefined)}
      />,
    );
  }
  if (step === 'enrol') return frame(<TotpEnrol replaces={me.totp} onDone={close} onCancel={close} />);
  if (step) {
    return frame(
      <BothFactors
        step={step}
        onCancel={close}
        onDone={(made) => {
          close();
          setCodes(made);
        }}
      />,
    );
  }
  if (!me.totp) {
    return frame(<Button onClick={() => setStep('enrol')}>{t('totpBegin')}</Button>);
  }
  return frame(
    <Stack gap="sm" align="flex-start">
      <Text size="sm">{t('codesLeft', { count: me.recoveryCodes })}</Text>
      <Group gap="sm">
        <Button variant="default" onClick={() => setStep('codes')}>
          {t('codesRenew')}
        </Button>
        <Button variant="default" onClick={() => setStep('enrol')}>
          {t('totpReplace')}
        </Button>
        {isDuty ? null : (
          <Button variant="default" color="red" onClick={() => setStep('stop')}>
            {t('totpStop')}
          </Button>
        )}
      </Group>
    </Stack>,
  );
}

interface BothFactorsProps {
  readonly step: Exclude<Step, 'enrol'>;
  readonly onDone: (codes: readonly string[] | undefined) => void;
  readonly onCancel: () => void;
}

/** Password and code once more, before either of them is worth less. */
function BothFactors({ step, onDone, onCancel }: BothFactorsProps) {
  const t = useTexts(securityTexts);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<string>();
  const act = useCommand(
    async () => {
      setWrong(undefined);
      if (step === 'codes') onDone((await api.auth.totp.newCodes({ password, code })).recoveryCodes);
      else {
        await api.auth.totp.disable({ password, code });
        onDone(undefined);
      }
    },
    {
      ...(step === 'stop' ? { done: () => t('totpStopped') } : {}),
      onRefusal: (refusal) => {
        const { what, todo } = explainRefusal(refusal);
        setWrong(`${what}：${todo}`);
        return true;
      },
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void act.run(undefined);
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
        <FactorInput value={code} onChange={setCode} />
        <Group>
          <Button type="submit" loading={act.running} disabled={!password || code.length < 6}>
            {t(step === 'codes' ? 'codesRenew' : 'totpStop')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
