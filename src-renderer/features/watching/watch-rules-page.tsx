import { Button, Checkbox, Group, NumberInput, PasswordInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { personRules, responses, type WatchRule, watchRules } from '#shared/features/watching/alert.model.ts';
import {
  alwaysOn,
  isWebhookUrl,
  type RuleSettings,
  ruleUnits,
  type WatchSettings,
  windowedRules,
} from '#shared/features/watching/watch-settings.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useKnownWorld } from '../../api/world.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import classes from './watching.module.css';
import { watchingTexts } from './watching.texts.ts';

type Known = WatchSettings & { readonly hasSecret: boolean };

/** Thresholds, what happens by itself, and where alerts are told besides the screen. */
export function WatchRulesPage() {
  const t = useTexts(watchingTexts);
  const world = useKnownWorld();
  const isServer = world.host === 'server';
  const { data, error, refetch } = useQuery({ ...orpc.watching.settings.queryOptions(), enabled: isServer });
  const back = (
    <Button component={Link} href="/system/alerts" variant="default" size="xs">
      {t('backToAlerts')}
    </Button>
  );
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return (
    <SectionPage title={t('rules')} aside={back}>
      {isServer ? data ? <RulesForm known={data} /> : null : <Text>{t('serverOnly')}</Text>}
    </SectionPage>
  );
}

function RulesForm({ known }: { known: Known }) {
  const t = useTexts(watchingTexts);
  const [values, setValues] = useState<WatchSettings>({
    rules: known.rules,
    night: known.night,
    webhook: known.webhook,
  });
  const [secret, setSecret] = useState('');
  const save = useCommand(() => api.watching.saveSettings({ ...values, ...(secret === '' ? {} : { secret }) }), {
    done: () => t('saved'),
  });
  const [told, setTold] = useState<string>();
  const test = useCommand(() => api.watching.testWebhook());
  const setRule = (rule: WatchRule, part: Partial<RuleSettings>) =>
    setValues((before) => ({ ...before, rules: { ...before.rules, [rule]: { ...before.rules[rule], ...part } } }));
  const setWebhook = (part: Partial<WatchSettings['webhook']>) =>
    setValues((before) => ({ ...before, webhook: { ...before.webhook, ...part } }));
  const { webhook, night } = values;
  const isUrlWrong = webhook.enabled && !isWebhookUrl(webhook.url);
  const isSecretWrong = secret !== '' ? secret.length < 16 : webhook.enabled && !known.hasSecret;
  const runTest = async () => {
    const outcome = await test.run(undefined);
    if (outcome.ok)
      setTold(outcome.value.delivered ? t('testDone') : t('testFailed', { problem: outcome.value.problem ?? '' }));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isUrlWrong && !isSecretWrong) void save.run(undefined);
      }}
    >
      <Section title={t('ruleList')}>
        {watchRules.map((rule) => (
          <RuleFields key={rule} rule={rule} settings={values.rules[rule]} onChange={(part) => setRule(rule, part)} />
        ))}
        <Group gap="sm" mt="md" align="flex-end">
          <NumberInput
            label={`${t('night')} ${t('nightFrom')}`}
            min={0}
            max={23}
            w={160}
            value={night.from}
            onChange={(from) => setValues((before) => ({ ...before, night: { ...night, from: Number(from) || 0 } }))}
          />
          <NumberInput
            label={t('nightTo')}
            min={0}
            max={23}
            w={100}
            value={night.to}
            onChange={(to) => setValues((before) => ({ ...before, night: { ...night, to: Number(to) || 0 } }))}
          />
        </Group>
      </Section>
      <Section title={t('webhook')} hint={t('webhookHint')}>
        <Stack gap="sm" maw={520}>
          <Checkbox
            label={t('webhookOn')}
            checked={webhook.enabled}
            onChange={(event) => setWebhook({ enabled: event.currentTarget.checked })}
          />
          <TextInput
            label={t('webhookUrl')}
            placeholder="https://"
            value={webhook.url}
            error={isUrlWrong ? t('webhookUrlWrong') : undefined}
            onChange={(event) => setWebhook({ url: event.currentTarget.value.trim() })}
          />
          <PasswordInput
            label={t('webhookSecret')}
            description={known.hasSecret ? t('webhookSecretKept') : t('webhookSecretNeeded')}
            value={secret}
            error={isSecretWrong && secret !== '' ? t('webhookSecretNeeded') : undefined}
            autoComplete="new-password"
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" loading={save.running} disabled={isUrlWrong || isSecretWrong}>
              {t('save')}
            </Button>
            <Button
              variant="default"
              loading={test.running}
              disabled={!known.webhook.enabled}
              onClick={() => void runTest()}
            >
              {t('test')}
            </Button>
            {told ? (
              <Text size="sm" role="status">
                {told}
              </Text>
            ) : null}
          </Group>
        </Stack>
      </Section>
    </form>
  );
}

interface RuleFieldsProps {
  readonly rule: WatchRule;
  readonly settings: RuleSettings;
  readonly onChange: (part: Partial<RuleSettings>) => void;
}

function RuleFields({ rule, settings, onChange }: RuleFieldsProps) {
  const t = useTexts(watchingTexts);
  const names = { none: 'responseNone', stepUp: 'responseStepUp', lock: 'responseLock' } as const;
  return (
    <div className={classes.rule}>
      <Checkbox
        label={t(rule)}
        checked={settings.enabled}
        disabled={alwaysOn.has(rule)}
        onChange={(event) => onChange({ enabled: event.currentTarget.checked })}
      />
      <NumberInput
        size="xs"
        label={t('threshold')}
        suffix={` ${t(`unit_${ruleUnits[rule]}`)}`}
        min={0}
        value={settings.threshold}
        onChange={(threshold) => onChange({ threshold: Number(threshold) || 0 })}
      />
      {windowedRules.has(rule) ? (
        <NumberInput
          size="xs"
          label={t('minutes')}
          min={1}
          max={1_440}
          value={settings.minutes}
          onChange={(minutes) => onChange({ minutes: Number(minutes) || 1 })}
        />
      ) : (
        <span />
      )}
      {personRules.has(rule) ? (
        <Select
          size="xs"
          label={t('response')}
          allowDeselect={false}
          value={settings.response}
          data={responses.map((value) => ({ value, label: t(names[value]) }))}
          onChange={(response) => response && onChange({ response: response as RuleSettings['response'] })}
        />
      ) : (
        <span />
      )}
    </div>
  );
}
