import { Button, Text } from '@mantine/core';
import { IconDatabaseExport, IconRestore, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupDrill, BackupSet, BackupStatus } from '#shared/features/backups/backups.model.ts';
import { orpc } from '../../api/client.ts';
import { explainRefusal } from '../../api/explain.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formatBytes, formatInstant, formatNumber } from '../../ui/format.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Section, SectionPage } from '../../ui/section.tsx';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { backUpNow, placeWord, verifyBackup } from './backup-words.ts';
import classes from './backups.module.css';
import { backupsTexts } from './backups.texts.ts';
import { RestoreModal } from './restore-modal.tsx';
import { SettingsForm } from './settings-form.tsx';

const tones: Readonly<Record<BackupStatus, Tone>> = {
  verified: 'done',
  stored: 'waiting',
  damaged: 'lost',
  incomplete: 'warn',
};

const capital = <Word extends string>(word: Word) =>
  `${word.charAt(0).toUpperCase()}${word.slice(1)}` as Capitalize<Word>;

/** When the last backup was and when the next comes, every set with its check, where they go, and the way back. */
export function BackupsPage() {
  const t = useTexts(backupsTexts);
  const [restoring, setRestoring] = useState<BackupSet>();
  const state = useQuery({ ...orpc.backups.settings.queryOptions(), refetchInterval: 15_000 });
  const list = useQuery(orpc.backups.list.queryOptions());
  const error = state.error ?? list.error;
  if (error) {
    const retry = () => {
      void state.refetch();
      void list.refetch();
    };
    return <ErrorPanel error={error} onRetry={retry} />;
  }
  const now = (
    <Button
      leftSection={<IconDatabaseExport size={16} />}
      disabled={state.data?.running ?? false}
      onClick={() => void backUpNow()}
    >
      {t(state.data?.running ? 'running' : 'now')}
    </Button>
  );
  const problem = state.data?.lastProblem;
  const words = explainRefusal({ code: problem?.code ?? '', data: {} });
  return (
    <SectionPage title={t('title')} aside={now}>
      {state.data ? (
        <dl className={classes.facts}>
          <div>
            <dt>{t('lastSuccess')}</dt>
            <dd>{state.data.lastSuccessAt ? <When at={state.data.lastSuccessAt} /> : t('never')}</dd>
          </div>
          <div>
            <dt>{t('next')}</dt>
            <dd>{state.data.nextRunAt ? <When at={state.data.nextRunAt} /> : t('noNext')}</dd>
          </div>
          <div>
            <dt>{t('drill')}</dt>
            <dd>
              <DrillWords drill={state.data.lastDrill} next={state.data.nextDrillAt} />
            </dd>
          </div>
          <div>
            <dt>{t('folder')}</dt>
            <dd className={classes.path}>{state.data.folderInUse}</dd>
          </div>
        </dl>
      ) : null}
      {problem ? (
        <Text className={classes.problem} role="status">
          {problem.place
            ? t('problem', { place: placeWord(problem.place), what: words.what })
            : t('problemNone', { what: words.what, todo: words.todo })}
        </Text>
      ) : null}
      <Section title={t('list')}>
        {list.data && list.data.unreachable.length > 0 ? (
          <Text className={classes.problem}>
            {t('unreachable', { places: list.data.unreachable.map((each) => placeWord(each.place)).join('、') })}
          </Text>
        ) : null}
        {list.data ? (
          <PlainTable
            rows={list.data.sets}
            keyOf={(set) => set.id}
            empty={{ icon: IconDatabaseExport, title: t('empty'), hint: t('emptyHint'), action: now }}
            columns={[
              { label: t('when'), draw: (set) => <When at={set.createdAt} /> },
              { label: t('kind'), draw: (set) => t(set.own ? `kind${capital(set.kind)}` : 'otherDevice') },
              { label: t('size'), align: 'right', draw: (set) => formatBytes(set.bytes) },
              { label: t('rows'), align: 'right', draw: (set) => formatNumber(set.rows) },
              {
                label: t('check'),
                draw: (set) => (
                  <>
                    <StateBadge tone={tones[set.status]}>{t(`status${capital(set.status)}`)}</StateBadge>{' '}
                    <Text span size="xs" c="dimmed">
                      {set.verifiedAt ? t('verifiedAt', { time: formatInstant(set.verifiedAt) }) : ''}
                    </Text>
                  </>
                ),
              },
              { label: t('places'), draw: (set) => set.copies.map((copy) => placeWord(copy.place)).join('、') },
            ]}
            actions={(set) => [
              { label: t('verify'), icon: IconShieldCheck, run: () => void verifyBackup(set.id) },
              ...(set.status === 'verified' || set.status === 'stored'
                ? [{ label: t('restore'), icon: IconRestore, run: () => setRestoring(set) }]
                : []),
            ]}
          />
        ) : null}
      </Section>
      {state.data ? <SettingsForm key={JSON.stringify(state.data.settings)} state={state.data} /> : null}
      {restoring ? <RestoreModal set={restoring} onClose={() => setRestoring(undefined)} /> : null}
    </SectionPage>
  );
}

/** What came of the last restore on trial, and when the next one is. */
function DrillWords({ drill, next }: { drill: BackupDrill | null; next: number | null }) {
  const t = useTexts(backupsTexts);
  const failed = drill?.problem ? explainRefusal({ code: drill.problem, data: {} }) : undefined;
  return (
    <>
      {drill ? (
        <>
          <StateBadge tone={failed ? 'lost' : 'done'}>{failed ? failed.what : t('drillGood')}</StateBadge>{' '}
          <When at={drill.at} />
        </>
      ) : (
        t('drillNone')
      )}
      {next === null ? null : (
        <Text span size="xs" c="dimmed">
          {' '}
          {t('drillNext', { time: formatInstant(next) })}
        </Text>
      )}
    </>
  );
}
