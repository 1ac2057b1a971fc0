import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { type Actor, isAllowed, type Scope } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';

type On<Row, Action extends string> = Result<Permitted<Row, Action>, NotAllowed>;

export function permitCreate(actor: Actor): On<undefined, 'invoice.create'> {
  return permitAction(actor, 'invoice.create');
}

export function permitEdit<Row extends Scope & { readonly id: string }>(actor: Actor, row: Row) {
  return permitInScope(actor, 'invoice', row, 'invoice.edit');
}

/** Saying that a title is right is for those who issue by it. */
export function permitVerify<Row extends Scope & { readonly id: string }>(actor: Actor, row: Row) {
  return permitInScope(actor, 'invoice', row, 'invoice.issue');
}

export function permitDelete<Row extends Scope & { readonly id: string }>(actor: Actor, row: Row) {
  return permitInScope(actor, 'invoice', row, 'invoice.delete');
}

export function permitEntities(actor: Actor): On<undefined, 'taxEntity.edit'> {
  return permitAction(actor, 'taxEntity.edit');
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'invoice.view');
}

export function permitViewEntities(actor: Actor): boolean {
  return isAllowed(actor, 'taxEntity.view') || permitView(actor);
}
