import { Button, Checkbox, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type DeclaredTarget,
  findUnfounded,
  type PrivacySettings,
  type Region,
  regions,
} from '#shared/features/privacy/privacy-settings.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { privacyTexts } from './privacy.texts.ts';
import { RetentionFields } from './retention-fields.tsx';
import { RetentionSection } from './retention-section.tsx';
import { ScreenMarkField } from './screen-mark-field.tsx';
import { transfersTexts } from './transfers.texts.ts';

/** How far the company is with bases, what it demands, and where its data lies. */
export function OverviewPart() {
  const t = useTexts(privacyTexts);
  const { data, error, refetch } = useQuery(orpc.privacy.getSettings.queryOptions());
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <SectionPage title={t('overview')}>
      <Text>{t('persons', { persons: data.persons, count: data.withoutBasis })}</Text>
      <RetentionSection />
      <Rules key={JSON.stringify(data.settings)} known={data.settings} />
    </SectionPage>
  );
}

function Rules({ known }: { known: PrivacySettings }) {
  const t = useTexts(privacyTexts);
  const r = useTexts(transfersTexts);
  const mayManage = useMay()('privacy.manage');
  const [values, setValues] = useState(known);
  const save = useCommand(() => api.privacy.setSettings(values), { done: () => t('saved') });
  const put = (part: Partial<PrivacySettings>) => setValues((before) => ({ ...before, ...part }));
  const putTarget = (at: number, part: Partial<DeclaredTarget>) =>
    put({ targets: values.targets.map((each, index) => (index === at ? { ...each, ...part } : each)) });
  const unfounded = findUnfounded(values.targets);
  const isNamed = values.targets.every(({ target }) => target.trim() !== '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save.run(undefined);
      }}
    >
      <Section title={t('rules')} hint={t('rulesHint')}>
        <Stack gap="sm" maw={520}>
          <Checkbox
            label={t('requireBasis')}
            description={t('requireBasisHint')}
            checked={values.requireBasis}
            disabled={!mayManage}
            onChange={(event) => put({ requireBasis: event.currentTarget.checked })}
          />
          <NumberInput
            label={t('requestDays')}
            min={1}
            max={15}
            w={220}
            disabled={!mayManage}
            value={values.requestDays}
            onChange={(days) => put({ requestDays: Math.min(15, Math.max(1, Number(days) || 15)) })}
          />
        </Stack>
      </Section>
      <ScreenMarkField
        rule={values.screenMark ?? 'off'}
        disabled={!mayManage}
        onChange={(screenMark) => put({ screenMark })}
      />
      <RetentionFields values={values} disabled={!mayManage} put={put} />
      <Section title={t('targets')} hint={t('targetsHint')}>
        <Stack gap="md">
          <Checkbox
            label={r('requireRegion')}
            description={r('requireRegionHint')}
            checked={values.requireRegion ?? false}
            disabled={!mayManage}
            onChange={(event) => put({ requireRegion: event.currentTarget.checked })}
          />
          {values.targets.length === 0 ? <Text c="dimmed">{t('noTargets')}</Text> : null}
          {values.targets.map((target, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places are told apart by their order alone while they are typed
            <Group key={at} gap="sm" align="flex-end">
              <TextInput
                label={t('target')}
                w={260}
                value={target.target}
                disabled={!mayManage}
                onChange={(event) => putTarget(at, { target: event.currentTarget.value })}
              />
              <Select
                label={t('region')}
                w={140}
                allowDeselect={false}
                value={target.region}
                disabled={!mayManage}
                data={regions.map((value) => ({ value, label: t(`region_${value}`) }))}
                onChange={(region) => putTarget(at, { region: region as Region })}
              />
              <TextInput
                label={t('targetBasis')}
                w={260}
                value={target.basis ?? ''}
                disabled={!mayManage || target.region === 'mainland'}
                required={target.region !== 'mainland' && !target.blocked}
                onChange={(event) => putTarget(at, { basis: event.currentTarget.value || null })}
              />
              <Checkbox
                label={r('blocked')}
                mb={8}
                checked={target.blocked ?? false}
                disabled={!mayManage}
                onChange={(event) => putTarget(at, { blocked: event.currentTarget.checked })}
              />
              {mayManage ? (
                <Button
                  variant="subtle"
                  onClick={() => put({ targets: values.targets.filter((_, index) => index !== at) })}
                >
                  {t('removeTarget')}
                </Button>
              ) : null}
            </Group>
          ))}
          {mayManage ? (
            <Group gap="sm">
              <Button
                variant="default"
                onClick={() =>
                  put({
                    targets: [...values.targets, { target: '', region: 'mainland', basis: null, recordedBy: null }],
                  })
                }
              >
                {t('addTarget')}
              </Button>
              <Button type="submit" loading={save.running} disabled={unfounded !== undefined || !isNamed}>
                {t('save')}
              </Button>
            </Group>
          ) : null}
        </Stack>
      </Section>
    </form>
  );
}
