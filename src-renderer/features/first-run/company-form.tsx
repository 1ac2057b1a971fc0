import { Button, Group, Stack, Stepper, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { usePasswordRules } from '../../api/password-rules.ts';
import { useCommand } from '../../api/use-command.tsx';
import { refreshWorld } from '../../api/world.ts';
import { isPasswordEnough, NewPassword } from '../../ui/new-password.tsx';
import { useTexts } from '../../ui/texts.ts';
import { firstRunTexts } from './first-run.texts.ts';
import { SeparationChoice } from './separation-choice.tsx';
import { setShownKey } from './shown-key.ts';

/** The same rule as the contract's account, to say it while typing. */
export const accountPattern = /^[a-z0-9][a-z0-9._@-]*$/;

/** Company, person, check: then the company exists and its recovery key is shown. */
export function CompanyForm({ onBack }: { onBack: () => void }) {
  const t = useTexts(firstRunTexts);
  const [step, setStep] = useState(0);
  const [values, setValues] = useState({
    company: '',
    branch: t('branchDefault'),
    name: '',
    account: '',
    password: '',
    again: '',
  });
  const [wrong, setWrong] = useState<string>();
  const [level3, setLevel3] = useState(false);
  const put = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }));
  const rules = usePasswordRules();
  const words = [values.account, values.name, values.company];
  const accountOk = accountPattern.test(values.account);
  const complete = [
    values.company.trim() !== '' && values.branch.trim() !== '',
    values.name.trim() !== '' &&
      accountOk &&
      isPasswordEnough(values.password, rules, words) &&
      values.password === values.again,
    true,
  ];
  const create = useCommand(
    async () => {
      setShownKey({ kind: 'working' });
      try {
        const { recoveryKey } = await api.desktop.createCompany({
          companyName: values.company.trim(),
          branchName: values.branch.trim(),
          name: values.name.trim(),
          account: values.account,
          password: values.password,
        });
        setShownKey({ kind: 'key', value: recoveryKey });
        await refreshWorld();
      } catch (error) {
        setShownKey({ kind: 'none' });
        throw error;
      }
    },
    {
      onRefusal: (refusal) => {
        if (refusal.code !== 'PASSWORD_TOO_WEAK') return false;
        setStep(1);
        setWrong(explainRefusal(refusal).why);
        return true;
      },
    },
  );
  const next = () => {
    setWrong(undefined);
    if (!complete[step]) return;
    if (step < 2) setStep(step + 1);
    else void create.run(undefined);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
    >
      <Stack gap="lg">
        <Stepper active={step} size="xs" allowNextStepsSelect={false} onStepClick={setStep}>
          <Stepper.Step label={t('companyStep')} />
          <Stepper.Step label={t('youStep')} />
          <Stepper.Step label={t('checkStep')} />
        </Stepper>
        {step === 0 ? (
          <Stack gap="md">
            <TextInput
              label={t('companyName')}
              withAsterisk
              autoFocus
              maxLength={200}
              value={values.company}
              onChange={(event) => put({ company: event.currentTarget.value })}
            />
            <TextInput
              label={t('branchName')}
              withAsterisk
              maxLength={100}
              value={values.branch}
              onChange={(event) => put({ branch: event.currentTarget.value })}
            />
          </Stack>
        ) : null}
        {step === 1 ? (
          <Stack gap="md">
            <TextInput
              label={t('yourName')}
              withAsterisk
              autoFocus
              maxLength={60}
              autoComplete="name"
              value={values.name}
              onChange={(event) => put({ name: event.currentTarget.value })}
            />
            <TextInput
              label={t('account')}
              description={t('accountHint')}
              withAsterisk
              maxLength={60}
              autoComplete="username"
              value={values.account}
              error={values.account !== '' && !accountOk ? t('accountWrong') : undefined}
              onChange={(event) => put({ account: event.currentTarget.value.toLowerCase().trim() })}
            />
            <NewPassword
              rules={rules}
              password={values.password}
              again={values.again}
              words={words}
              error={wrong}
              onPassword={(password) => put({ password })}
              onAgain={(again) => put({ again })}
            />
          </Stack>
        ) : null}
        {step === 2 ? (
          <Stack gap="md">
            <Text>
              {t('summary', {
                company: values.company.trim(),
                branch: values.branch.trim(),
                name: values.name.trim(),
                account: values.account,
              })}
            </Text>
            <SeparationChoice level3={level3} onChange={setLevel3} />
          </Stack>
        ) : null}
        <Group justify="space-between">
          <Button variant="default" onClick={step === 0 ? onBack : () => setStep(step - 1)}>
            {t('back')}
          </Button>
          <Button type="submit" loading={create.running} disabled={!complete[step] || (step === 2 && level3)}>
            {t(step < 2 ? 'next' : 'start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
