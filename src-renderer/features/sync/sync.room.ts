import { IconRefresh } from '@tabler/icons-react';
import { lazy } from 'react';
import { isServer } from '../../api/world.ts';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { syncTexts } from './sync.texts.ts';

const page = lazy(() => import('./sync-page.tsx').then((m) => ({ default: m.SyncPage })));

export const syncRoom: Room = {
  id: 'sync',
  group: 'system',
  path: '/system/sync',
  // A server has no outbox: what concerns its people are the conflicts.
  label: () => say(syncTexts, isServer() ? 'conflictTitle' : 'title'),
  icon: IconRefresh,
  letter: 'y',
  pages: [
    { path: '/system/sync', page },
    { path: '/system/sync/:part', page },
  ],
};
