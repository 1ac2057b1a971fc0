import { IconAdjustments, IconBucketDroplet, IconPool } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { poolAdminTexts } from './pool-admin.texts.ts';
import { poolsTexts } from './pools.texts.ts';

export const poolsRoom: Room = {
  id: 'pools',
  group: 'customers',
  path: '/pools',
  label: () => say(poolsTexts, 'title'),
  icon: IconPool,
  action: 'customer.view',
  pages: [
    { path: '/pools', page: lazy(() => import('./pool-page.tsx').then((m) => ({ default: m.PoolPage }))) },
    {
      path: '/pools/upcoming',
      page: lazy(() => import('./upcoming-page.tsx').then((m) => ({ default: m.UpcomingPage }))),
    },
  ],
  places: [{ label: () => say(poolsTexts, 'upcoming'), path: '/pools/upcoming', action: 'customer.view' }],
};

export const leadPoolsRoom: Room = {
  id: 'leadPools',
  group: 'customers',
  path: '/pools/leads',
  label: () => say(poolsTexts, 'leadTitle'),
  icon: IconBucketDroplet,
  action: 'lead.view',
  pages: [
    {
      path: '/pools/leads',
      page: lazy(() => import('./lead-pool-page.tsx').then((m) => ({ default: m.LeadPoolPage }))),
    },
  ],
};

/** Setting up pools and the rules of leads. */
export const poolAdminRoom: Room = {
  id: 'poolAdmin',
  group: 'system',
  path: '/pools/settings',
  label: () => say(poolAdminTexts, 'title'),
  icon: IconAdjustments,
  action: 'pool.manage',
  pages: [
    {
      path: '/pools/settings',
      page: lazy(() => import('./pool-admin-page.tsx').then((m) => ({ default: m.PoolAdminPage }))),
    },
    {
      path: '/pools/lead-rules',
      page: lazy(() => import('./lead-rules-page.tsx').then((m) => ({ default: m.LeadRulesPage }))),
    },
  ],
  places: [{ label: () => say(poolAdminTexts, 'leadRules'), path: '/pools/lead-rules', action: 'pool.manage' }],
};
