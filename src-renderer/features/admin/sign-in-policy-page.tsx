import { Button, Group, NumberInput, Radio, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type SignInPolicy,
  type SignInPreset,
  type SignInSetting,
  signInLimits,
  signInPresetPolicies,
  signInPresets,
} from '#shared/features/accounts/sign-in-policy.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from '../../ui/parts.module.css';
import { Section, SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { signInPolicyTexts } from './sign-in-policy.texts.ts';

const passwordSettings = ['minLength', 'minClasses', 'maxAgeDays', 'remembered'] as const;
const lockSettings = ['lockAfter', 'lockMinutes'] as const;
const sessionSettings = ['idleMinutes', 'sessionHours'] as const;

/** The company's rules of signing in: a standard, and single settings within what the standard allows. */
export function SignInPolicyPage() {
  const t = useTexts(signInPolicyTexts);
  const { data, error, refetch } = useQuery(orpc.signInPolicy.get.queryOptions());
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return (
    <div className={classes.plain}>
      <SectionPage title={t('title')}>
        {data ? <PolicyForm key={JSON.stringify(data.policy)} saved={data.policy} decided={data.decided} /> : null}
      </SectionPage>
    </div>
  );
}

function PolicyForm({ saved, decided }: { saved: SignInPolicy; decided: boolean }) {
  const t = useTexts(signInPolicyTexts);
  const mayEdit = useMay()('role.edit');
  const [policy, setPolicy] = useState(saved);
  const put = (part: Partial<SignInPolicy>) => setPolicy((before) => ({ ...before, ...part }));
  const save = useCommand(() => api.signInPolicy.set(policy), { done: () => t('saved') });
  const limits = signInLimits[policy.preset];
  const isWithin = (setting: SignInSetting) =>
    policy[setting] >= limits[setting][0] && policy[setting] <= limits[setting][1];
  const isGood = (Object.keys(limits) as SignInSetting[]).every(isWithin);
  const numbers = (settings: readonly SignInSetting[]) => (
    <Stack gap="md" maw={420}>
      {settings.map((setting) => (
        <NumberInput
          key={setting}
          label={t(setting)}
          description={t('range', { min: limits[setting][0], max: limits[setting][1] })}
          disabled={!mayEdit}
          allowDecimal={false}
          allowNegative={false}
          value={policy[setting]}
          error={isWithin(setting) ? undefined : t('outside', { min: limits[setting][0], max: limits[setting][1] })}
          onChange={(value) => put({ [setting]: Number(value) })}
        />
      ))}
    </Stack>
  );
  const factorChoices = (['administrators', 'everyone', 'nobody'] as const).filter(
    (choice) => choice !== 'nobody' || policy.preset !== 'djbh3',
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(undefined);
      }}
    >
      <Section title={t('preset')} hint={t(decided ? 'hint' : 'undecided')}>
        <Radio.Group
          aria-label={t('preset')}
          value={policy.preset}
          onChange={(preset) => setPolicy(signInPresetPolicies[preset as SignInPreset])}
        >
          <Stack gap="sm">
            {signInPresets.map((preset) => (
              <Radio
                key={preset}
                value={preset}
                disabled={!mayEdit}
                label={t(preset)}
                description={t(`${preset}Hint`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      </Section>
      <Section title={t('password')} hint={t('passwordHint')}>
        {numbers(passwordSettings)}
      </Section>
      <Section title={t('factor')} hint={t('factorHint')}>
        <Select
          maw={420}
          aria-label={t('factor')}
          allowDeselect={false}
          disabled={!mayEdit}
          data={factorChoices.map((value) => ({ value, label: t(`factor_${value}`) }))}
          value={policy.secondFactor}
          onChange={(value) => value && put({ secondFactor: value })}
        />
      </Section>
      <Section title={t('lock')} hint={t('lockHint')}>
        {numbers(lockSettings)}
      </Section>
      <Section title={t('sessions')} hint={t('sessionsHint')}>
        {numbers(sessionSettings)}
      </Section>
      {mayEdit ? (
        <Group mt="md">
          <Button
            type="submit"
            loading={save.running}
            disabled={!isGood || (decided && JSON.stringify(policy) === JSON.stringify(saved))}
          >
            {t('save')}
          </Button>
        </Group>
      ) : null}
    </form>
  );
}
