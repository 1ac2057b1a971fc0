import { useMediaQuery } from '@mantine/hooks';
import { Suspense, useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import { useLiveQueries } from '../api/live.ts';
import { usePreference } from '../api/preferences.ts';
import { RequestDialog } from '../features/approvals/request-dialog.tsx';
import { SeeingBanner } from '../features/rights/seeing-banner.tsx';
import { ErrorBoundary } from '../ui/error-panel.tsx';
import { useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import { Banners } from './banners.tsx';
import { BottomNav } from './bottom-nav.tsx';
import { CommandPalette } from './command-palette.tsx';
import { CreateProvider } from './create.tsx';
import { useIdleWatch } from './idle-watch.ts';
import { KeySheet } from './key-sheet.tsx';
import { useLastPlace } from './last-place.ts';
import { Nav } from './nav.tsx';
import { Pages } from './pages.tsx';
import { usePersonalLook } from './personal-look.ts';
import { PrintGuard } from './print-guard.tsx';
import { useReminderNotices } from './reminder-notices.tsx';
import { ScreenMark } from './screen-mark.tsx';
import classes from './shell.module.css';
import { useShellKeys } from './shell-keys.ts';
import { TaskTray } from './task-tray.tsx';
import { TopBar } from './top-bar.tsx';

/** Navigation, top bar and the page. Below 768 px the navigation moves to the bottom. */
export function Shell() {
  const t = useTexts(appTexts);
  const [location] = useLocation();
  const isPhone = useMediaQuery('(max-width: 767.9px)', false, { getInitialValueInEffect: false });
  const isNarrow = useMediaQuery('(max-width: 1023.9px)', false, { getInitialValueInEffect: false });
  const [collapsed, setCollapsed] = usePreference<boolean>('nav.collapsed', false);
  const [linked, setLinked] = useState(true);
  const [keysShown, setKeysShown] = useState(false);
  useLiveQueries(useCallback((up: boolean) => setLinked(up), []));
  useLastPlace();
  useIdleWatch();
  useReminderNotices();
  usePersonalLook();

  return (
    <CreateProvider>
      <RequestDialog />
      <PrintGuard />
      <ScreenMark />
      <ShellKeys onSheet={() => setKeysShown(true)} />
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <div className={classes.frame}>
        <SeeingBanner />
        <div className={classes.shell} data-phone={isPhone || undefined}>
          {isPhone ? null : (
            <Nav collapsed={collapsed || isNarrow} fixed={isNarrow} onToggle={() => setCollapsed(!collapsed)} />
          )}
          <div className={classes.main}>
            <TopBar isPhone={isPhone} onKeys={() => setKeysShown(true)} />
            <Banners linked={linked} />
            <main id="content" className={classes.content} tabIndex={-1}>
              <ErrorBoundary resetKey={location}>
                <Suspense fallback={null}>
                  <Pages />
                </Suspense>
              </ErrorBoundary>
            </main>
            {isPhone ? <BottomNav /> : null}
          </div>
        </div>
      </div>
      <CommandPalette />
      <TaskTray />
      <KeySheet opened={keysShown} onClose={() => setKeysShown(false)} />
    </CreateProvider>
  );
}

/** Inside the provider, because C opens a form of it. */
function ShellKeys({ onSheet }: { onSheet: () => void }) {
  useShellKeys(onSheet);
  return null;
}
