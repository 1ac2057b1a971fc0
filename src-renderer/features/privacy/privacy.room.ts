import { IconShieldLock } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { privacyTexts } from './privacy.texts.ts';

const page = lazy(() => import('./privacy-page.tsx').then((m) => ({ default: m.PrivacyPage })));

export const privacyRoom: Room = {
  id: 'privacy',
  group: 'system',
  path: '/system/privacy',
  label: () => say(privacyTexts, 'title'),
  icon: IconShieldLock,
  action: 'privacy.view',
  pages: [
    { path: '/system/privacy', page },
    { path: '/system/privacy/:part', page },
  ],
};
