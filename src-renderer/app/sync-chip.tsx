import {
  type Icon,
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudUp,
  IconDeviceLaptop,
  IconRefresh,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { orpc } from '../api/client.ts';
import { useKnownWorld } from '../api/world.ts';
import { formatNumber } from '../ui/format.ts';
import { useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import classes from './shell.module.css';

interface Look {
  readonly icon: Icon;
  readonly tone: 'good' | 'quiet' | 'warn' | 'bad';
  readonly text: string;
}

/** Where this device stands with the server, in a word and a count; leads to the sync page. */
export function SyncChip({ isPhone }: { isPhone: boolean }) {
  const world = useKnownWorld();
  if (world.host !== 'desktop') return null;
  return <DeviceChip isPhone={isPhone} />;
}

function DeviceChip({ isPhone }: { isPhone: boolean }) {
  const look = useSyncLook();
  if (!look) return null;
  return (
    <Link href="/system/sync" className={classes.chip} data-tone={look.tone} aria-label={look.text}>
      <look.icon size={18} aria-hidden className={look.icon === IconRefresh ? classes.spin : undefined} />
      {isPhone ? null : look.text}
    </Link>
  );
}

/** The state in words, the most urgent first: what needs a person, then what waits, then how things are. */
export function useSyncLook(): Look | undefined {
  const t = useTexts(appTexts);
  const { data } = useQuery({ ...orpc.sync.status.queryOptions(), refetchInterval: 5000 });
  if (!data) return undefined;
  const counts = [
    data.conflicts > 0 ? t('conflicts', { count: data.conflicts }) : '',
    data.held > 0 ? t('held', { count: data.held }) : '',
  ].filter(Boolean);
  if (data.state === 'refused') return { icon: IconAlertTriangle, tone: 'bad', text: t('stateRefused') };
  if (data.state === 'asking') return { icon: IconAlertTriangle, tone: 'warn', text: t('stateAsking') };
  if (counts.length > 0) return { icon: IconAlertTriangle, tone: 'warn', text: counts.join(' · ') };
  if (data.loading) {
    const { done, total } = data.loading;
    return {
      icon: IconRefresh,
      tone: 'quiet',
      text: t('loadingRows', { done: formatNumber(done), total: formatNumber(total) }),
    };
  }
  if (data.state === 'syncing') return { icon: IconRefresh, tone: 'quiet', text: t('stateSyncing') };
  if (data.state === 'standalone') return { icon: IconDeviceLaptop, tone: 'quiet', text: t('stateStandalone') };
  const waiting = data.waiting > 0 ? t('waiting', { count: data.waiting }) : '';
  if (data.state === 'offline') {
    return { icon: IconCloudOff, tone: 'quiet', text: [t('stateOffline'), waiting].filter(Boolean).join(' · ') };
  }
  if (waiting) return { icon: IconCloudUp, tone: 'quiet', text: waiting };
  return { icon: IconCloudCheck, tone: 'good', text: t('stateOnline') };
}
