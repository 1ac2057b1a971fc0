import type { FlowDocument } from '../flows/flow-document.repository.ts';
import { applyNow, dropNow } from './change-order.repository.ts';
import { orderFlow } from './order-flow.repository.ts';
import { findOpenChange } from './orders.repository.ts';

/**
 * An order under approval, or a change of one. An order that is changed stays the order that is owed for: it keeps its
 * state while somebody decides, the change counts when it passes, and the order is what it was when it does not.
 */
export const orderOrChangeFlow: FlowDocument = {
  ...orderFlow,
  notContent: [...orderFlow.notContent, 'version'],
  facts: (row, db) => {
    const facts = orderFlow.facts(row, db);
    const reasons = Array.isArray(facts.reasons) ? facts.reasons : [];
    return findOpenChange(db, String(row.id)) ? { ...facts, reasons: [...reasons, 'change'] } : facts;
  },
  onSubmit: (tx, id) => {
    if (!findOpenChange(tx, id)) orderFlow.onSubmit(tx, id);
  },
  onPass: (tx, id) => {
    if (findOpenChange(tx, id)) applyNow(tx, id);
    else orderFlow.onPass(tx, id);
  },
  onReject: (tx, id) => {
    if (findOpenChange(tx, id)) dropNow(tx, id);
    else orderFlow.onReject(tx, id);
  },
  onWithdraw: (tx, id) => {
    if (!findOpenChange(tx, id)) orderFlow.onWithdraw(tx, id);
  },
};
