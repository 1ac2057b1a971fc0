import type { ApprovalState } from '#shared/features/approvals/approval.model.ts';
import type { Tone } from '../../ui/state-badge.tsx';

export const approvalTones: Readonly<Record<ApprovalState, Tone>> = {
  waiting: 'waiting',
  approved: 'active',
  refused: 'lost',
  withdrawn: 'lost',
  expired: 'lost',
  done: 'done',
  failed: 'warn',
};
