import { z } from 'zod';
import { id, line } from '../../kernel/fields.ts';
import { command, longHost, query } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { fileProblem } from '../imports/import.model.ts';
import { applicationProblems } from '../invoices/applications.contract.ts';
import { invoiceStateRefused } from '../invoices/invoice-shapes.contract.ts';
import { issued } from '../invoices/invoices.contract.ts';
import { batchFormats, invoiceBatch, mostInBatch, resultLine } from './invoice-batch.model.ts';

const noBatch = { INVOICE_BATCH_NOT_FOUND: { status: 404 } } as const;
const batchNo = line(40).min(1);

const list = query.route({ method: 'GET', path: '/invoice-batches' }).input(z.object({})).output(z.array(invoiceBatch));

/** Approved applications leave together: their invoices are laid out, numbered as a batch and marked with it. */
const create = command
  .route({ method: 'POST', path: '/invoice-batches' })
  .input(z.object({ applicationIds: z.array(id).min(1).max(mostInBatch) }))
  .output(written.extend({ no: z.string() }))
  .errors({
    INVOICE_APPLICATION_NOT_FOUND: { status: 404 },
    ...notAllowed,
    ...invoiceStateRefused,
    ...applicationProblems,
    INVOICE_IN_BATCH: { status: 409, data: z.object({ no: z.string() }) },
    INVOICE_BATCH_ISSUERS: { status: 422 },
  });

/** What has no number yet is free again for another batch; the file that left is worth nothing. */
const revoke = command
  .route({ method: 'POST', path: '/invoice-batches/{no}/revoke' })
  .input(z.object({ no: batchNo }))
  .output(writtenMany)
  .errors({ ...noBatch, ...notAllowed });

/** The batch as a file for the bureau or the issuing software; what leaves the house is on record. */
const file = longHost
  .route({ method: 'POST', path: '/invoice-batches/{no}/file' })
  .input(z.object({ no: batchNo, format: z.enum(batchFormats) }))
  .output(z.file())
  .errors({ ...noBatch, ...notAllowed });

/** What a result file would do, row by row; nothing is written. */
const readResults = longHost
  .route({ method: 'POST', path: '/invoice-batches/results' })
  .input(z.object({ file: z.file() }))
  .output(
    z.object({
      lines: z.array(resultLine),
      /** What `invoices.applyResults` takes, of the lines that are ready. */
      results: z.array(issued),
    }),
  )
  .errors({ ...notAllowed, FILE_UNREADABLE: { status: 422, data: fileProblem } });

export const invoiceBatchesContract = { list, create, revoke, file, readResults };
