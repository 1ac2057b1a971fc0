import { IconNumber } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { numbersTexts } from './numbers.texts.ts';

export const numbersRoom: Room = {
  id: 'numbers',
  group: 'system',
  isImpersonal: true,
  path: '/system/numbers',
  label: () => say(numbersTexts, 'title'),
  icon: IconNumber,
  action: 'number.manage',
  pages: [
    {
      path: '/system/numbers',
      page: lazy(() => import('./numbers-page.tsx').then((m) => ({ default: m.NumbersPage }))),
    },
  ],
};
