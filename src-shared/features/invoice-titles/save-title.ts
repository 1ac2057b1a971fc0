import type { Changes } from '../../kernel/fields.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import { mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import { findVisibleCustomer } from '../customers/customers.repository.ts';
import { checkTitle, type InvoiceTitleNotFound, type NewTitle, normaliseTaxNo } from './invoice-title.model.ts';
import { permitCreate, permitDelete, permitEdit, permitVerify } from './invoice-titles.policy.ts';
import { findTitle, type InvoiceTitleRecord, listTitlesOf, takeTitle } from './invoice-titles.repository.ts';
import { invoiceTitles } from './invoice-titles.tables.ts';

export interface CustomerNotFound {
  readonly code: 'CUSTOMER_NOT_FOUND';
}

/** The customer's first title is its default one. */
export function createTitle(
  tx: WriteTx,
  actor: Actor,
  input: NewTitle,
): Result<Written, NotAllowed | FieldInvalid | IdTaken | CustomerNotFound> {
  const permit = permitCreate(actor);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findTitle(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const customer = findVisibleCustomer(tx, actor, input.customerId);
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });
  const titleKind = input.titleKind ?? 'enterprise';
  const taxNo = normaliseTaxNo(input.taxNo);
  const check = checkTitle({ titleKind, taxNo });
  if (!check.ok) return check;
  const { branchId, deptId, ownerId } = customer;
  tx.insert(invoiceTitles, {
    ...presentFields(input),
    id,
    titleKind,
    taxNo,
    isDefault: listTitlesOf(tx, customer.id).length === 0,
    origin: 'typed',
    ...{ branchId, deptId, ownerId },
  });
  return ok({ id, commandId: tx.command.id });
}

/** The title of the customer's own record, if it has none yet. */
export function deriveTitle(
  tx: WriteTx,
  actor: Actor,
  { customerId }: { readonly customerId: string },
): Result<Written, NotAllowed | CustomerNotFound> {
  const permit = permitCreate(actor);
  if (!permit.ok) return permit;
  const customer = findVisibleCustomer(tx, actor, customerId);
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });
  return ok({ id: takeTitle(tx, customer).id, commandId: tx.command.id });
}

interface EditTitleInput {
  readonly id: string;
  readonly changes: Changes<InvoiceTitleRecord>;
}

/** What prints on a fapiao has to be looked at again after an edit; invoices keep the title they were asked with. */
export function editTitle(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditTitleInput,
): Result<Written, InvoiceTitleNotFound | NotAllowed | FieldInvalid> {
  const found = findTitle(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'INVOICE_TITLE_NOT_FOUND' });
  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;
  const { taxNo } = changes;
  const clean = taxNo ? { ...changes, taxNo: { ...taxNo, to: normaliseTaxNo(taxNo.to) } } : changes;
  const inConflict = mergeEdit(tx, invoiceTitles, found, clean);
  const check = checkTitle(findTitle(tx, id)!);
  if (!check.ok) return check;
  if (found.verifiedAt !== null) tx.update(invoiceTitles, id, { verifiedAt: null, verifiedBy: null });
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

/** The one that applications take where nobody chooses; the customer has one such. */
export function setDefaultTitle(
  tx: WriteTx,
  actor: Actor,
  { id }: { readonly id: string },
): Result<Written, InvoiceTitleNotFound | NotAllowed> {
  const found = findTitle(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'INVOICE_TITLE_NOT_FOUND' });
  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;
  for (const other of listTitlesOf(tx, found.customerId)) {
    if (other.isDefault !== (other.id === id)) tx.update(invoiceTitles, other.id, { isDefault: other.id === id });
  }
  return ok({ id, commandId: tx.command.id });
}

interface ManyInput {
  readonly ids: readonly string[];
}

type Many = Result<WrittenMany, InvoiceTitleNotFound | NotAllowed>;

/** 已核对: finance compared them with the customer's papers. */
export function verifyTitles(tx: WriteTx, actor: Actor, { ids }: ManyInput): Many {
  const permits = permitted(tx, actor, ids, permitVerify);
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    tx.update(invoiceTitles, subject.id, { verifiedAt: tx.at, verifiedBy: actor.userId });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

/** Applications and invoices keep their own copy of what it said. */
export function removeTitles(tx: WriteTx, actor: Actor, { ids }: ManyInput): Many {
  const permits = permitted(tx, actor, ids, permitDelete);
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    if (subject.deletedAt === null) tx.update(invoiceTitles, subject.id, { deletedAt: tx.at, isDefault: false });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

export function restoreTitles(tx: WriteTx, actor: Actor, { ids }: ManyInput): Many {
  const permits = permitted(tx, actor, ids, permitDelete);
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    if (subject.deletedAt !== null) tx.update(invoiceTitles, subject.id, { deletedAt: null });
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}

function permitted(
  tx: WriteTx,
  actor: Actor,
  ids: readonly string[],
  permit: typeof permitVerify | typeof permitDelete,
) {
  return permitEach(
    ids,
    (id) => findTitle(tx, id),
    (row) => permit(actor, row),
    'INVOICE_TITLE_NOT_FOUND' as const,
  );
}
