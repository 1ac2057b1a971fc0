import { IconSettings } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { settingsTexts } from './settings.texts.ts';

export const settingsRoom: Room = {
  id: 'settings',
  group: 'system',
  isImpersonal: true,
  path: '/settings',
  label: () => say(settingsTexts, 'title'),
  icon: IconSettings,
  letter: 's',
  pages: [
    {
      path: '/settings',
      page: lazy(() => import('./settings-page.tsx').then((m) => ({ default: m.SettingsPage }))),
    },
    {
      path: '/settings/security',
      page: lazy(() => import('./security-page.tsx').then((m) => ({ default: m.SecurityPage }))),
    },
  ],
};
