import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconCheck, IconShieldCheck } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Alert, Severity } from '#shared/features/watching/alert.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { StateBadge, type Tone } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import classes from './watching.module.css';
import { watchingTexts } from './watching.texts.ts';

const tones: Readonly<Record<Severity, Tone>> = { low: 'active', medium: 'waiting', high: 'warn', critical: 'lost' };

/** What the server noticed, newest first; each is dealt with by saying what it was. */
export function AlertsPage() {
  const t = useTexts(watchingTexts);
  const may = useMay();
  const [state, setState] = useState<'open' | 'all'>('open');
  const [asking, setAsking] = useState<Alert>();
  const { data, error, refetch } = useQuery({
    ...orpc.alerts.list.queryOptions({ input: { state, limit: 200 } }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const acknowledge = useCommand((input: { alertId: string; note: string }) => api.alerts.acknowledge(input), {
    done: () => t('acknowledged'),
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const aside = (
    <Group gap="sm">
      <SegmentedControl
        size="xs"
        value={state}
        onChange={(next) => setState(next as 'open' | 'all')}
        data={[
          { value: 'open', label: `${t('open')} ${data.open}` },
          { value: 'all', label: t('all') },
        ]}
      />
      {may('alert.manage') ? (
        <Button component={Link} href="/system/alerts/rules" variant="default" size="xs">
          {t('rules')}
        </Button>
      ) : null}
    </Group>
  );
  return (
    <div className={classes.plain}>
      <PlainTable
        title={t('alerts')}
        aside={aside}
        rows={data.rows}
        keyOf={(row) => row.alertId}
        empty={{ icon: IconShieldCheck, title: t('noAlerts'), hint: t('noAlertsHint') }}
        columns={[
          {
            label: t('severity'),
            draw: (row) => <StateBadge tone={tones[row.severity]}>{t(row.severity)}</StateBadge>,
          },
          { label: t('what'), draw: (row) => <What alert={row} /> },
          {
            label: t('who'),
            draw: (row) =>
              [row.subjectUserName, row.subjectDeviceId?.slice(0, 8), row.details.address]
                .filter(Boolean)
                .join(' · ') || t('system'),
          },
          { label: t('count'), draw: (row) => row.count, align: 'right' },
          { label: t('lastAt'), draw: (row) => <When at={row.lastAt} /> },
        ]}
        actions={(row) =>
          row.state === 'open' ? [{ label: t('acknowledge'), icon: IconCheck, run: () => setAsking(row) }] : []
        }
      />
      {asking ? (
        <RecordForm
          title={t(asking.rule)}
          submitLabel={t('acknowledge')}
          fields={[
            {
              name: 'note',
              label: t('note'),
              kind: 'longText',
              required: true,
              maxLength: 500,
              hint: t('acknowledgeHint'),
            },
          ]}
          submit={(values) => acknowledge.run({ alertId: asking.alertId, note: String(values.note) })}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </div>
  );
}

function What({ alert }: { alert: Alert }) {
  const t = useTexts(watchingTexts);
  const did = alert.response === 'lock' ? t('didLock') : alert.response === 'stepUp' ? t('didStepUp') : undefined;
  return (
    <div>
      <b>{t(alert.rule)}</b>
      {did ? ` · ${did}` : ''}
      {alert.state === 'acknowledged' ? (
        <Text size="xs" c="dimmed">
          {t('acknowledgedBy', { name: alert.acknowledgedByName ?? '', note: alert.note ?? '' })}
        </Text>
      ) : null}
    </div>
  );
}
