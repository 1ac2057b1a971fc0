import { IconDatabaseExport } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { backupsTexts } from './backups.texts.ts';

export const backupsRoom: Room = {
  id: 'backups',
  group: 'system',
  isImpersonal: true,
  path: '/system/backups',
  label: () => say(backupsTexts, 'title'),
  icon: IconDatabaseExport,
  letter: 'b',
  pages: [
    {
      path: '/system/backups',
      page: lazy(() => import('./backups-page.tsx').then((m) => ({ default: m.BackupsPage }))),
    },
  ],
};
