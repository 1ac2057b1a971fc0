import type { NotAllowed } from '../../kernel/refusals.ts';
import { type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';
import type { ContractRecord } from './contracts.repository.ts';

type Permit = (actor: Actor, contract: ContractRecord) => Result<Permitted<ContractRecord, string>, NotAllowed>;

const permit =
  (verb: string): Permit =>
  (actor, contract) =>
    permitInScope(actor, 'contract', contract, `contract.${verb}`);

/** Anybody who may make contracts makes their own; one for a colleague needs the right to assign. */
export function permitCreate(actor: Actor, ownerId: string): Result<Permitted<undefined, string>, NotAllowed> {
  if (ownerId !== actor.userId && !isAllowed(actor, 'contract.assign')) {
    return refuse({ code: 'NOT_ALLOWED', action: 'contract.assign' });
  }
  return permitAction(actor, 'contract.create');
}

export const permitEdit = permit('edit');
/** Writing down that a side has signed. */
export const permitSign = permit('sign');
/** Changing what both sides have signed. */
export const permitChange = permit('change');
/** Ending it before its time, or as if it had never been. */
export const permitVoid = permit('void');
export const permitAssign = permit('assign');
export const permitDelete = permit('delete');

/** Paper leaves the program like a file: who may export may print. */
export function permitPaper(actor: Actor, contract: ContractRecord): ReturnType<Permit> {
  return permit(isAllowed(actor, 'contract.export') ? 'export' : 'print')(actor, contract);
}

/** Whether the actor may read contracts at all; which ones is the scope's answer. */
export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'contract.view');
}
