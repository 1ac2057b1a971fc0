import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';
import type { DocType } from './number.model.ts';

/** Whoever may make records of the noun gives numbers of the document type. */
export const nounOfDocType: Readonly<Record<DocType, string>> = {
  quote: 'quote',
  contract: 'contract',
  order: 'order',
  delivery: 'order',
  return: 'order',
  receipt: 'receivable',
  invoiceApplication: 'invoice',
  redRequest: 'invoice',
  lead: 'lead',
  customer: 'customer',
  opportunity: 'opportunity',
  product: 'product',
};

export function permitManage(actor: Actor): Result<Permitted<undefined, 'number.manage'>, NotAllowed> {
  return permitAction(actor, 'number.manage');
}
