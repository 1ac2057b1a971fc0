import type { FlowDocType } from '#shared/features/flows/flow-facts.model.ts';
import type { InstanceState, TaskState } from '#shared/features/flows/instance.model.ts';
import type { Tone } from '../../ui/state-badge.tsx';

export const instanceTones = {
  pending: 'waiting',
  passed: 'done',
  rejected: 'lost',
  withdrawn: 'draft',
  terminated: 'draft',
} as const satisfies Record<InstanceState, Tone>;

export const taskTones = {
  waiting: 'draft',
  open: 'waiting',
  agreed: 'done',
  rejected: 'lost',
  returned: 'warn',
  moved: 'draft',
  skipped: 'done',
  cancelled: 'draft',
  read: 'done',
} as const satisfies Record<TaskState, Tone>;

const paths: Readonly<Record<FlowDocType, string>> = {
  quote: '/quotes',
  contract: '/contracts',
  order: '/orders',
  delivery: '/deliveries',
  return: '/returns',
  receipt: '/receipts',
  receivable: '/receivables',
  invoiceApplication: '/invoice-applications',
  redRequest: '/red-requests',
  opportunity: '/opportunities',
  customer: '/customers',
};

/** Where the document is read. */
export function documentPath(docType: FlowDocType, id: string): string {
  return `${paths[docType]}/${id}`;
}
