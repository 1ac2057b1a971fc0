import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconPlugConnectedX, IconTestPipe, IconWifiOff } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { useCommand } from '../api/use-command.tsx';
import { useKnownWorld } from '../api/world.ts';
import { LeaseNotice } from '../features/devices/lease-notice.tsx';
import { ConfirmModal } from '../ui/confirm-modal.tsx';
import { useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import { OpeningNotice } from './opening-notice.tsx';
import classes from './shell.module.css';
import { SignInNotice } from './sign-in-notice.tsx';

/** What everybody should know about the state of things, in one line below the bar. */
export function Banners({ linked }: { linked: boolean }) {
  const t = useTexts(appTexts);
  const world = useKnownWorld();
  const network = useNetwork();
  const [asking, setAsking] = useState(false);
  const removeDemo = useCommand(() => api.desktop.removeDemo());
  const isWebOffline = world.host === 'server' && !network.online;
  return (
    <aside aria-label={t('state')}>
      {isWebOffline ? (
        <div className={classes.banner} role="status">
          <IconWifiOff size={16} aria-hidden />
          {t('webOffline')}
        </div>
      ) : linked ? null : (
        <div className={classes.banner} role="status">
          <IconPlugConnectedX size={16} aria-hidden />
          {t('linkLost')}
        </div>
      )}
      {world.host === 'server' ? <SignInNotice /> : <OpeningNotice opening={world.state.opening} />}
      {world.host === 'desktop' ? (
        <LeaseNotice endsAt={world.state.leaseEndsAt} tellAt={world.state.leaseTellAt} />
      ) : null}
      {world.host === 'desktop' && world.state.demo ? (
        <div className={classes.banner} data-tone="info" data-print="no">
          <IconTestPipe size={16} aria-hidden />
          {t('demoHint')}
          <Button size="compact-xs" variant="subtle" onClick={() => setAsking(true)}>
            {t('removeDemo')}
          </Button>
        </div>
      ) : null}
      <ConfirmModal
        opened={asking}
        title={t('removeDemo')}
        text={t('removeDemoAsk')}
        confirm={t('removeDemoYes')}
        danger
        running={removeDemo.running}
        onClose={() => setAsking(false)}
        onConfirm={() => void removeDemo.run(undefined).then((outcome) => outcome.ok && setAsking(false))}
      />
    </aside>
  );
}
