import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useMe } from '../api/me.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import { lastPlace } from './last-place.ts';
import { useRooms } from './use-rooms.ts';

/** The page of the address; `/` goes where the person was, else to the first room. */
export function Pages() {
  const t = useTexts(appTexts);
  const [, navigate] = useLocation();
  const me = useMe();
  const rooms = useRooms();
  const home = rooms[0]?.path ?? '/settings';
  // What a person may see is known a moment after unlocking; until then no page is called missing.
  if (!me) return null;
  return (
    <Switch>
      {rooms.flatMap((room) =>
        room.pages.map(({ path, page: Page }) => (
          <Route key={path} path={path}>
            <Page />
          </Route>
        )),
      )}
      <Route path="/">
        <Redirect to={lastPlace() ?? home} replace />
      </Route>
      <Route>
        <EmptyState
          icon={IconMapQuestion}
          title={t('notFound')}
          hint={t('notFoundHint')}
          action={
            <Button variant="default" onClick={() => navigate(home)}>
              {t('goHome')}
            </Button>
          }
        />
      </Route>
    </Switch>
  );
}
