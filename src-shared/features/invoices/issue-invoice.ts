import { chinaDate } from '../../kernel/china/dates.ts';
import { checkLineFigures, taxOfDocumentAgrees } from '../../kernel/money/figure-checks.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { normaliseTaxNo } from '../invoice-titles/invoice-title.model.ts';
import { addFigures } from './application-figures.model.ts';
import {
  checkVoid,
  type ExpectedInvoice,
  type InvoiceFiguresDiffer,
  type InvoiceNoTaken,
  type InvoiceNotFound,
  type IssueInput,
  type VoidRefused,
} from './invoice.model.ts';
import { checkInvoiceNumber } from './invoice-kinds.model.ts';
import { checkInvoiceStep, type InvoiceStateRefused } from './invoice-states.model.ts';
import { permitIssue } from './invoices.policy.ts';
import {
  findByNumber,
  findInvoice,
  type InvoiceRecord,
  listInvoiceLines,
  listInvoicesOf,
  tellOrders,
} from './invoices.repository.ts';
import { invoiceApplications, invoiceLines, invoices } from './invoices.tables.ts';

type Common = InvoiceNotFound | NotAllowed | InvoiceStateRefused;
export type IssueRefusal = Common | FieldInvalid | InvoiceNoTaken | InvoiceFiguresDiffer;

/** The number that the bureau gave; what the order has invoiced by now follows in the same moment. */
export function issueInvoice(tx: WriteTx, actor: Actor, input: IssueInput): Result<Written, IssueRefusal> {
  const found = take(tx, actor, input.id, 'issue');
  if (!found.ok) return found;
  const { invoice, to } = found.value;
  const expected = checkExpected(invoice, input.expect);
  if (!expected.ok) return expected;
  const issueDate = input.issueDate ?? chinaDate(tx.at);
  if (issueDate > chinaDate(tx.at)) return refuse({ code: 'FIELD_INVALID', field: 'issueDate', rule: 'future' });
  const number = { invoiceCode: input.invoiceCode ?? null, invoiceNo: input.invoiceNo };
  const shape = checkInvoiceNumber(invoice, number);
  if (!shape.ok) return shape;
  if (findByNumber(tx, number)) return refuse({ code: 'INVOICE_NO_TAKEN', no: number.invoiceNo });
  const taxes = setTaxes(tx, invoice, input.taxes ?? []);
  if (!taxes.ok) return taxes;
  const drawer = input.drawer ?? invoice.drawer;
  tx.update(invoices, invoice.id, { ...number, issueDate, drawer, status: to });
  tellOrders(tx, listInvoiceLines(tx, invoice.id));
  settleApplication(tx, invoice);
  return ok({ id: invoice.id, commandId: tx.command.id });
}

/** All of them, or none. One that has that very number already stays as it is: a file may come twice. */
export function issueInvoices(
  tx: WriteTx,
  actor: Actor,
  { results }: { readonly results: readonly IssueInput[] },
): Result<WrittenMany, IssueRefusal> {
  for (const result of results) {
    if (hasNumber(tx, result)) continue;
    const issued = issueInvoice(tx, actor, result);
    if (!issued.ok) return issued;
  }
  return ok({ ids: results.map(({ id }) => id), commandId: tx.command.id });
}

function hasNumber(tx: WriteTx, { id, invoiceNo, invoiceCode }: IssueInput): boolean {
  const invoice = findInvoice(tx, id);
  return invoice?.invoiceNo === invoiceNo && invoice.invoiceCode === (invoiceCode ?? null);
}

function checkExpected(
  invoice: InvoiceRecord,
  expect: ExpectedInvoice | undefined,
): Result<void, InvoiceFiguresDiffer | FieldInvalid> {
  if (!expect) return ok(undefined);
  const differs = (['amountIncl', 'amountExcl', 'taxTotal'] as const).some(
    (name) => expect[name] !== null && expect[name] !== invoice[name],
  );
  if (differs) return refuse({ code: 'INVOICE_FIGURES_DIFFER', problem: 'sum' });
  const isOther = expect.taxNo !== null && normaliseTaxNo(expect.taxNo) !== invoice.taxNo;
  return isOther ? refuse({ code: 'FIELD_INVALID', field: 'taxNo', rule: 'differs' }) : ok(undefined);
}

