import { chinaDate } from '../../kernel/china/dates.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { changeTrail } from '../documents/change-trail.repository.ts';
import { insertPlans } from '../receivables/new-plans.repository.ts';
import { amountsOfTerms } from '../receivables/plan.model.ts';
import { startPlansOfContract } from '../receivables/start-plans.repository.ts';
import { contractFields } from './contract.model.ts';
import { type ContractRecord, findContract, findOpenChange, listContractLines } from './contracts.repository.ts';
import { contractChanges, contractLines, contracts } from './contracts.tables.ts';

export const contractTrail = changeTrail({
  table: contracts,
  lines: contractLines,
  changes: contractChanges,
  parent: 'contractId',
  fields: Object.keys(contractFields),
  listLines: listContractLines,
  findOpen: findOpenChange,
});

/** What was changed counts from now on; the contract goes on from where it was. */
export function applyContractChange(tx: WriteTx, contract: ContractRecord): void {
  const version = contractTrail.apply(tx, contract);
  tx.update(contracts, contract.id, { status: contract.heldFrom ?? 'signed', heldFrom: null, version });
}

/**
 * Both sides have signed: the contract counts, and its periods of payment become receivables. A framework has none of its
 * own: what is to be paid comes with its orders.
 */
export function takeEffect(tx: WriteTx, id: string, signDate: string): void {
  const contract = findContract(tx, id)!;
  tx.update(contracts, id, { status: 'signed', signDate, startDate: contract.startDate ?? signDate });
  if (contract.kind === 'framework' || contract.paymentPlan.length === 0) return;
  const amounts = amountsOfTerms(contract.amountIncl, contract.paymentPlan);
  if (!amounts.ok) return;
  insertPlans(tx, { ...contract, orderId: null, contractId: id }, contract.paymentPlan, amounts.value);
  startPlansOfContract(tx, id, signDate);
}

/** An order of the contract is confirmed: the contract is being carried out. */
export function startByOrder(tx: WriteTx, contractId: string | null): void {
  const contract = contractId === null ? undefined : findContract(tx, contractId);
  const isOver = contract?.endDate != null && contract.endDate < chinaDate(tx.at);
  if (contract?.status === 'signed' && !isOver) tx.update(contracts, contract.id, { status: 'executing' });
}
