import { IconTruck } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { suppliersTexts } from './suppliers.texts.ts';

export const suppliersRoom: Room = {
  id: 'suppliers',
  group: 'sales',
  path: '/suppliers',
  label: () => say(suppliersTexts, 'title'),
  icon: IconTruck,
  action: 'supplier.view',
  pages: [
    {
      path: '/suppliers',
      page: lazy(() => import('./suppliers-page.tsx').then((m) => ({ default: m.SuppliersPage }))),
    },
    {
      path: '/suppliers/:id',
      page: lazy(() => import('./supplier-page.tsx').then((m) => ({ default: m.SupplierPage }))),
    },
  ],
  create: {
    label: () => say(suppliersTexts, 'create'),
    action: 'supplier.create',
    form: lazy(() => import('./supplier-form.tsx').then((m) => ({ default: m.SupplierForm }))),
  },
  isUnlisted: true,
};
