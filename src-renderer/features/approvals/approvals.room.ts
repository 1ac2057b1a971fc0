import { IconUserCheck } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { approvalsTexts } from './approvals.texts.ts';

export const approvalsRoom: Room = {
  id: 'approvals',
  group: 'system',
  path: '/approvals',
  label: () => say(approvalsTexts, 'title'),
  icon: IconUserCheck,
  pages: [
    {
      path: '/approvals',
      page: lazy(() => import('./approvals-page.tsx').then((m) => ({ default: m.ApprovalsPage }))),
    },
  ],
};
