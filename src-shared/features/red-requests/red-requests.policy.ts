import { type Actor, isAllowed, type Scope } from '../../kernel/scope.ts';
import { permitInScope } from '../../reading/permitted.ts';

type Row = Scope & { readonly id: string };

/** Whoever may edit an invoice's application may ask to have it taken back. */
export function permitEdit<Subject extends Row>(actor: Actor, row: Subject) {
  return permitInScope(actor, 'invoice', row, 'invoice.edit');
}

export function permitApprove<Subject extends Row>(actor: Actor, row: Subject) {
  return permitInScope(actor, 'invoice', row, 'invoice.approve');
}

/** What the bureau says, and the red invoice's number, are those people's who issue. */
export function permitIssue<Subject extends Row>(actor: Actor, row: Subject) {
  return permitInScope(actor, 'invoice', row, 'invoice.issue');
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'invoice.view');
}
