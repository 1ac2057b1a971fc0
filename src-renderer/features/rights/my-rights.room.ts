import { IconShieldCheck } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { seeingTexts } from './seeing.texts.ts';

/** Everybody's own rights, found by Ctrl+K and in the person's menu. */
export const myRightsRoom: Room = {
  id: 'myRights',
  group: 'system',
  isImpersonal: true,
  path: '/my-rights',
  label: () => say(seeingTexts, 'myRights'),
  icon: IconShieldCheck,
  isUnlisted: true,
  pages: [
    { path: '/my-rights', page: lazy(() => import('./effective-page.tsx').then((m) => ({ default: m.MyRightsPage }))) },
  ],
};
