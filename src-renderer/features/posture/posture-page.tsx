import { Button, Group, Text } from '@mantine/core';
import { IconFileCheck, IconRefresh, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type PostureFinding,
  type PostureRule,
  postureManageActions,
  postureSeverities,
} from '#shared/features/posture/finding.model.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { queryClient } from '../../api/query-client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { AcceptForm } from './accept-form.tsx';
import { FindingGroup } from './finding-group.tsx';
import classes from './posture.module.css';
import { postureTexts } from './posture.texts.ts';
import { ReportList } from './report-list.tsx';
import { gradeTones } from './severity-tones.ts';
import { usePosture } from './use-posture.ts';

/** What is not as it should be, the worst first, each with its remedy; and every dated report. */
export function PosturePage() {
  const t = useTexts(postureTexts);
  const may = useMay();
  const { isServer, findings, counts, grade, error, refetch, isFetching } = usePosture();
  const [accepting, setAccepting] = useState<readonly PostureFinding[]>();
  const mayManage = isServer && postureManageActions.some(may);
  const check = useCommand(() => api.posture.check(), {
    done: ({ appeared, gone }) => t('reportMade', { appeared: appeared.length, gone: gone.length }),
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!findings || !counts || !grade) return null;
  const aside = (
    <Group gap="sm">
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} />}
        loading={isFetching}
        onClick={() => void queryClient.invalidateQueries()}
      >
        {t('refresh')}
      </Button>
      {mayManage ? (
        <Button
          leftSection={<IconFileCheck size={16} />}
          loading={check.running}
          onClick={() => void check.run(undefined)}
        >
          {t('makeReport')}
        </Button>
      ) : null}
    </Group>
  );
  return (
    <SectionPage title={t('title')} aside={aside}>
      <Text size="sm" c="dimmed">
        {isServer ? t('hint') : t('deviceHint')}
      </Text>
      <div className={classes.grade} role="status">
        <StateBadge tone={gradeTones[grade]}>{t(grade)}</StateBadge>
        {postureSeverities.toReversed().map((severity) => (
          <span key={severity} className={classes.count}>
            <Text span size="sm" c="dimmed">
              {t(severity)}
            </Text>
            <b className="tabular">{counts[severity]}</b>
          </span>
        ))}
        <span className={classes.count}>
          <Text span size="sm" c="dimmed">
            {t('accepted')}
          </Text>
          <b className="tabular">{counts.accepted}</b>
        </span>
      </div>
      <Section title={t('findings')}>
        {findings.length === 0 ? (
          <EmptyState icon={IconShieldCheck} title={t('nothing')} hint={isServer ? t('nothingHint') : ''} />
        ) : (
          [...groupByRule(findings)].map(([rule, group]) => (
            <FindingGroup key={rule} findings={group} {...(mayManage ? { onAccept: setAccepting } : {})} />
          ))
        )}
      </Section>
      {isServer ? <ReportList /> : null}
      {accepting ? <AcceptForm findings={accepting} onClose={() => setAccepting(undefined)} /> : null}
    </SectionPage>
  );
}

/** In the order of the findings: what is open before what somebody took. */
function groupByRule(findings: readonly PostureFinding[]): ReadonlyMap<PostureRule, readonly PostureFinding[]> {
  return Map.groupBy(
    findings.toSorted((a, b) => Number(a.accepted !== null) - Number(b.accepted !== null)),
    ({ rule }) => rule,
  );
}
