import { fenToYuan, multiplyDecimals } from '../../kernel/money/decimal.ts';
import type { Actor } from '../../kernel/scope.ts';
import { sha256 } from '../../ledger/digest.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows, selectVisibleRows } from '../../reading/rows.ts';
import { bureauCodeOf } from '../invoices/invoice-kinds.model.ts';
import { findApplication, type InvoiceRecord, listInvoiceLines } from '../invoices/invoices.repository.ts';
import { invoices } from '../invoices/invoices.tables.ts';
import { type InvoiceBatch, serialOf } from './invoice-batch.model.ts';

const ofBatch = 't.batch_no = ? AND t.deleted_at IS NULL';
const inOrder = 'ORDER BY t.application_id, t.part, t.id';

export function listBatchInvoices(db: ReadDb, no: string): InvoiceRecord[] {
  return selectRows(db, invoices, `${ofBatch} ${inOrder}`, no);
}

/** As they leave to the actor: covered as their rights say. */
export function listVisibleBatchInvoices(db: ReadDb, actor: Actor, no: string): InvoiceRecord[] {
  return selectVisibleRows(db, actor, invoices, { where: ofBatch, values: [no], order: inOrder });
}

/** One line as the bureau reads it; texts, so that the same content is the same in every format. */
export interface BatchLine {
  readonly serial: string;
  readonly kindCode: string;
  readonly sellerTaxNo: string;
  readonly title: string;
  readonly taxNo: string;
  readonly titleAddress: string;
  readonly titlePhone: string;
  readonly bank: string;
  readonly account: string;
  readonly remark: string;
  readonly drawer: string;
  readonly line: string;
  readonly lineKind: string;
  readonly taxClassCode: string;
  readonly itemName: string;
  readonly spec: string;
  readonly unit: string;
  readonly qty: string;
  readonly price: string;
  readonly amountExcl: string;
  readonly taxRate: string;
  readonly taxTag: string;
  readonly tax: string;
  readonly amountIncl: string;
}

const lineKinds = { normal: '0', discount: '1', discounted: '2' } as const;
const taxTags = { rate: '', exempt: '免税', notTaxable: '不征税' } as const;

/** Every line of these invoices, in order. */
export function batchLines(db: ReadDb, all: readonly InvoiceRecord[]): BatchLine[] {
  return all.flatMap((invoice) => {
    const application = invoice.applicationId === null ? undefined : findApplication(db, invoice.applicationId);
    const head = {
      serial: serialOf(application?.no ?? invoice.applicationId, invoice.part),
      kindCode: bureauCodeOf(invoice.kind, invoice.medium),
      sellerTaxNo: invoice.entityTaxNo,
      title: invoice.title,
      taxNo: invoice.taxNo ?? '',
      titleAddress: invoice.titleAddress ?? '',
      titlePhone: invoice.titlePhone ?? '',
      bank: invoice.bank ?? '',
      account: invoice.account ?? '',
      remark: invoice.remark ?? '',
      drawer: invoice.drawer ?? '',
    };
    return listInvoiceLines(db, invoice.id).map((line, index) => ({
      ...head,
      line: String(index + 1),
      lineKind: lineKinds[line.kind],
      taxClassCode: line.taxClassCode ?? '',
      itemName: line.itemName,
      spec: line.spec ?? '',
      unit: line.unit ?? '',
      qty: line.qty ?? '',
      price: line.price ?? '',
      amountExcl: fenToYuan(line.amountExcl),
      taxRate: line.taxTag === 'rate' ? `${multiplyDecimals(line.taxRate, '100', 4)}%` : '0%',
      taxTag: taxTags[line.taxTag],
      tax: fenToYuan(line.tax),
      amountIncl: fenToYuan(line.amountIncl),
    }));
  });
}

/** Of what a batch says: the same on every device and in every format. */
export function hashOf(db: ReadDb, all: readonly InvoiceRecord[]): string {
  return sha256(JSON.stringify(batchLines(db, all))).slice(0, 32);
}

/** The batches that the actor sees invoices of, the latest first. */
export function listBatches(db: ReadDb, actor: Actor): InvoiceBatch[] {
  const rows = selectVisibleRows(db, actor, invoices, {
    where: 't.batch_no IS NOT NULL AND t.deleted_at IS NULL',
    values: [],
    order: 'ORDER BY t.batched_at DESC, t.batch_no, t.id LIMIT 20000',
  });
  return [...Map.groupBy(rows, (row) => row.batchNo!)].slice(0, 200).map(([no, all]) => {
    const { batchedAt, entityId, entityName, batchHash } = all[0]!;
    return {
      no,
      at: batchedAt ?? 0,
      entityId,
      entityName,
      count: all.length,
      issued: all.filter(({ status }) => status !== 'planned').length,
      amountIncl: all.reduce((sum, each) => sum + each.amountIncl, 0),
      hash: batchHash ?? '',
    };
  });
}
