import { IconStar } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { keyCustomersTexts } from './key-customers.texts.ts';

export const keyCustomersRoom: Room = {
  id: 'keyCustomers',
  group: 'customers',
  path: '/key-customers',
  label: () => say(keyCustomersTexts, 'title'),
  icon: IconStar,
  action: 'customer.view',
  pages: [
    {
      path: '/key-customers',
      page: lazy(() => import('./key-customers-page.tsx').then((m) => ({ default: m.KeyCustomersPage }))),
    },
  ],
};
