import { Button, List, Text } from '@mantine/core';
import { IconArrowsSplit2, IconEdit, IconFlask, IconGauge, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AssignRule } from '#shared/features/lead-rules/assign-rule.model.ts';
import type { ScoreRule } from '#shared/features/lead-rules/lead-score.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { AssignRuleForm } from './assign-rule-form.tsx';
import { FirstAnswerForm } from './first-answer-form.tsx';
import { poolAdminTexts } from './pool-admin.texts.ts';
import { ScoreRuleForm } from './score-rule-form.tsx';

type Trial = Awaited<ReturnType<typeof api.leadRules.simulate>>;

/** Who gets which lead, what leads are worth, and how soon they are answered. */
export function LeadRulesPage() {
  const t = useTexts(poolAdminTexts);
  const [assign, setAssign] = useState<AssignRule | 'new'>();
  const [score, setScore] = useState<ScoreRule | 'new'>();
  const [trial, setTrial] = useState<Trial>();
  const { data: rules = [] } = useQuery(orpc.leadRules.assignRules.queryOptions());
  const { data: scores = [] } = useQuery(orpc.leadRules.scoreRules.queryOptions());
  const { data: settings } = useQuery(orpc.leadRules.settings.queryOptions());
  const removeAssign = useCommand((id: string) => api.leadRules.removeAssign({ id }), { done: () => t('removed') });
  const removeScore = useCommand((id: string) => api.leadRules.removeScore({ id }), { done: () => t('removed') });
  const tryOut = async (ruleId: string) => setTrial(await api.leadRules.simulate({ ruleId, count: 100 }));
  const add = (label: string, run: () => void) => (
    <Button variant="default" leftSection={<IconPlus size={16} />} onClick={run}>
      {label}
    </Button>
  );
  return (
    <SectionPage title={t('leadRules')} aside={<PageLink href="/pools/settings">{t('title')}</PageLink>}>
      <Section title={t('assignRules')} hint={t('assignHint')} aside={add(t('addAssign'), () => setAssign('new'))}>
        <PlainTable
          rows={rules}
          keyOf={(rule) => rule.id}
          empty={{ icon: IconArrowsSplit2, title: t('assignRules'), hint: t('noAssign') }}
          columns={[
            { label: t('sort'), align: 'right', draw: (rule) => rule.sort },
            { label: t('name'), draw: (rule) => rule.name },
            { label: t('conditions'), draw: (rule) => rule.conditions.length || t('anyLead') },
            { label: t('method'), draw: (rule) => t(`method.${rule.method}`) },
            { label: t('fallback'), draw: (rule) => t(`fallback.${rule.fallback}`) },
            { label: t('enabled'), draw: (rule) => t(rule.enabled ? 'yes' : 'no') },
          ]}
          actions={(rule) => [
            { label: t('tryOut'), icon: IconFlask, run: () => void tryOut(rule.id) },
            { label: t('edit'), icon: IconEdit, run: () => setAssign(rule) },
            { label: t('remove'), icon: IconTrash, danger: true, run: () => void removeAssign.run(rule.id) },
          ]}
        />
        {trial ? (
          <List size="sm" mt="sm" role="status">
            {trial.shares.map((share) => (
              <List.Item key={share.name}>{t('tryShares', share)}</List.Item>
            ))}
            {trial.left > 0 ? <List.Item>{t('tryLeft', { count: trial.left })}</List.Item> : null}
          </List>
        ) : null}
      </Section>
      <Section title={t('scoring')} hint={t('scoringHint')} aside={add(t('addScore'), () => setScore('new'))}>
        <PlainTable
          rows={scores}
          keyOf={(rule) => rule.id}
          empty={{ icon: IconGauge, title: t('scoring'), hint: t('noScore') }}
          columns={[
            { label: t('name'), draw: (rule) => rule.name },
            { label: t('points'), align: 'right', draw: (rule) => rule.points },
            { label: t('decayPerDay'), align: 'right', draw: (rule) => rule.decayPerDay },
            { label: t('enabled'), draw: (rule) => t(rule.enabled ? 'yes' : 'no') },
          ]}
          actions={(rule) => [
            { label: t('edit'), icon: IconEdit, run: () => setScore(rule) },
            { label: t('remove'), icon: IconTrash, danger: true, run: () => void removeScore.run(rule.id) },
          ]}
        />
      </Section>
      <Section title={t('firstAnswer')} hint={t('firstAnswerHint')}>
        {settings ? <FirstAnswerForm settings={settings} /> : <Text />}
      </Section>
      {assign ? (
        <AssignRuleForm rule={assign === 'new' ? undefined : assign} onClose={() => setAssign(undefined)} />
      ) : null}
      {score ? <ScoreRuleForm rule={score === 'new' ? undefined : score} onClose={() => setScore(undefined)} /> : null}
    </SectionPage>
  );
}
