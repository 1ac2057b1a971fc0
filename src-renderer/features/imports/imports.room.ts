import { IconTableImport } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { importsTexts } from './imports.texts.ts';

const newImport = lazy(() => import('./new-import-page.tsx').then((m) => ({ default: m.NewImportPage })));

export const importsRoom: Room = {
  id: 'imports',
  group: 'system',
  path: '/imports',
  label: () => say(importsTexts, 'title'),
  icon: IconTableImport,
  letter: 'i',
  action: 'customer.import',
  pages: [
    { path: '/imports', page: lazy(() => import('./imports-page.tsx').then((m) => ({ default: m.ImportsPage }))) },
    { path: '/imports/new/:module?', page: newImport },
    {
      path: '/imports/:id/:step?',
      page: lazy(() => import('./import-page.tsx').then((m) => ({ default: m.ImportPage }))),
    },
  ],
};
