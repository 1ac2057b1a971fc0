import { IconUserShare } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { delegationsTexts } from './delegations.texts.ts';

export const delegationsRoom: Room = {
  id: 'delegations',
  group: 'system',
  path: '/delegations',
  label: () => say(delegationsTexts, 'title'),
  icon: IconUserShare,
  pages: [
    {
      path: '/delegations',
      page: lazy(() => import('./delegations-page.tsx').then((m) => ({ default: m.DelegationsPage }))),
    },
  ],
};
