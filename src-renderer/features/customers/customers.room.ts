import { IconBuildingSkyscraper } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { customersTexts } from './customers.texts.ts';

export const customersRoom: Room = {
  id: 'customers',
  group: 'customers',
  path: '/customers',
  label: () => say(customersTexts, 'title'),
  icon: IconBuildingSkyscraper,
  letter: 'c',
  action: 'customer.view',
  pages: [
    {
      path: '/customers',
      page: lazy(() => import('./customers-page.tsx').then((m) => ({ default: m.CustomersPage }))),
    },
    {
      path: '/customers/:id',
      page: lazy(() => import('./customer-page.tsx').then((m) => ({ default: m.CustomerPage }))),
    },
  ],
  create: {
    label: () => say(customersTexts, 'create'),
    action: 'customer.create',
    form: lazy(() => import('./customer-form.tsx').then((m) => ({ default: m.CustomerForm }))),
  },
  onPhone: true,
};
