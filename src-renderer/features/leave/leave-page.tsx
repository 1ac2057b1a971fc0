import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { orpc } from '../../api/client.ts';
import { useKnownWorld } from '../../api/world.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { leaveTexts } from './leave.texts.ts';
import { LeaveDestroy } from './leave-destroy.tsx';
import { LeaveDevices } from './leave-devices.tsx';
import { LeaveExport } from './leave-export.tsx';

/** The way out, in its order: everything exported and proven, devices told, then destroyed with a certificate. [S-PI-8] */
export function LeavePage() {
  const t = useTexts(leaveTexts);
  const { host } = useKnownWorld();
  const [exported, setExported] = useState<string>();
  const [isGone, setGone] = useState(false);
  const { data, error, refetch } = useQuery({ ...orpc.leave.state.queryOptions(), enabled: !isGone });
  if (error && !isGone) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (isGone) {
    return (
      <SectionPage title={t('doneTitle')}>
        <Text role="status">{t('done')}</Text>
      </SectionPage>
    );
  }
  if (host === 'desktop' && data.atServer) {
    return (
      <SectionPage title={t('title')}>
        <Text>{t('atServer')}</Text>
      </SectionPage>
    );
  }
  return (
    <SectionPage title={t('title')}>
      <Text>{t('lead')}</Text>
      <LeaveExport onDone={setExported} />
      {host === 'desktop' ? null : <LeaveDevices devices={data.devices} />}
      <LeaveDestroy company={data.company} folder={exported} onGone={() => setGone(true)} />
    </SectionPage>
  );
}
