import { IconRefresh } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { syncTexts } from './sync.texts.ts';

const page = lazy(() => import('./sync-page.tsx').then((m) => ({ default: m.SyncPage })));

export const syncRoom: Room = {
  id: 'sync',
  group: 'system',
  path: '/system/sync',
  label: () => say(syncTexts, 'title'),
  icon: IconRefresh,
  letter: 'y',
  pages: [
    { path: '/system/sync', page },
    { path: '/system/sync/:part', page },
  ],
};
