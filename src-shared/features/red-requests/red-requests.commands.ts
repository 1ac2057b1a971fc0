import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { editRedRequest } from './edit-red-request.ts';
import { issueRedInvoice } from './issue-red-invoice.ts';
import { redRequestsContract as contract } from './red-requests.contract.ts';
import { createRedRequest } from './save-red-request.ts';
import {
  approveRedRequest,
  rejectRedRequest,
  reportBureauState,
  submitRedRequest,
  withdrawRedRequest,
} from './step-red-request.ts';

export const redRequestsCommands = {
  'redRequests.create': defineCommand(inputOf(contract.create), createRedRequest),
  'redRequests.edit': defineCommand(inputOf(contract.edit), editRedRequest),
  'redRequests.submit': defineCommand(inputOf(contract.submit), submitRedRequest),
  'redRequests.approve': defineCommand(inputOf(contract.approve), approveRedRequest),
  'redRequests.reject': defineCommand(inputOf(contract.reject), rejectRedRequest),
  'redRequests.withdraw': defineCommand(inputOf(contract.withdraw), withdrawRedRequest),
  'redRequests.report': defineCommand(inputOf(contract.report), reportBureauState),
  'redRequests.issue': defineCommand(inputOf(contract.issue), issueRedInvoice),
};
