import { implement } from '@orpc/server';
import { answer } from '../../app/answer.ts';
import { executeAs, type Session } from '../../app/session.ts';
import type { Result } from '../../kernel/result.ts';
import { approvalsCommands } from './approvals.commands.ts';
import { approvalsContract } from './approvals.contract.ts';
import { findApprovalContent, listApprovals } from './list-approvals.ts';

const os = implement(approvalsContract).$context<Session>();

type Proof = { readonly password: string; readonly code?: string | undefined };
type NotProven = { readonly code: 'SERVER_DECIDES' } | { readonly code: 'PROOF_FAILED' };

/** `prove` asks the host for the person's password anew. */
export const createApprovalsRouter = (prove: (session: Session, proof: Proof) => Promise<Result<void, NotProven>>) => ({
  list: os.list.handler(({ context: { app, actor } }) => listApprovals(app.db, actor, app.ports.clock.now())),
  get: os.get.handler(({ input, context: { app, actor }, errors }) => {
    const found = findApprovalContent(app.db, actor, input.id, app.ports.clock.now());
    if (!found) throw errors.APPROVAL_NOT_FOUND();
    return found;
  }),
  request: os.request.handler(({ input, context, errors }) =>
    answer(executeAs(context, approvalsCommands, 'approvals.request', input), errors),
  ),
  decide: os.decide.handler(({ input, context, errors }) =>
    answer(executeAs(context, approvalsCommands, 'approvals.decide', input), errors),
  ),
  withdraw: os.withdraw.handler(({ input, context, errors }) =>
    answer(executeAs(context, approvalsCommands, 'approvals.withdraw', input), errors),
  ),
  confirmAlone: os.confirmAlone.handler(async ({ input, context, errors }) => {
    answer(await prove(context, input), errors);
    return answer(executeAs(context, approvalsCommands, 'approvals.confirm', { id: input.id }), errors);
  }),
});
