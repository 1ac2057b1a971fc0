import { IconShieldCheck } from '@tabler/icons-react';
import { lazy } from 'react';
import { postureViewActions } from '#shared/features/posture/finding.model.ts';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { postureTexts } from './posture.texts.ts';

export const postureRoom: Room = {
  id: 'posture',
  group: 'system',
  isImpersonal: true,
  path: '/system/security',
  label: () => say(postureTexts, 'title'),
  icon: IconShieldCheck,
  action: postureViewActions,
  pages: [
    {
      path: '/system/security',
      page: lazy(() => import('./posture-page.tsx').then((m) => ({ default: m.PosturePage }))),
    },
  ],
};
