import { IconMessages } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { followUpsTexts } from './follow-ups.texts.ts';

export const followUpsRoom: Room = {
  id: 'followUps',
  group: 'customers',
  path: '/follow-ups',
  label: () => say(followUpsTexts, 'title'),
  icon: IconMessages,
  letter: 'f',
  action: 'followUp.view',
  pages: [
    {
      path: '/follow-ups',
      page: lazy(() => import('./follow-ups-page.tsx').then((m) => ({ default: m.FollowUpsPage }))),
    },
    {
      path: '/follow-ups/:id',
      page: lazy(() => import('./follow-up-page.tsx').then((m) => ({ default: m.FollowUpPage }))),
    },
  ],
};
