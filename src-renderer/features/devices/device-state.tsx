import type { OwnDevice } from '#shared/features/accounts/account.model.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from '../admin/admin.texts.ts';
import { devicesTexts } from './devices.texts.ts';

const looks = {
  waiting: { tone: 'waiting', key: 'deviceWaiting' },
  active: { tone: 'active', key: 'deviceActive' },
  revoked: { tone: 'lost', key: 'deviceRevoked' },
} as const;

/** How a device stands, the gravest word first. */
export function DeviceState({ device }: { device: Pick<OwnDevice, 'status' | 'lostAt' | 'wipeAskedAt' | 'wipedAt'> }) {
  const t = useTexts(devicesTexts);
  const common = useTexts(adminTexts);
  if (device.wipedAt !== null) return <StateBadge tone="done">{t('wiped')}</StateBadge>;
  if (device.wipeAskedAt !== null) return <StateBadge tone="warn">{t('wipeWaiting')}</StateBadge>;
  if (device.lostAt !== null) return <StateBadge tone="lost">{t('lost')}</StateBadge>;
  const look = looks[device.status];
  return <StateBadge tone={look.tone}>{common(look.key)}</StateBadge>;
}
