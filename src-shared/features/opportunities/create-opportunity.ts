import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findVisibleCustomer } from '../customers/customers.repository.ts';
import { findHome } from '../people/people.repository.ts';
import { insertOpportunity } from './new-opportunity.repository.ts';
import { permitCreate } from './opportunities.policy.ts';
import { findOpportunity } from './opportunities.repository.ts';
import type { NewOpportunity } from './opportunity.model.ts';
import type { PipelineNotFound } from './pipeline.model.ts';

export interface OwnerNotFound {
  readonly code: 'OWNER_NOT_FOUND';
}

export interface CustomerNotFound {
  readonly code: 'CUSTOMER_NOT_FOUND';
}

type CreateRefusal = NotAllowed | FieldInvalid | IdTaken | OwnerNotFound | CustomerNotFound | PipelineNotFound;

/** A new opportunity stands in the first open stage of the pipeline of whoever owns it, unless another is named. */
export function createOpportunity(tx: WriteTx, actor: Actor, input: NewOpportunity): Result<Written, CreateRefusal> {
  const ownerId = input.ownerId ?? actor.userId;
  const permit = permitCreate(actor, ownerId);
  if (!permit.ok) return permit;

  const id = input.id!;
  if (findOpportunity(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const home = findHome(tx, ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  const customer = findVisibleCustomer(tx, actor, input.customerId);
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });

  const made = insertOpportunity(tx, { source: customer.source, ...input, id }, home);
  return made.ok ? ok({ id, commandId: tx.command.id }) : made;
}
