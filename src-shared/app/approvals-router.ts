import { createApprovalsRouter } from '../features/approvals/approvals.router.ts';

/** For hosts: `approvals.*`, with the host's own way to ask for a password anew. */
export const approvalsRouterOf = createApprovalsRouter;
