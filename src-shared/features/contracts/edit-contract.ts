import type { Changes } from '../../kernel/fields.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { restoreChildRows } from '../../ledger/child-rows.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { type CustomerNotFound, checkCustomer, checkFields } from './check-contract.repository.ts';
import type { ContractLocked } from './contract.model.ts';
import type { ContractLineEdit } from './contract-line.model.ts';
import { type ContractNotFound, findContractTransition } from './contract-states.model.ts';
import { permitChange, permitEdit } from './contracts.policy.ts';
import { type ContractRecord, contractChildren, findContract, refreshContract } from './contracts.repository.ts';
import { contracts } from './contracts.tables.ts';
import { applyContractLines } from './new-contract.repository.ts';

interface EditContractInput {
  readonly id: string;
  readonly changes: Changes<ContractRecord>;
  readonly lines?: readonly ContractLineEdit[] | undefined;
}

type EditContractRefusal = ContractNotFound | NotAllowed | FieldInvalid | ContractLocked | CustomerNotFound;

/** Fields that may be edited whatever the contract's state is: they change no promise. */
const alwaysOpen: ReadonlySet<string> = new Set(['contactId', 'renewRemindDays', 'templateId']);

/** A draft, or a signed contract that is being changed. */
export function editContract(
  tx: WriteTx,
  actor: Actor,
  { id, changes, lines = [] }: EditContractInput,
): Result<Written, EditContractRefusal> {
  const found = findContract(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'CONTRACT_NOT_FOUND' });
  const permit = found.status === 'changing' ? permitChange(actor, found) : permitEdit(actor, found);
  if (!permit.ok) return permit;
  const touchesMore = lines.length > 0 || Object.keys(changes).some((field) => !alwaysOpen.has(field));
  const isOpen = findContractTransition(found.status, 'edit') !== undefined;
  if (touchesMore && (!isOpen || (changes.customerId && found.status !== 'draft'))) {
    return refuse({ code: 'CONTRACT_LOCKED', contractId: id });
  }
  const customer = changes.customerId ? checkCustomer(tx, actor, changes.customerId.to) : ok(undefined);
  if (!customer.ok) return customer;

  const inConflict = mergeEdit(tx, contracts, found, changes);
  const after = findContract(tx, id)!;
  const fields = checkFields(tx, after);
  if (!fields.ok) return fields;
  applyContractLines(tx, after, lines);
  if (found.deletedAt !== null && after.deletedAt === null) {
    restoreChildRows(tx, contractChildren, id, found.deletedAt);
  }
  refreshContract(tx, id);
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}
