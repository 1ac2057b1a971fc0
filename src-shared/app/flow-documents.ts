import { contractFlow } from '../features/contracts/contract-flow.repository.ts';
import { customerFlow } from '../features/customers/customer-flow.repository.ts';
import type { FlowDocument } from '../features/flows/flow-document.repository.ts';
import { applicationFlow } from '../features/invoices/application-flow.repository.ts';
import { deliveryFlow, returnFlow } from '../features/orders/delivery-flow.repository.ts';
import { orderOrChangeFlow } from '../features/orders/order-change-flow.repository.ts';
import { quoteFlow } from '../features/quotes/quote-flow.repository.ts';
import { planFlow } from '../features/receivables/plan-flow.repository.ts';
import { receiptFlow } from '../features/receivables/receipt-flow.repository.ts';
import { redRequestFlow } from '../features/red-requests/red-request-flow.repository.ts';

/** Every document that can go through an approval. A room adds its own here, one line. */
export const flowDocuments: readonly FlowDocument[] = [
  customerFlow,
  quoteFlow,
  contractFlow,
  orderOrChangeFlow,
  deliveryFlow,
  returnFlow,
  receiptFlow,
  planFlow,
  applicationFlow,
  redRequestFlow,
];

export const flowDocumentsByType: ReadonlyMap<string, FlowDocument> = new Map(
  flowDocuments.map((document) => [document.docType, document]),
);
