import { IconClipboardCheck } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { flowsTexts } from './flows.texts.ts';

const boxPage = lazy(() => import('./flows-page.tsx').then((m) => ({ default: m.FlowsPage })));

/** Approvals are for everybody: whoever is asked decides, whatever their role. */
export const flowsRoom: Room = {
  id: 'flows',
  group: 'workbench',
  path: '/flows',
  label: () => say(flowsTexts, 'title'),
  icon: IconClipboardCheck,
  letter: 'v',
  places: [
    { label: () => say(flowsTexts, 'box_submitted'), path: '/flows/submitted' },
    { label: () => say(flowsTexts, 'box_done'), path: '/flows/done' },
    { label: () => say(flowsTexts, 'box_copies'), path: '/flows/copies' },
    { label: () => say(flowsTexts, 'designer'), path: '/flow-designs', action: 'flow.manage' },
  ],
  pages: [
    {
      path: '/flow-designs',
      page: lazy(() => import('./designs-page.tsx').then((m) => ({ default: m.DesignsPage }))),
    },
    {
      path: '/flow-designs/:id',
      page: lazy(() => import('./design-page.tsx').then((m) => ({ default: m.DesignPage }))),
    },
    { path: '/flows', page: boxPage },
    { path: '/flows/:box', page: boxPage },
  ],
};
