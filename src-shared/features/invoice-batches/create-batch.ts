import { chinaDate } from '../../kernel/china/dates.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ApplicationNotFound, ApplicationProblem } from '../invoices/application.model.ts';
import { checkApplicationStep, type InvoiceStateRefused } from '../invoices/invoice-states.model.ts';
import { findApplication, listInvoicesOf } from '../invoices/invoices.repository.ts';
import { invoiceApplications, invoices } from '../invoices/invoices.tables.ts';
import { planInvoices } from '../invoices/plan-invoices.repository.ts';
import { type BatchNotFound, batchNoOf, type InBatch, type SeveralIssuers } from './invoice-batch.model.ts';
import { permitIssue } from './invoice-batches.policy.ts';
import { hashOf, listBatchInvoices } from './invoice-batches.repository.ts';

type CreateRefusal =
  | ApplicationNotFound
  | NotAllowed
  | InvoiceStateRefused
  | ApplicationProblem
  | InBatch
  | SeveralIssuers;

/** All of them, or none: what one file says is one issuer's, and no invoice stands in two files. */
export function createBatch(
  tx: WriteTx,
  actor: Actor,
  { applicationIds }: { readonly applicationIds: readonly string[] },
): Result<Written & { no: string }, CreateRefusal> {
  const no = batchNoOf(chinaDate(tx.at), tx.newId());
  for (const id of new Set(applicationIds)) {
    const put = putInto(tx, actor, id, no);
    if (!put.ok) return put;
  }
  const all = listBatchInvoices(tx, no);
  if (new Set(all.map(({ entityId }) => entityId)).size > 1) return refuse({ code: 'INVOICE_BATCH_ISSUERS' });
  const batchHash = hashOf(tx, all);
  for (const { id } of all) tx.update(invoices, id, { batchHash });
  return ok({ id: all[0]!.id, commandId: tx.command.id, no });
}

function putInto(tx: WriteTx, actor: Actor, id: string, batchNo: string): Result<void, CreateRefusal> {
  const application = findApplication(tx, id);
  if (!application) return refuse({ code: 'INVOICE_APPLICATION_NOT_FOUND' });
  const permit = permitIssue(actor, application);
  if (!permit.ok) return permit;
  if (application.batchNo !== null) return refuse({ code: 'INVOICE_IN_BATCH', no: application.batchNo });
  if (application.status !== 'issuing') {
    const step = checkApplicationStep(application, 'begin');
    if (!step.ok) return step;
    const planned = planInvoices(tx, application, step.value);
    if (!planned.ok) return planned;
  }
  const waiting = listInvoicesOf(tx, id).filter(({ status }) => status === 'planned');
  for (const invoice of waiting) tx.update(invoices, invoice.id, { batchNo, batchedAt: tx.at });
  tx.update(invoiceApplications, id, { batchNo });
  return ok(undefined);
}

/** A batch that will not come back: what it has not brought yet may go into another one. */
export function revokeBatch(
  tx: WriteTx,
  actor: Actor,
  { no }: { readonly no: string },
): Result<WrittenMany, BatchNotFound | NotAllowed> {
  const all = listBatchInvoices(tx, no);
  if (all.length === 0) return refuse({ code: 'INVOICE_BATCH_NOT_FOUND' });
  const ids: string[] = [];
  for (const invoice of all) {
    const permit = permitIssue(actor, invoice);
    if (!permit.ok) return permit;
    if (invoice.status !== 'planned') continue;
    tx.update(invoices, invoice.id, { batchNo: null, batchedAt: null, batchHash: null });
    if (invoice.applicationId !== null) tx.update(invoiceApplications, invoice.applicationId, { batchNo: null });
    ids.push(invoice.id);
  }
  return ok({ ids, commandId: tx.command.id });
}
