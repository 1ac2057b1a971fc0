import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findHome } from '../people/people.repository.ts';
import { type CustomerNotFound, checkCustomer, checkFields, type OwnerNotFound } from './check-contract.repository.ts';
import type { NewContract } from './contract.model.ts';
import { permitCreate } from './contracts.policy.ts';
import { findContract } from './contracts.repository.ts';
import { insertContract } from './new-contract.repository.ts';

type CreateContractRefusal = NotAllowed | FieldInvalid | IdTaken | OwnerNotFound | CustomerNotFound;

/** A draft with the customer's own terms, at home where its owner is. (T-4.5) */
export function createContract(tx: WriteTx, actor: Actor, input: NewContract): Result<Written, CreateContractRefusal> {
  const { ownerId = actor.userId } = input;
  const permit = permitCreate(actor, ownerId);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findContract(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const home = findHome(tx, ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  const customer = checkCustomer(tx, actor, input.customerId);
  if (!customer.ok) return customer;
  const fields = checkFields(tx, input);
  if (!fields.ok) return fields;
  insertContract(tx, { ...input, id }, customer.value, home);
  return ok({ id, commandId: tx.command.id });
}
