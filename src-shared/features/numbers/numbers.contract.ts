import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { docTypes, numberTemplate } from './number.model.ts';

/** What holds for each document type now, with the next number as an example; `decided` unless it is the default. */
const templates = query
  .route({ method: 'GET', path: '/number-templates' })
  .output(
    z.array(numberTemplate.extend({ decided: z.boolean(), branchCode: z.string().nullable(), next: z.number().int() })),
  );

/** For documents from now on. Blocks that devices hold under the template before are closed. */
const saveTemplate = command
  .route({ method: 'PUT', path: '/number-templates' })
  .input(numberTemplate)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid });

export const numberLoan = z.object({
  id,
  docType: z.enum(docTypes),
  branchName: z.string().nullable(),
  personName: z.string().nullable(),
  deviceId: z.string(),
  period: z.string(),
  firstNo: z.string(),
  lastNo: z.string(),
  count: z.number().int(),
  given: z.number().int(),
  lentAt: instant,
  closedAt: instant.nullable(),
});
export type NumberLoan = z.infer<typeof numberLoan>;

/** Where the numbers are that no document has: lent to whom, how many are given. Newest first. */
const loans = query
  .route({ method: 'GET', path: '/number-loans' })
  .input(z.object({ docType: z.enum(docTypes) }))
  .output(z.object({ rows: z.array(numberLoan) }));

/** What a document's number was before: provisional, or taken by another. */
const formerNumbers = query
  .route({ method: 'GET', path: '/former-numbers' })
  .input(z.object({ docType: z.enum(docTypes), no: z.string().max(120) }))
  .output(z.array(z.string()));

export const numbersContract = { templates, saveTemplate, loans, formerNumbers };
