import type { TaskRow } from '#shared/features/tasks/tasks.contract.ts';

const relatedPaths = {
  lead: 'leads',
  customer: 'customers',
  contact: 'contacts',
  opportunity: 'opportunities',
} as const;

/** The page of the record a task belongs to. */
export function relatedPath(task: Pick<TaskRow, 'relatedType' | 'relatedId'>): string | undefined {
  return task.relatedType && task.relatedId ? `/${relatedPaths[task.relatedType]}/${task.relatedId}` : undefined;
}
