import type { Changes } from '../../kernel/fields.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { findVisibleCustomer } from '../customers/customers.repository.ts';
import type { InvoiceTitleNotFound } from '../invoice-titles/invoice-title.model.ts';
import {
  findEntity,
  findEntityOf,
  findTitle,
  type InvoiceTitleRecord,
  takeTitle,
} from '../invoice-titles/invoice-titles.repository.ts';
import type { TaxEntityNotFound } from '../invoice-titles/tax-entity.model.ts';
import { takeNumber } from '../numbers/take-number.repository.ts';
import { findVisibleOrder } from '../orders/orders.repository.ts';
import { findHome } from '../people/people.repository.ts';
import type { ApplicationNotFound, NewApplication, NewApplicationLine } from './application.model.ts';
import { linesOfOrder, putApplicationLine, refreshApplication } from './application-lines.repository.ts';
import { checkApplicationStep, type InvoiceStateRefused } from './invoice-states.model.ts';
import { permitCreate, permitEdit } from './invoices.policy.ts';
import { type ApplicationRecord, findApplication } from './invoices.repository.ts';
import { invoiceApplicationLines, invoiceApplications } from './invoices.tables.ts';

type NotFound =
  | { readonly code: 'CUSTOMER_NOT_FOUND' }
  | { readonly code: 'ORDER_NOT_FOUND' }
  | { readonly code: 'OWNER_NOT_FOUND' }
  | InvoiceTitleNotFound
  | TaxEntityNotFound;

const usual = {
  sourceKind: 'order',
  invoiceKind: 'ordinary',
  medium: 'digital',
  taxMode: 'included',
  discountLines: true,
  splitRule: { maxAmount: null, maxLines: null, byRate: false },
  urgent: false,
} as const;

const unset = { status: 'draft', amountExcl: 0, taxTotal: 0, amountIncl: 0, lineCount: 0 } as const;

/** A draft with the customer's title, in the name that its branch issues in, with the lines that orders still have. */
export function createApplication(
  tx: WriteTx,
  actor: Actor,
  input: NewApplication,
): Result<Written, NotAllowed | FieldInvalid | IdTaken | NotFound> {
  const permit = permitCreate(actor);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findApplication(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const home = findHome(tx, actor.userId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  const orders = (input.orderIds ?? []).map((orderId) => findVisibleOrder(tx, actor, orderId));
  if (orders.includes(undefined)) return refuse({ code: 'ORDER_NOT_FOUND' });
  const customer = findVisibleCustomer(tx, actor, input.customerId ?? orders[0]?.customerId ?? '');
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });
  const title = input.titleId ? findTitle(tx, input.titleId) : takeTitle(tx, customer);
  if (title?.customerId !== customer.id) return refuse({ code: 'INVOICE_TITLE_NOT_FOUND' });
  const entity = input.entityId ? findEntity(tx, input.entityId) : findEntityOf(tx, home.branchId);
  if (input.entityId && !entity) return refuse({ code: 'TAX_ENTITY_NOT_FOUND' });

  const { orderIds = [], lines = [], ...fields } = input;
  tx.insert(invoiceApplications, {
    ...usual,
    ...presentFields(fields),
    id,
    customerId: customer.id,
    ...snapshotOf(title),
    titleId: title.id,
    entityId: entity?.id ?? null,
    deliverWay: fields.deliverWay ?? (title.email ? 'email' : null),
    deliverTo: fields.deliverTo ?? title.email,
    applicantId: actor.userId,
    no: takeNumber(tx, { docType: 'invoiceApplication', branchId: home.branchId }),
    ...unset,
    tags: [],
    ...home,
  });
  const wanted: NewApplicationLine[] = [...orderIds.flatMap((orderId) => linesOfOrder(tx, orderId, id)), ...lines];
  const put = putLines(tx, id, wanted, 0);
  if (!put.ok) return put;
  refreshApplication(tx, id);
  return ok({ id, commandId: tx.command.id });
}

interface EditApplicationInput {
  readonly id: string;
  readonly changes: Changes<ApplicationRecord>;
  readonly lines?: readonly NewApplicationLine[] | undefined;
  readonly removed?: readonly string[] | undefined;
}

/** A draft, or one that came back: it is a draft again. */
export function editApplication(
  tx: WriteTx,
  actor: Actor,
  { id, changes, lines = [], removed = [] }: EditApplicationInput,
): Result<Written, ApplicationNotFound | NotAllowed | FieldInvalid | InvoiceStateRefused | NotFound> {
  const found = findApplication(tx, id);
  if (!found) return refuse({ code: 'INVOICE_APPLICATION_NOT_FOUND' });
  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;
  const step = checkApplicationStep(found, 'edit');
  if (!step.ok) return step;
  const inConflict = mergeEdit(tx, invoiceApplications, found, changes);
  const after = findApplication(tx, id)!;
  const title = after.titleId === null ? undefined : findTitle(tx, after.titleId);
  if (title?.customerId !== found.customerId) return refuse({ code: 'INVOICE_TITLE_NOT_FOUND' });
  if (after.entityId !== null && !findEntity(tx, after.entityId)) return refuse({ code: 'TAX_ENTITY_NOT_FOUND' });
  tx.update(invoiceApplications, id, { ...snapshotOf(title), status: step.value });
  for (const lineId of removed) {
    const line = findRow(tx, invoiceApplicationLines, lineId);
    if (line?.applicationId === id && line.deletedAt === null) {
      tx.update(invoiceApplicationLines, lineId, { deletedAt: tx.at });
    }
  }
  const put = putLines(tx, id, lines, after.lineCount);
  if (!put.ok) return put;
  refreshApplication(tx, id);
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

function putLines(
  tx: WriteTx,
  id: string,
  lines: readonly NewApplicationLine[],
  after: number,
): Result<void, FieldInvalid> {
  const application = findApplication(tx, id)!;
  for (const [index, line] of lines.entries()) {
    const put = putApplicationLine(tx, application, { ...line, id: line.id ?? tx.newId() }, after + index + 1);
    if (!put.ok) return put;
  }
  return ok(undefined);
}

/** The title as the invoice will print it; the library may change afterwards. */
export function snapshotOf({ titleKind, title, taxNo, address, phone, bank, account }: InvoiceTitleRecord) {
  return { titleKind, title, taxNo, titleAddress: address, titlePhone: phone, bank, account };
}