/** Tax that was typed stays within what tax control lets pass; what the buyer pays does not change. */
function setTaxes(
  tx: WriteTx,
  invoice: InvoiceRecord,
  taxes: NonNullable<IssueInput['taxes']>,
): Result<void, InvoiceFiguresDiffer> {
  if (taxes.length === 0) return ok(undefined);
  const typed = new Map(taxes.map(({ lineId, tax }) => [lineId, tax]));
  const lines = listInvoiceLines(tx, invoice.id).map((line) => {
    const tax = typed.get(line.id) ?? line.tax;
    const { id, taxRate, amountIncl } = line;
    return { id, taxRate, tax, amountExcl: amountIncl - tax, amountIncl };
  });
  for (const line of lines) {
    const [problem] = checkLineFigures(line);
    if (problem) return refuse({ code: 'INVOICE_FIGURES_DIFFER', problem });
  }
  if (!taxOfDocumentAgrees(lines)) return refuse({ code: 'INVOICE_FIGURES_DIFFER', problem: 'total' });
  for (const { id, tax, amountExcl } of lines) tx.update(invoiceLines, id, { tax, amountExcl });
  const { amountExcl, tax: taxTotal } = addFigures(lines);
  tx.update(invoices, invoice.id, { amountExcl, taxTotal });
  return ok(undefined);
}

interface DeliverInput {
  readonly id: string;
  readonly via?: string | null | undefined;
}

/** The customer has it: by mail, by post, by hand. */
export function deliverInvoice(tx: WriteTx, actor: Actor, { id, via }: DeliverInput): Result<Written, Common> {
  const found = take(tx, actor, id, 'deliver');
  if (!found.ok) return found;
  tx.update(invoices, id, { status: found.value.to, deliveredAt: tx.at, deliveredVia: via ?? null });
  settleApplication(tx, found.value.invoice);
  return ok({ id, commandId: tx.command.id });
}

interface VoidInput {
  readonly id: string;
  readonly reason: string;
  /** Every copy is back, and the buyer has not booked it. */
  readonly copiesBack: boolean;
}

/** Paper of this month only; anything else is answered by a red invoice. */
export function voidInvoice(
  tx: WriteTx,
  actor: Actor,
  { id, reason, copiesBack }: VoidInput,
): Result<Written, Common | VoidRefused> {
  const found = take(tx, actor, id, 'void');
  if (!found.ok) return found;
  const { invoice, to } = found.value;
  const check = checkVoid(invoice, tx.at, copiesBack);
  if (!check.ok) return check;
  tx.update(invoices, id, { status: to, voidReason: reason });
  tellOrders(tx, listInvoiceLines(tx, id));
  return ok({ id, commandId: tx.command.id });
}

/** 查验: what the bureau's site says of it. */
export function verifyInvoice(
  tx: WriteTx,
  actor: Actor,
  { id, agrees }: { readonly id: string; readonly agrees: boolean },
): Result<Written, InvoiceNotFound | NotAllowed> {
  const invoice = findInvoice(tx, id);
  if (!invoice || invoice.deletedAt !== null) return refuse({ code: 'INVOICE_NOT_FOUND' });
  const permit = permitIssue(actor, invoice);
  if (!permit.ok) return permit;
  tx.update(invoices, id, { verifyState: agrees ? 'agrees' : 'differs' });
  return ok({ id, commandId: tx.command.id });
}

/** The application is where the last of its invoices is. */
function settleApplication(tx: WriteTx, { applicationId }: InvoiceRecord): void {
  if (applicationId === null) return;
  const all = listInvoicesOf(tx, applicationId).filter((each) => each.status !== 'voided');
  if (all.some((each) => each.status === 'planned')) return;
  const isDelivered = all.every((each) => each.deliveredAt !== null);
  tx.update(invoiceApplications, applicationId, { status: isDelivered ? 'delivered' : 'issued' });
}

function take(
  tx: WriteTx,
  actor: Actor,
  id: string,
  action: 'issue' | 'deliver' | 'void',
): Result<{ invoice: InvoiceRecord; to: InvoiceRecord['status'] }, Common> {
  const invoice = findInvoice(tx, id);
  if (!invoice) return refuse({ code: 'INVOICE_NOT_FOUND' });
  const permit = permitIssue(actor, invoice);
  if (!permit.ok) return permit;
  const step = checkInvoiceStep(invoice, action);
  return step.ok ? ok({ invoice, to: step.value }) : step;
}
