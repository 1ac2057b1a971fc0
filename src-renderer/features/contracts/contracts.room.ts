import { IconWritingSign } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { contractsTexts } from './contracts.texts.ts';

export const contractsRoom: Room = {
  id: 'contracts',
  group: 'sales',
  path: '/contracts',
  label: () => say(contractsTexts, 'title'),
  icon: IconWritingSign,
  action: 'contract.view',
  pages: [
    {
      path: '/contracts',
      page: lazy(() => import('./contracts-page.tsx').then((m) => ({ default: m.ContractsPage }))),
    },
    {
      path: '/contracts/expiring',
      page: lazy(() => import('./contracts-page.tsx').then((m) => ({ default: m.ExpiringPage }))),
    },
    {
      path: '/contracts/:id',
      page: lazy(() => import('./contract-page.tsx').then((m) => ({ default: m.ContractPage }))),
    },
    {
      path: '/contracts/:id/lines',
      page: lazy(() => import('./contract-lines-page.tsx').then((m) => ({ default: m.ContractLinesPage }))),
    },
  ],
  create: {
    label: () => say(contractsTexts, 'create'),
    action: 'contract.create',
    form: lazy(() => import('./contract-form.tsx').then((m) => ({ default: m.ContractForm }))),
  },
  places: [{ label: () => say(contractsTexts, 'expiring'), path: '/contracts/expiring', action: 'contract.view' }],
};
