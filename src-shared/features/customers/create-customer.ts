import type { z } from 'zod';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { nameKeys } from '../../ledger/name-keys.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findHome } from '../people/people.repository.ts';
import { choosePool } from '../pools/choose-pool.repository.ts';
import { type CustomerDuplicate, checkNoDuplicate } from './check-customer.ts';
import type { newCustomer } from './customers.contract.ts';
import { permitCreate } from './customers.policy.ts';
import { findCustomer } from './customers.repository.ts';
import { customers } from './customers.tables.ts';

type CreateCustomerInput = z.output<typeof newCustomer>;
type CreateCustomerRefusal = NotAllowed | FieldInvalid | IdTaken | CustomerDuplicate;

/** A new customer belongs to whoever makes it, or to the colleague named. */
export function createCustomer(
  tx: WriteTx,
  actor: Actor,
  input: CreateCustomerInput,
): Result<Written, CreateCustomerRefusal> {
  const permit = permitCreate(actor);
  if (!permit.ok) return permit;

  const { allowDuplicate, poolId, ownerId = poolId ? null : actor.userId, tags = [], ...fields } = input;
  const id = input.id!;
  if (findCustomer(tx, id)) return refuse({ code: 'ID_TAKEN' });

  if (!(allowDuplicate && isAllowed(actor, 'customer.overrideDuplicate'))) {
    const unique = checkNoDuplicate(tx, { id, name: input.name, creditCode: input.creditCode ?? null });
    if (!unique.ok) return unique;
  }

  const pool = poolId ? choosePool(tx, actor, 'customer', poolId, null) : undefined;
  if (pool && !pool.ok) return refuse({ code: 'FIELD_INVALID', field: 'poolId', rule: 'unknownPool' });
  const home = pool ? { branchId: pool.value.branchId, deptId: pool.value.id, ownerId: null } : findHome(tx, ownerId);
  if (!home) return refuse({ code: 'FIELD_INVALID', field: 'ownerId', rule: 'unknownPerson' });

  tx.insert(customers, {
    kind: 'enterprise',
    isKey: false,
    lifecycle: 'potential',
    ...presentFields(fields),
    id,
    name: input.name,
    tags,
    ...home,
    ...(pool ? { poolId: pool.value.id, enteredPoolAt: tx.at } : {}),
    ...nameKeys(input.name),
    receiveKind: ownerId === actor.userId ? 'created' : 'assigned',
    receivedAt: tx.at,
  });
  return ok({ id, commandId: tx.command.id });
}
