import { Loader, MantineProvider, type MantineThemeOverride, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { queryClient } from '../api/query-client.ts';
import { useWorld } from '../api/world.ts';
import { useShownKey } from '../features/first-run/shown-key.ts';
import { ErrorBoundary, ErrorPanel } from '../ui/error-panel.tsx';
import { mostNotices } from '../ui/notices.tsx';
import { useTexts } from '../ui/texts.ts';
import { theme } from '../ui/theme.ts';
import classes from './app.module.css';
import { appTexts } from './app.texts.ts';
import { Shell } from './shell.tsx';

const FirstRunPage = lazy(() =>
  import('../features/first-run/first-run-page.tsx').then((m) => ({ default: m.FirstRunPage })),
);
const KeyPage = lazy(() => import('../features/first-run/key-page.tsx').then((m) => ({ default: m.KeyPage })));
const UnlockPage = lazy(() => import('../features/unlock/unlock-page.tsx').then((m) => ({ default: m.UnlockPage })));
const PasswordDuePage = lazy(() =>
  import('../features/unlock/password-due-page.tsx').then((m) => ({ default: m.PasswordDuePage })),
);
const FinishSignInPage = lazy(() =>
  import('../features/sign-in/finish-sign-in-page.tsx').then((m) => ({ default: m.FinishSignInPage })),
);
const SignInPage = lazy(() => import('../features/sign-in/sign-in-page.tsx').then((m) => ({ default: m.SignInPage })));

/** Dialogs close by a button with a name, in the language of the moment. */
function useNamedTheme(): MantineThemeOverride {
  const t = useTexts(appTexts);
  return useMemo(() => {
    const closeButtonProps = { 'aria-label': t('close') };
    const named = { defaultProps: { closeButtonProps } };
    return mergeThemeOverrides(theme, { components: { Modal: named, Drawer: named } });
  }, [t]);
}

/** Above the page and its tray, below every dialog: a notice never lies on the button that somebody is about to press. */
const noticesLayer = 195;

/** The whole screen. Styles come from files and one constructed sheet: no style tag is ever written. */
export function App() {
  const named = useNamedTheme();
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={named}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
        deduplicateInlineStyles
      >
        <Notifications
          position="bottom-right"
          limit={mostNotices}
          zIndex={noticesLayer}
          className={classes.notices ?? ''}
        />
        <ErrorBoundary>
          <Suspense fallback={<Waiting />}>
            <Gate />
          </Suspense>
        </ErrorBoundary>
      </MantineProvider>
    </QueryClientProvider>
  );
}

/** First run, unlock, sign in, or the work: whatever the host says comes next. */
function Gate() {
  const world = useWorld();
  const shown = useShownKey();
  if (shown.kind !== 'none') return <KeyPage shown={shown} />;
  if (world.error && !world.data) return <ErrorPanel error={world.error} onRetry={() => void world.refetch()} />;
  if (!world.data) return <Waiting />;
  if (world.data.host === 'server') {
    if (!world.data.signedIn) return <SignInPage />;
    return world.data.needs.length > 0 ? <FinishSignInPage needs={world.data.needs} /> : <Shell />;
  }
  switch (world.data.state.phase) {
    case 'firstRun':
      return <FirstRunPage />;
    case 'locked':
      return <UnlockPage />;
    case 'open':
      if (world.data.state.passwordDue) return <PasswordDuePage due={world.data.state.passwordDue} />;
      return <Shell />;
    default:
      return world.data.state.phase satisfies never;
  }
}

function Waiting() {
  return (
    <div className={classes.waiting}>
      <Loader type="dots" />
    </div>
  );
}
