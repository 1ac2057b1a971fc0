import { IconMagnet } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { leadsTexts } from './leads.texts.ts';

export const leadsRoom: Room = {
  id: 'leads',
  group: 'sales',
  path: '/leads',
  label: () => say(leadsTexts, 'title'),
  icon: IconMagnet,
  letter: 'l',
  action: 'lead.view',
  pages: [
    { path: '/leads', page: lazy(() => import('./leads-page.tsx').then((m) => ({ default: m.LeadsPage }))) },
    { path: '/leads/:id', page: lazy(() => import('./lead-page.tsx').then((m) => ({ default: m.LeadPage }))) },
  ],
  create: {
    label: () => say(leadsTexts, 'create'),
    action: 'lead.create',
    form: lazy(() => import('./lead-form.tsx').then((m) => ({ default: m.LeadForm }))),
  },
  onPhone: true,
};
