import { IconCalendarTime } from '@tabler/icons-react';
import classes from '../../app/shell.module.css';
import { formatInstant } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { devicesTexts } from './devices.texts.ts';

/** Soon this computer opens only after it has reached the server: said while there is still time to travel to a network. */
export function LeaseNotice({ endsAt, tellAt }: { endsAt: number | null; tellAt: number | null }) {
  const t = useTexts(devicesTexts);
  if (endsAt === null || tellAt === null || Date.now() < tellAt) return null;
  return (
    <div className={classes.banner} role="status">
      <IconCalendarTime size={16} aria-hidden />
      {t('leaseSoon', { time: formatInstant(endsAt) })}
    </div>
  );
}
