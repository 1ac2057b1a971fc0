import { IconUsersGroup } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { adminTexts } from './admin.texts.ts';

const adminPage = lazy(() => import('./admin-page.tsx').then((m) => ({ default: m.AdminPage })));

export const adminRoom: Room = {
  id: 'people',
  group: 'system',
  path: '/people',
  label: () => say(adminTexts, 'title'),
  icon: IconUsersGroup,
  letter: 'u',
  action: 'user.view',
  places: [
    { label: () => say(adminTexts, 'roles'), path: '/people/roles', action: 'role.view' },
    { label: () => say(adminTexts, 'organisation'), path: '/people/organisation', action: 'department.view' },
    { label: () => say(adminTexts, 'posts'), path: '/people/posts', action: 'department.view' },
    { label: () => say(adminTexts, 'departments'), path: '/people/departments', action: 'department.view' },
    { label: () => say(adminTexts, 'branches'), path: '/people/branches', action: 'branch.view' },
    { label: () => say(adminTexts, 'reviews'), path: '/people/reviews', action: 'user.edit' },
  ],
  pages: [
    { path: '/people', page: adminPage },
    { path: '/people/:part', page: adminPage },
    {
      path: '/people/users/:id/handover',
      page: lazy(() => import('../handovers/handover-page.tsx').then((m) => ({ default: m.HandoverPage }))),
    },
    {
      path: '/people/users/:id/rights',
      page: lazy(() => import('../rights/effective-page.tsx').then((m) => ({ default: m.EffectivePage }))),
    },
    {
      path: '/people/reviews/:id',
      page: lazy(() => import('../reviews/review-page.tsx').then((m) => ({ default: m.ReviewPage }))),
    },
    { path: '/people/users/:id', page: lazy(() => import('./user-page.tsx').then((m) => ({ default: m.UserPage }))) },
    {
      path: '/people/departments/:id',
      page: lazy(() => import('./department-page.tsx').then((m) => ({ default: m.DepartmentPage }))),
    },
    {
      path: '/people/branches/:id',
      page: lazy(() => import('./branch-page.tsx').then((m) => ({ default: m.BranchPage }))),
    },
    { path: '/people/roles/:id', page: lazy(() => import('./role-page.tsx').then((m) => ({ default: m.RolePage }))) },
  ],
};
