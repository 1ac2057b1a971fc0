import { chinaDate } from '../../kernel/china/dates.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { SubmitRefusal } from '../flows/instance.model.ts';
import { submitToFlow } from '../flows/submit-to-flow.repository.ts';
import { checkContent } from './check-contract.repository.ts';
import { contractFlow } from './contract-flow.repository.ts';
import {
  type ContractNotFound,
  type ContractStateRefused,
  type ContractStatus,
  checkContractStep,
} from './contract-states.model.ts';
import { applyContractChange, contractTrail } from './contract-trail.repository.ts';
import { permitChange, permitEdit } from './contracts.policy.ts';
import { findContract, refreshContract } from './contracts.repository.ts';
import { contracts } from './contracts.tables.ts';

interface SubmitInput {
  readonly id: string;
  /** People whom a node of the flow leaves to the submitter. */
  readonly chosen?: Readonly<Record<string, readonly string[]>> | undefined;
}

type Common = ContractNotFound | NotAllowed | ContractStateRefused;
type Submitted = Result<Written & { status: ContractStatus }, Common | FieldInvalid | SubmitRefusal>;

/** A complete contract goes to be signed, or waits for the approval that the company's rules ask for. */
export function submitContract(tx: WriteTx, actor: Actor, { id, chosen }: SubmitInput): Submitted {
  const contract = findContract(tx, id);
  if (!contract) return refuse({ code: 'CONTRACT_NOT_FOUND' });
  const permit = permitEdit(actor, contract);
  if (!permit.ok) return permit;
  const step = checkContractStep(contract, 'submit', chinaDate(tx.at));
  if (!step.ok) return step;
  const content = checkContent(tx, contract);
  if (!content.ok) return content;
  tx.update(contracts, id, { reason: null });
  const submitted = submitToFlow(tx, actor, contractFlow, { id, chosen });
  if (!submitted.ok) return submitted;
  const status = submitted.value.instanceId === null ? step.value : 'pending';
  tx.update(contracts, id, { status });
  return ok({ id, commandId: tx.command.id, status });
}

/** What was changed counts, or waits for an approval like a new contract. */
export function applyChange(tx: WriteTx, actor: Actor, { id, chosen }: SubmitInput): Submitted {
  const contract = findContract(tx, id);
  if (!contract) return refuse({ code: 'CONTRACT_NOT_FOUND' });
  const permit = permitChange(actor, contract);
  if (!permit.ok) return permit;
  const step = checkContractStep(contract, 'applyChange', chinaDate(tx.at));
  if (!step.ok) return step;
  const content = checkContent(tx, contract);
  if (!content.ok) return content;
  const submitted = submitToFlow(tx, actor, contractFlow, { id, chosen });
  if (!submitted.ok) return submitted;
  const isWaiting = submitted.value.instanceId !== null;
  if (!isWaiting) applyContractChange(tx, contract);
  return ok({ id, commandId: tx.command.id, status: isWaiting ? ('pending' as const) : step.value });
}

interface ChangeInput {
  readonly id: string;
  readonly reason: string;
}

/** 变更: what was signed can be edited; how it was is kept, and comes back exactly if the change is dropped. */
export function beginChange(tx: WriteTx, actor: Actor, { id, reason }: ChangeInput): Result<Written, Common> {
  const contract = findContract(tx, id);
  if (!contract) return refuse({ code: 'CONTRACT_NOT_FOUND' });
  const permit = permitChange(actor, contract);
  if (!permit.ok) return permit;
  const step = checkContractStep(contract, 'beginChange', chinaDate(tx.at));
  if (!step.ok) return step;
  contractTrail.begin(tx, contract, reason);
  tx.update(contracts, id, { status: step.value, heldFrom: contract.status });
  return ok({ id, commandId: tx.command.id });
}

/** The contract is exactly what was signed. */
export function dropChange(tx: WriteTx, actor: Actor, { id }: { readonly id: string }): Result<Written, Common> {
  const contract = findContract(tx, id);
  if (!contract) return refuse({ code: 'CONTRACT_NOT_FOUND' });
  const permit = permitChange(actor, contract);
  if (!permit.ok) return permit;
  const step = checkContractStep(contract, 'dropChange', chinaDate(tx.at));
  if (!step.ok) return step;
  contractTrail.drop(tx, contract);
  tx.update(contracts, id, { status: step.value, heldFrom: null });
  refreshContract(tx, id);
  return ok({ id, commandId: tx.command.id });
}
