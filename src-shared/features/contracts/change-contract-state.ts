import { chinaDate } from '../../kernel/china/dates.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import { voidPlansOfContract } from '../receivables/start-plans.repository.ts';
import type { ContractInUse, signingSides } from './contract.model.ts';
import {
  type ContractAction,
  type ContractNotFound,
  type ContractStateRefused,
  checkContractStep,
} from './contract-states.model.ts';
import { takeEffect } from './contract-trail.repository.ts';
import { permitEdit, permitSign, permitVoid } from './contracts.policy.ts';
import { type ContractRecord, findContract, progressOf } from './contracts.repository.ts';
import { contracts } from './contracts.tables.ts';

interface StepInput {
  readonly id: string;
  readonly reason?: string | undefined;
}

type Common = ContractNotFound | NotAllowed | ContractStateRefused;
type Stepped<More = never> = Result<Written, Common | More>;

/** One step of the table with what it writes down. */
function takeStep(
  tx: WriteTx,
  actor: Actor,
  id: string,
  action: ContractAction,
  permit: typeof permitEdit,
  patch: Partial<ContractRecord> = {},
): Stepped {
  const contract = findContract(tx, id);
  if (!contract) return refuse({ code: 'CONTRACT_NOT_FOUND' });
  const permitted = permit(actor, contract);
  if (!permitted.ok) return permitted;
  const step = checkContractStep(contract, action, chinaDate(tx.at));
  if (!step.ok) return step;
  tx.update(contracts, id, { ...patch, status: step.value });
  return ok({ id, commandId: tx.command.id });
}

interface SignInput {
  readonly id: string;
  readonly side: (typeof signingSides)[number];
  readonly signer: string;
  readonly signedOn: string;
}

/** One side has signed; once both have, the contract counts from the later day. */
export function signContract(tx: WriteTx, actor: Actor, input: SignInput): Stepped<FieldInvalid> {
  const { id, side, signer, signedOn } = input;
  if (signedOn > chinaDate(tx.at)) return refuse({ code: 'FIELD_INVALID', field: 'signedOn', rule: 'future' });
  const patch =
    side === 'customer'
      ? { customerSigner: signer, customerSignedOn: signedOn }
      : { companySigner: signer, companySignedOn: signedOn };
  const signed = takeStep(tx, actor, id, 'sign', permitSign, patch);
  if (!signed.ok) return signed;
  const { customerSignedOn, companySignedOn } = findContract(tx, id)!;
  if (customerSignedOn !== null && companySignedOn !== null) {
    takeEffect(tx, id, customerSignedOn > companySignedOn ? customerSignedOn : companySignedOn);
  }
  return signed;
}

/** Back to be edited before both have signed: signatures on the old text count no more. */
export function reopenContract(tx: WriteTx, actor: Actor, { id, reason }: StepInput): Stepped {
  const unsigned = { customerSigner: null, customerSignedOn: null, companySigner: null, companySignedOn: null };
  return takeStep(tx, actor, id, 'reopen', permitEdit, { ...unsigned, reason: reason ?? null });
}

export function startContract(tx: WriteTx, actor: Actor, { id }: StepInput): Stepped {
  return takeStep(tx, actor, id, 'start', permitEdit);
}

/** 履行完毕: everything is paid; otherwise somebody says why it is done all the same. */
export function completeContract(tx: WriteTx, actor: Actor, { id, reason }: StepInput): Stepped<FieldInvalid> {
  const contract = findContract(tx, id);
  if (!contract) return refuse({ code: 'CONTRACT_NOT_FOUND' });
  const { orderedAmount, receivedAmount } = progressOf(tx, [id]).get(id)!;
  const due = contract.kind === 'framework' ? orderedAmount : Math.max(orderedAmount, contract.amountIncl);
  if (receivedAmount < due && !reason) return refuse({ code: 'FIELD_INVALID', field: 'reason', rule: 'required' });
  return takeStep(tx, actor, id, 'complete', permitEdit, { reason: reason ?? null, endedAt: tx.at });
}

export function archiveContract(tx: WriteTx, actor: Actor, { id }: StepInput): Stepped {
  return takeStep(tx, actor, id, 'archive', permitEdit);
}

/** 终止: it ends before its time. What was ordered stays; what is not due for an order yet is not expected any more. */
export function terminateContract(tx: WriteTx, actor: Actor, { id, reason }: Required<StepInput>): Stepped {
  const ended = takeStep(tx, actor, id, 'terminate', permitVoid, { reason: reason!, endedAt: tx.at });
  if (ended.ok) voidPlansOfContract(tx, id, reason!);
  return ended;
}

/** 作废: as if it had never been; orders, receipts and invoices are reversed first. */
export function voidContract(tx: WriteTx, actor: Actor, { id, reason }: Required<StepInput>): Stepped<ContractInUse> {
  const ended = takeStep(tx, actor, id, 'void', permitVoid, { reason: reason!, endedAt: tx.at });
  if (!ended.ok) return ended;
  const { orderedAmount, receivedAmount, invoicedAmount } = progressOf(tx, [id]).get(id)!;
  const references = [
    { table: 'orders', count: orderedAmount > 0 ? 1 : 0 },
    { table: 'receipts', count: receivedAmount > 0 ? 1 : 0 },
    { table: 'invoices', count: invoicedAmount > 0 ? 1 : 0 },
  ].filter(({ count }) => count > 0);
  if (references.length > 0) return refuse({ code: 'CONTRACT_IN_USE', references });
  voidPlansOfContract(tx, id, reason!);
  return ended;
}

/** Writes down which contracts the calendar has ended. Those that somebody may not edit are left as they are. */
export function expireContracts(
  tx: WriteTx,
  actor: Actor,
  { limit }: { readonly limit: number },
): Result<WrittenMany, NotAllowed> {
  const over = selectRows(
    tx,
    contracts,
    "t.deleted_at IS NULL AND t.status IN ('signed', 'executing') AND t.end_date < ? ORDER BY t.end_date LIMIT ?",
    chinaDate(tx.at),
    limit,
  );
  const ended = over.filter((contract) => permitEdit(actor, contract).ok);
  for (const { id } of ended) tx.update(contracts, id, { status: 'expired' });
  return ok({ ids: ended.map(({ id }) => id), commandId: tx.command.id });
}
