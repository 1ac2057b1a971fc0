import { chinaDate } from '../../kernel/china/dates.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { InvoiceNoTaken } from '../invoices/invoice.model.ts';
import { checkInvoiceNumber } from '../invoices/invoice-kinds.model.ts';
import { findByNumber, findInvoice, listInvoiceLines, listRedOf, tellOrders } from '../invoices/invoices.repository.ts';
import { invoiceLines, invoices } from '../invoices/invoices.tables.ts';
import type { RedRequestNotFound, RedStateRefused } from './red-request.model.ts';
import { permitIssue } from './red-requests.policy.ts';
import { listRedLines } from './red-requests.repository.ts';
import { redRequests } from './red-requests.tables.ts';
import { take } from './step-red-request.ts';

export interface IssueRedInput {
  readonly id: string;
  readonly invoiceNo: string;
  readonly invoiceCode?: string | null | undefined;
  readonly issueDate?: string | undefined;
}

type IssueRedRefusal = RedRequestNotFound | NotAllowed | RedStateRefused | FieldInvalid | InvoiceNoTaken;

/** 红票已开: the red invoice with the request's lines; the blue one and the orders say so from the same moment. */
export function issueRedInvoice(tx: WriteTx, actor: Actor, input: IssueRedInput): Result<Written, IssueRedRefusal> {
  const found = take(tx, actor, input.id, 'issue', permitIssue);
  if (!found.ok) return found;
  const { request, to } = found.value;
  const blue = findInvoice(tx, request.blueInvoiceId)!;
  const issueDate = input.issueDate ?? chinaDate(tx.at);
  if (issueDate > chinaDate(tx.at)) return refuse({ code: 'FIELD_INVALID', field: 'issueDate', rule: 'future' });
  const number = { invoiceCode: input.invoiceCode ?? null, invoiceNo: input.invoiceNo };
  const shape = checkInvoiceNumber(blue, number);
  if (!shape.ok) return shape;
  if (findByNumber(tx, number)) return refuse({ code: 'INVOICE_NO_TAKEN', no: number.invoiceNo });

  const id = tx.newId();
  const { amountExcl, taxTotal, amountIncl, branchId, deptId, ownerId } = request;
  const home = { branchId, deptId, ownerId };
  const { createdBy: _b, createdAt: _c, updatedBy: _u, updatedAt: _t, deletedAt: _d, revision: _r, ...same } = blue;
  tx.insert(invoices, {
    ...same,
    id,
    applicationId: null,
    part: 1,
    parts: 1,
    color: 'red',
    blueInvoiceId: blue.id,
    redRequestId: request.id,
    ...number,
    issueDate,
    ...{ amountExcl, taxTotal, amountIncl },
    remark: [request.no, request.confirmNo, blue.invoiceNo].filter(Boolean).join(' '),
    status: 'issued',
    deliveredAt: null,
    deliveredVia: null,
    verifyState: 'none',
    voidReason: null,
    ...home,
  });
  const blueLines = new Map(listInvoiceLines(tx, blue.id).map((line) => [line.id, line]));
  for (const line of listRedLines(tx, request.id)) {
    const from = blueLines.get(line.blueLineId)!;
    const { createdBy, createdAt, updatedBy, updatedAt, deletedAt, revision, ...copied } = from;
    const { qty, amountExcl: excl, tax, amountIncl: incl } = line;
    const figures = { amountExcl: excl, tax, amountIncl: incl };
    const price = qty === null ? null : copied.price;
    tx.insert(invoiceLines, {
      ...copied,
      id: tx.newId(),
      invoiceId: id,
      blueLineId: from.id,
      qty,
      price,
      ...figures,
      ...home,
    });
  }
  const left = listRedOf(tx, blue.id).reduce((rest, red) => rest + red.amountIncl, blue.amountIncl);
  tx.update(invoices, blue.id, { status: left > 0 ? 'partRed' : 'red' });
  tx.update(redRequests, request.id, { status: to, redInvoiceId: id });
  tellOrders(tx, [...blueLines.values()]);
  return ok({ id, commandId: tx.command.id });
}
