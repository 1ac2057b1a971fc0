import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { offices } from '#shared/kernel/rights/offices.ts';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useKnownWorld } from '../../api/world.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from '../../ui/parts.module.css';
import { Section, SectionPage } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { LimitsForm } from './limits-form.tsx';
import { MoveUp } from './move-up.tsx';
import { officersTexts } from './officers.texts.ts';
import { Shares } from './shares.tsx';
import { Waiting } from './waiting.tsx';

/** How the company separates its duties, who holds which office, who waits, and when a second person is needed. */
export function OfficersPart() {
  const t = useTexts(officersTexts);
  const may = useMay();
  const isOnServer = useKnownWorld().host === 'server';
  const { data, error, refetch } = useQuery(orpc.officers.state.queryOptions());
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const isLevel3 = data.separation === 'level3';
  return (
    <div className={classes.plain}>
      <SectionPage title={t('title')}>
        <Section title={`${t('mode')}：${t(data.separation)}`} hint={t(isLevel3 ? 'level3Hint' : 'simpleHint')}>
          {isLevel3 ? null : <Text>{t('simpleWeak')}</Text>}
        </Section>
        {isLevel3 ? (
          <Section title={t('holders')}>
            {offices.map((office) => {
              const holders = data.holders.filter((holder) => holder.office === office);
              return (
                <div key={office} style={{ marginBottom: 12 }}>
                  <Text fw={600}>
                    {t(office)}
                    {'　'}
                    {holders
                      .map((holder) => `${holder.name}${holder.isActive ? '' : `（${t('inactive')}）`}`)
                      .join('、')}
                    {holders.length === 0 ? <StateBadge tone="warn">{t('missing')}</StateBadge> : null}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {t(`${office}Hint`)}
                  </Text>
                </div>
              );
            })}
          </Section>
        ) : null}
        {!isLevel3 && may('*') ? (
          <Section title={t('moveUp')} hint={t('moveUpHint')}>
            {isOnServer ? <MoveUp /> : <Text>{t('moveUpServer')}</Text>}
          </Section>
        ) : null}
        {isLevel3 && isOnServer && data.own !== null ? <Shares own={data.own} /> : null}
        {isLevel3 && (data.own === 'system' || data.own === 'security') ? (
          <Waiting people={data.waiting} mayRelease={data.own === 'security'} />
        ) : null}
        <Section title={t('limits')} hint={t('limitsHint')}>
          <LimitsForm key={JSON.stringify(data.limits)} saved={data.limits} />
        </Section>
      </SectionPage>
    </div>
  );
}
