import { defineCommand } from '../../ledger/command.ts';
import { inputOf } from '../../ledger/input-of.ts';
import { confirmReceipt, rejectReceipt, submitReceipt, withdrawReceipt } from './change-receipt-state.ts';
import { createPlans } from './create-plans.ts';
import { createReceipt } from './create-receipt.ts';
import { editPlan, markCondition } from './edit-plan.ts';
import { editReceipt } from './edit-receipt.ts';
import { endPlan } from './end-plan.ts';
import { keptPlans, keptReceipts } from './keep-receivables.ts';
import { receiptsContract as receipts } from './receipts.contract.ts';
import { receivablesContract as plans } from './receivables.contract.ts';
import { createRefund } from './refund.ts';
import { allocateReceipt, reverseReceipt } from './reverse-receipt.ts';
import { saveBankAccount } from './save-bank-account.ts';

export const receivablesCommands = {
  'receivables.create': defineCommand(inputOf(plans.create), createPlans),
  'receivables.edit': defineCommand(inputOf(plans.edit), editPlan),
  'receivables.mark': defineCommand(inputOf(plans.mark), markCondition),
  'receivables.void': defineCommand(inputOf(plans.void), endPlan('void')),
  'receivables.writeOff': defineCommand(inputOf(plans.writeOff), endPlan('bad')),
  'receivables.assign': defineCommand(inputOf(plans.assign), keptPlans.assign),
  'receivables.tag': defineCommand(inputOf(plans.tag), keptPlans.tag),
  'receivables.remove': defineCommand(inputOf(plans.remove), keptPlans.remove),
  'receivables.restore': defineCommand(inputOf(plans.restore), keptPlans.restore),
  'receipts.create': defineCommand(inputOf(receipts.create), createReceipt),
  'receipts.refund': defineCommand(inputOf(receipts.refund), createRefund),
  'receipts.edit': defineCommand(inputOf(receipts.edit), editReceipt),
  'receipts.submit': defineCommand(inputOf(receipts.submit), submitReceipt),
  'receipts.withdraw': defineCommand(inputOf(receipts.withdraw), withdrawReceipt),
  'receipts.confirm': defineCommand(inputOf(receipts.confirm), confirmReceipt),
  'receipts.reject': defineCommand(inputOf(receipts.reject), rejectReceipt),
  'receipts.reverse': defineCommand(inputOf(receipts.reverse), reverseReceipt),
  'receipts.allocate': defineCommand(inputOf(receipts.allocate), allocateReceipt),
  'receipts.assign': defineCommand(inputOf(receipts.assign), keptReceipts.assign),
  'receipts.tag': defineCommand(inputOf(receipts.tag), keptReceipts.tag),
  'receipts.remove': defineCommand(inputOf(receipts.remove), keptReceipts.remove),
  'receipts.restore': defineCommand(inputOf(receipts.restore), keptReceipts.restore),
  'receipts.saveAccount': defineCommand(inputOf(receipts.saveAccount), saveBankAccount),
};
