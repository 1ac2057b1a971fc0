import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { DesktopState } from '#shared/features/desktop/desktop.model.ts';
import { formatExact } from '../ui/format.ts';
import { useTexts } from '../ui/texts.ts';
import classes from './shell.module.css';
import { signInNoticeTexts } from './sign-in-notice.texts.ts';

/** After unlocking: wrong passwords since the last time, where there were any. */
export function OpeningNotice({ opening }: { opening: DesktopState['opening'] }) {
  const t = useTexts(signInNoticeTexts);
  const [seen, setSeen] = useState<number>();
  if (!opening || opening.failed === 0 || seen === opening.at) return null;
  const last = opening.lastAt === null ? '' : t('lastHere', { time: formatExact(opening.lastAt) });
  return (
    <div className={classes.banner} role="status" data-print="no">
      <IconAlertTriangle size={16} aria-hidden />
      <span>{[last, t('failed', { count: opening.failed })].filter(Boolean).join(t('between'))}</span>
      <Button size="compact-xs" variant="subtle" onClick={() => setSeen(opening.at)}>
        {t('close')}
      </Button>
    </div>
  );
}
