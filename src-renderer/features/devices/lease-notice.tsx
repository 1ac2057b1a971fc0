import { IconCalendarTime } from '@tabler/icons-react';
import classes from '../../app/shell.module.css';
import { formatInstant } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { devicesTexts } from './devices.texts.ts';

const tellBeforeMs = 5 * 86_400_000;

/** Soon this computer opens only after it has reached the server: said while there is still time to travel to a network. */
export function LeaseNotice({ endsAt }: { endsAt: number | null }) {
  const t = useTexts(devicesTexts);
  if (endsAt === null || endsAt - Date.now() > tellBeforeMs) return null;
  return (
    <div className={classes.banner} role="status">
      <IconCalendarTime size={16} aria-hidden />
      {t('leaseSoon', { time: formatInstant(endsAt) })}
    </div>
  );
}
