import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { type Actor, isAllowed, type Scope } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';

type Row = Scope & { readonly id: string };

/** Anybody who may ask for invoices asks in their own name; in a colleague's needs the right to assign. */
export function permitCreate(actor: Actor): Result<Permitted<undefined, 'invoice.create'>, NotAllowed> {
  return permitAction(actor, 'invoice.create');
}

export function permitEdit<Subject extends Row>(actor: Actor, row: Subject) {
  return permitInScope(actor, 'invoice', row, 'invoice.edit');
}

export function permitApprove<Subject extends Row>(actor: Actor, row: Subject) {
  return permitInScope(actor, 'invoice', row, 'invoice.approve');
}

/** Numbers, deliveries, voids and red invoices are those people's who issue. */
export function permitIssue<Subject extends Row>(actor: Actor, row: Subject) {
  return permitInScope(actor, 'invoice', row, 'invoice.issue');
}

export function permitAssign<Subject extends Row>(actor: Actor, row: Subject) {
  return permitInScope(actor, 'invoice', row, 'invoice.assign');
}

export function permitDelete<Subject extends Row>(actor: Actor, row: Subject) {
  return permitInScope(actor, 'invoice', row, 'invoice.delete');
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'invoice.view');
}
