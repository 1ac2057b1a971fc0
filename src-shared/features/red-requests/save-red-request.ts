import { fenToYuan } from '../../kernel/money/decimal.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { addFigures } from '../invoices/application-figures.model.ts';
import type { InvoiceNotFound } from '../invoices/invoice.model.ts';
import type { InvoiceStateRefused } from '../invoices/invoice-states.model.ts';
import { checkInvoiceStep } from '../invoices/invoice-states.model.ts';
import {
  findInvoice,
  type InvoiceLineRecord,
  type InvoiceRecord,
  listInvoiceLines,
  listRedOf,
} from '../invoices/invoices.repository.ts';
import { takeNumber } from '../numbers/take-number.repository.ts';
import { type RedFigures, redFiguresOf } from './red-figures.model.ts';
import type { NewRedRequest, RedExceeded, WantedRedLine } from './red-request.model.ts';
import { permitEdit } from './red-requests.policy.ts';
import { findRedRequest, listRedLines, restOf } from './red-requests.repository.ts';
import { redRequestLines, redRequests } from './red-requests.tables.ts';

export type RedContentRefusal = FieldInvalid | RedExceeded;

/** Asked by whoever may edit invoices; a request that failed is not mended, another one is made. */
export function createRedRequest(
  tx: WriteTx,
  actor: Actor,
  input: NewRedRequest,
): Result<Written, NotAllowed | IdTaken | InvoiceNotFound | InvoiceStateRefused | RedContentRefusal> {
  const blue = findInvoice(tx, input.blueInvoiceId);
  if (blue?.color !== 'blue') return refuse({ code: 'INVOICE_NOT_FOUND' });
  const permit = permitEdit(actor, blue);
  if (!permit.ok) return permit;
  const step = checkInvoiceStep(blue, 'redPart');
  if (!step.ok) return step;
  const id = input.id!;
  if (findRedRequest(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const { branchId, deptId, ownerId } = blue;
  tx.insert(redRequests, {
    id,
    no: takeNumber(tx, { docType: 'redRequest', branchId }),
    blueInvoiceId: blue.id,
    customerId: blue.customerId,
    title: blue.title,
    reason: input.reason,
    scope: 'full',
    initiator: input.initiator ?? 'seller',
    buyerUsed: input.buyerUsed ?? 'none',
    notes: input.notes ?? null,
    status: 'draft',
    applicantId: actor.userId,
    amountExcl: 0,
    taxTotal: 0,
    amountIncl: 0,
    ...{ branchId, deptId, ownerId },
  });
  const put = putRedLines(tx, id, blue, input.lines ?? null);
  if (!put.ok) return put;
  return ok({ id, commandId: tx.command.id });
}

/** The lines with the blue figures' other sign, and their sums; what was there before goes. */
export function putRedLines(
  tx: WriteTx,
  id: string,
  blue: InvoiceRecord,
  wanted: readonly WantedRedLine[] | null,
): Result<void, RedContentRefusal> {
  for (const line of listRedLines(tx, id)) tx.update(redRequestLines, line.id, { deletedAt: tx.at });
  const blueLines = listInvoiceLines(tx, blue.id);
  if (wanted?.some(({ blueLineId }) => !blueLines.some((line) => line.id === blueLineId))) {
    return refuse({ code: 'FIELD_INVALID', field: 'lines', rule: 'unknown' });
  }
  const { branchId, deptId, ownerId } = blue;
  const put: { amountExcl: number; tax: number; amountIncl: number }[] = [];
  for (const line of blueLines) {
    const asked = wanted?.find(({ blueLineId }) => blueLineId === line.id);
    const reduced = line.kind === 'discount' && !asked ? reductionOf(tx, id, blueLines, line, wanted) : undefined;
    if (wanted && !asked && !reduced) continue;
    const figures = reduced ?? redFiguresOf(line, restOf(tx, line, id), asked ?? null);
    if (!figures.ok) return figures;
    if (figures.value.amountIncl === 0 && figures.value.qty === null) continue;
    put.push(figures.value);
    tx.insert(redRequestLines, {
      id: tx.newId(),
      redRequestId: id,
      blueLineId: line.id,
      itemName: line.itemName,
      ...figures.value,
      ...{ branchId, deptId, ownerId },
    });
  }
  const { amountExcl, tax: taxTotal, amountIncl } = addFigures(put);
  const left = listRedOf(tx, blue.id).reduce((rest, red) => rest + red.amountIncl, blue.amountIncl);
  if (-amountIncl > left) return refuse({ code: 'RED_EXCEEDED', name: blue.title, left: fenToYuan(left) });
  if (amountIncl >= 0) return refuse({ code: 'FIELD_INVALID', field: 'lines', rule: 'worthNothing' });
  const scope = amountIncl === -blue.amountIncl ? 'full' : 'part';
  tx.update(redRequests, id, { amountExcl, taxTotal, amountIncl, scope });
  return ok(undefined);
}

/** A reduction goes back with its line, in the same part. */
function reductionOf(
  tx: WriteTx,
  id: string,
  blueLines: readonly InvoiceLineRecord[],
  line: InvoiceLineRecord,
  wanted: readonly WantedRedLine[] | null,
): Result<RedFigures, RedExceeded> | undefined {
  const before = blueLines[blueLines.indexOf(line) - 1];
  const qty = before && wanted?.find(({ blueLineId }) => blueLineId === before.id)?.qty;
  if (!before || qty === undefined) return undefined;
  const figures = redFiguresOf(
    { ...line, qty: before.qty },
    { qty: restOf(tx, before, id).qty, figures: restOf(tx, line, id).figures },
    { qty },
  );
  return figures.ok ? ok({ ...figures.value, qty: null }) : figures;
}
