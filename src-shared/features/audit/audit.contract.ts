import { z } from 'zod';
import { host, longHost } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { auditEntry, auditExportFormats, auditFilter } from './audit.model.ts';

/** Who did what, newest first. Reading it is recorded in it. On a device it is the device's own. */
const list = host
  .route({ method: 'GET', path: '/audit' })
  .input(
    auditFilter.extend({
      /** Go on before this record. */
      before: z.number().int().min(1).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
  )
  .output(z.object({ rows: z.array(auditEntry), next: z.number().int().nullable() }))
  .errors(notAllowed);

/** Whether every record is as it was written, with the signatures of this host. */
const verify = longHost
  .route({ method: 'POST', path: '/audit/verify' })
  .output(
    z.object({
      records: z.number().int(),
      head: z.string(),
      signedUpTo: z.number().int(),
      broken: z.object({ seq: z.number().int(), reason: z.string() }).nullable(),
    }),
  )
  .errors(notAllowed);

/**
 * `json`: an unbroken stretch of the chain with its signed heads and the heads of devices, which `outpost audit verify`
 * proves without a server. `csv`: the rows of a filter, with a signature of the file in `proof`.
 */
const exportFile = longHost
  .route({ method: 'POST', path: '/audit/export' })
  .input(auditFilter.extend({ format: z.enum(auditExportFormats) }))
  .output(z.object({ file: z.file(), proof: z.file().nullable(), records: z.number().int() }))
  .errors(notAllowed);

export const auditContract = { list, verify, export: exportFile };
