import { IconCategory } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { catalogueTexts } from './catalogue.texts.ts';

const page = lazy(() => import('./catalogue-page.tsx').then((m) => ({ default: m.CataloguePage })));

export const catalogueRoom: Room = {
  id: 'catalogue',
  group: 'sales',
  isImpersonal: true,
  path: '/catalogue',
  label: () => say(catalogueTexts, 'title'),
  icon: IconCategory,
  action: ['product.catalogue', 'taxRate.edit', 'taxRate.confirm'],
  pages: [
    { path: '/catalogue', page },
    { path: '/catalogue/:part', page },
  ],
  places: [{ label: () => say(catalogueTexts, 'taxRates'), path: '/catalogue/taxRates', action: 'taxRate.view' }],
};
