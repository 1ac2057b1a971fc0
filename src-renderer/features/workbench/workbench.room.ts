import { IconSunrise } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { workbenchTexts } from './workbench.texts.ts';

export const workbenchRoom: Room = {
  id: 'workbench',
  group: 'workbench',
  path: '/workbench',
  label: () => say(workbenchTexts, 'title'),
  icon: IconSunrise,
  letter: 'w',
  pages: [
    {
      path: '/workbench',
      page: lazy(() => import('./workbench-page.tsx').then((m) => ({ default: m.WorkbenchPage }))),
    },
  ],
  onPhone: true,
};
