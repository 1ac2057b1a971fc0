import { IconPackage } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { productsTexts } from './products.texts.ts';

export const productsRoom: Room = {
  id: 'products',
  group: 'sales',
  path: '/products',
  label: () => say(productsTexts, 'title'),
  icon: IconPackage,
  letter: 'm',
  action: 'product.view',
  pages: [
    { path: '/products', page: lazy(() => import('./products-page.tsx').then((m) => ({ default: m.ProductsPage }))) },
    { path: '/products/:id', page: lazy(() => import('./product-page.tsx').then((m) => ({ default: m.ProductPage }))) },
  ],
  create: {
    label: () => say(productsTexts, 'create'),
    action: 'product.create',
    form: lazy(() => import('./product-form.tsx').then((m) => ({ default: m.ProductForm }))),
  },
};
