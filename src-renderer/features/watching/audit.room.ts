import { IconListSearch } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { watchingTexts } from './watching.texts.ts';

export const auditRoom: Room = {
  id: 'audit',
  group: 'system',
  path: '/system/audit',
  label: () => say(watchingTexts, 'audit'),
  icon: IconListSearch,
  action: 'audit.view',
  pages: [
    { path: '/system/audit', page: lazy(() => import('./audit-page.tsx').then((m) => ({ default: m.AuditPage }))) },
  ],
};
