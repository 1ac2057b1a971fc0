import { IconTargetArrow } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { opportunitiesTexts } from './opportunities.texts.ts';

export const opportunitiesRoom: Room = {
  id: 'opportunities',
  group: 'sales',
  path: '/opportunities',
  label: () => say(opportunitiesTexts, 'title'),
  icon: IconTargetArrow,
  letter: 'o',
  action: 'opportunity.view',
  pages: [
    {
      path: '/opportunities',
      page: lazy(() => import('./opportunities-page.tsx').then((m) => ({ default: m.OpportunitiesPage }))),
    },
    {
      path: '/opportunities/forecast',
      page: lazy(() => import('./forecast-page.tsx').then((m) => ({ default: m.ForecastPage }))),
    },
    {
      path: '/opportunities/analysis',
      page: lazy(() => import('./analysis-page.tsx').then((m) => ({ default: m.AnalysisPage }))),
    },
    {
      path: '/opportunities/pipelines',
      page: lazy(() => import('./pipelines-page.tsx').then((m) => ({ default: m.PipelinesPage }))),
    },
    {
      path: '/opportunities/:id',
      page: lazy(() => import('./opportunity-page.tsx').then((m) => ({ default: m.OpportunityPage }))),
    },
  ],
  create: {
    label: () => say(opportunitiesTexts, 'create'),
    action: 'opportunity.create',
    form: lazy(() => import('./opportunity-form.tsx').then((m) => ({ default: m.OpportunityForm }))),
  },
  places: [
    { label: () => say(opportunitiesTexts, 'forecast'), path: '/opportunities/forecast' },
    { label: () => say(opportunitiesTexts, 'analysis'), path: '/opportunities/analysis' },
    { label: () => say(opportunitiesTexts, 'pipelines'), path: '/opportunities/pipelines', action: 'pipeline.edit' },
  ],
};
