import { IconStack2 } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { productLinesTexts } from './product-lines.texts.ts';

export const productLinesRoom: Room = {
  id: 'productLines',
  group: 'sales',
  path: '/product-lines',
  label: () => say(productLinesTexts, 'title'),
  icon: IconStack2,
  action: 'productLine.view',
  pages: [
    {
      path: '/product-lines',
      page: lazy(() => import('./product-lines-page.tsx').then((m) => ({ default: m.ProductLinesPage }))),
    },
    {
      path: '/product-lines/:id',
      page: lazy(() => import('./product-line-page.tsx').then((m) => ({ default: m.ProductLinePage }))),
    },
    {
      path: '/cockpit/:kind/:id',
      page: lazy(() => import('./cockpit-page.tsx').then((m) => ({ default: m.CockpitPage }))),
    },
  ],
  create: {
    label: () => say(productLinesTexts, 'create'),
    action: 'productLine.create',
    form: lazy(() => import('./product-line-form.tsx').then((m) => ({ default: m.ProductLineForm }))),
  },
};
