import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { approvalsContract } from './approvals.contract.ts';
import { claimApproval, confirmAlone, decideApproval, finishApproval, withdrawApproval } from './decide-approval.ts';
import { requestApproval } from './request-approval.ts';

const byId = z.object({ id });

export const approvalsCommands = {
  'approvals.request': defineCommand(inputOf(approvalsContract.request), requestApproval),
  'approvals.decide': defineCommand(inputOf(approvalsContract.decide), decideApproval),
  'approvals.withdraw': defineCommand(inputOf(approvalsContract.withdraw), withdrawApproval),
  'approvals.confirm': defineCommand(byId, confirmAlone),
  'approvals.claim': defineCommand(byId, claimApproval),
  'approvals.finish': defineCommand(z.object({ id, outcome: z.string().max(60) }), finishApproval),
};
