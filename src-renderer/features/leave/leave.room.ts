import { IconDoorExit } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { leaveTexts } from './leave.texts.ts';

export const leaveRoom: Room = {
  id: 'leave',
  group: 'system',
  isImpersonal: true,
  path: '/system/leave',
  label: () => say(leaveTexts, 'title'),
  icon: IconDoorExit,
  action: 'backup.manage',
  pages: [
    { path: '/system/leave', page: lazy(() => import('./leave-page.tsx').then((m) => ({ default: m.LeavePage }))) },
  ],
};
