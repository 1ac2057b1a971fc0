import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { type Actor, isAllowed, type Scope } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';

type Held = Scope & { readonly id: string };
type On<Row, Verb extends string> = Result<Permitted<Row, `receivable.${Verb}`>, NotAllowed>;
const permit =
  <const Verb extends string>(verb: Verb) =>
  <Row extends Held>(actor: Actor, row: Row): On<Row, Verb> =>
    permitInScope(actor, 'receivable', row, `receivable.${verb}`);

export const permitEdit = permit('edit');
export const permitAssign = permit('assign');
export const permitDelete = permit('delete');
/** Saying that the money is there, or is not. */
export const permitConfirm = permit('confirm');
/** Reversing what was confirmed, and paying back. */
export const permitReverse = permit('reverse');
/** Giving up money: a period is void or a bad debt. */
export const permitWriteOff = permit('writeOff');

export function permitCreate(actor: Actor): Result<Permitted<undefined, 'receivable.create'>, NotAllowed> {
  return permitAction(actor, 'receivable.create');
}

/** The company's own accounts. */
export function permitAccounts(actor: Actor): Result<Permitted<undefined, 'receivable.account'>, NotAllowed> {
  return permitAction(actor, 'receivable.account');
}

export function permitPrint(actor: Actor): Result<Permitted<undefined, 'receivable.print'>, NotAllowed> {
  return permitAction(actor, 'receivable.print');
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'receivable.view');
}
