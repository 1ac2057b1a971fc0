import { type Actor, isAllowed, type Scope } from '../../kernel/scope.ts';
import { permitInScope } from '../../reading/permitted.ts';

/** Batches and their results are those people's who issue. */
export function permitIssue<Row extends Scope & { readonly id: string }>(actor: Actor, row: Row) {
  return permitInScope(actor, 'invoice', row, 'invoice.issue');
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'invoice.view');
}

/** What goes to the bureau leaves the house. */
export function permitExchange(actor: Actor): boolean {
  return isAllowed(actor, 'invoice.issue');
}
