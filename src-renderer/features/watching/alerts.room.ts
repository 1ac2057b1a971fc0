import { IconShieldExclamation } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { watchingTexts } from './watching.texts.ts';

export const alertsRoom: Room = {
  id: 'alerts',
  group: 'system',
  path: '/system/alerts',
  label: () => say(watchingTexts, 'alerts'),
  icon: IconShieldExclamation,
  action: 'alert.view',
  pages: [
    { path: '/system/alerts', page: lazy(() => import('./alerts-page.tsx').then((m) => ({ default: m.AlertsPage }))) },
    {
      path: '/system/alerts/rules',
      page: lazy(() => import('./watch-rules-page.tsx').then((m) => ({ default: m.WatchRulesPage }))),
    },
  ],
};
