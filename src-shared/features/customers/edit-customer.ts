import type { Changes } from '../../kernel/fields.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { restoreChildRows } from '../../ledger/child-rows.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import { nameKeys } from '../../ledger/name-keys.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { type CustomerDuplicate, checkNoDuplicate } from './check-customer.ts';
import { customerChildren } from './customer-children.repository.ts';
import { permitEdit } from './customers.policy.ts';
import { type CustomerRecord, findCustomer } from './customers.repository.ts';
import { customers } from './customers.tables.ts';

export interface CustomerNotFound {
  readonly code: 'CUSTOMER_NOT_FOUND';
}

interface EditCustomerInput {
  readonly id: string;
  readonly changes: Changes<CustomerRecord>;
}

type EditCustomerRefusal = CustomerNotFound | NotAllowed | FieldInvalid | CustomerDuplicate;

export function editCustomer(
  tx: WriteTx,
  actor: Actor,
  input: EditCustomerInput,
): Result<Written, EditCustomerRefusal> {
  const found = findCustomer(tx, input.id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'CUSTOMER_NOT_FOUND' });

  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;

  const { name, creditCode, isKey } = input.changes;
  if (isKey && isKey.to !== found.isKey && !isAllowed(actor, 'customer.approve')) {
    return refuse({ code: 'NOT_ALLOWED', action: 'customer.approve', field: 'isKey' });
  }
  if ((name || creditCode) && !isAllowed(actor, 'customer.overrideDuplicate')) {
    const unique = checkNoDuplicate(tx, {
      id: found.id,
      name: name?.to ?? found.name,
      creditCode: creditCode ? creditCode.to : null,
    });
    if (!unique.ok) return unique;
  }

  const inConflict = mergeEdit(tx, customers, found, input.changes);
  if (name) tx.update(customers, found.id, nameKeys(findCustomer(tx, found.id)!.name));
  if (found.deletedAt !== null) restoreChildRows(tx, customerChildren, found.id, found.deletedAt);
  return ok({ id: found.id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}
