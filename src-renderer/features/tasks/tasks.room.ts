import { IconChecklist } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Room } from '../../app/room.ts';
import { say } from '../../ui/texts.ts';
import { tasksTexts } from './tasks.texts.ts';

export const tasksRoom: Room = {
  id: 'tasks',
  group: 'workbench',
  path: '/tasks',
  label: () => say(tasksTexts, 'title'),
  icon: IconChecklist,
  letter: 't',
  action: 'task.view',
  pages: [
    { path: '/tasks', page: lazy(() => import('./tasks-page.tsx').then((m) => ({ default: m.TasksPage }))) },
    { path: '/tasks/:id', page: lazy(() => import('./task-page.tsx').then((m) => ({ default: m.TaskPage }))) },
  ],
  create: {
    label: () => say(tasksTexts, 'create'),
    action: 'task.create',
    form: lazy(() => import('./task-form.tsx').then((m) => ({ default: m.TaskForm }))),
  },
  onPhone: true,
};
