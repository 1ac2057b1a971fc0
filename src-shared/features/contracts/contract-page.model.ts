import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { changeOutcomes, figure, rowNames } from '../documents/document.model.ts';
import { contract, contractSnapshot } from './contract.model.ts';
import { shownContractLine } from './contract-line.model.ts';

/** A row of the list: the record with the names a person reads, and what came of it by now, in fen. */
export const contractRow = contract.extend({
  ...rowNames,
  orderedAmount: figure,
  receivedAmount: figure,
  invoicedAmount: figure,
  /** Days until its end; negative: over since. Null where its end is not watched. */
  daysLeft: figure.nullable(),
});
export type ContractRow = z.infer<typeof contractRow>;

const related = z.object({
  id,
  no: z.string().nullable(),
  name: z.string(),
  relation: z.enum(['supplement', 'renewal', 'parent', 'renewed']),
});

const change = z.object({
  id,
  version: figure,
  reason: z.string(),
  outcome: z.enum(changeOutcomes).nullable(),
  before: contractSnapshot,
  after: contractSnapshot.nullable(),
  byName: z.string().nullable(),
  at: instant,
});

export const contractPage = contractRow.extend({
  contactName: z.string().nullable(),
  quoteNo: z.string().nullable(),
  opportunityName: z.string().nullable(),
  sellerName: z.string().nullable(),
  lines: z.array(shownContractLine),
  changes: z.array(change),
  /** Supplements and renewals, and what this one belongs to. */
  related: z.array(related),
  seesCost: z.boolean(),
});
export type ContractPage = z.infer<typeof contractPage>;

/** What all contracts of a list add up to, in fen. */
export const contractTotals = z.object({
  count: figure,
  amountIncl: figure,
  orderedAmount: figure,
  receivedAmount: figure,
  invoicedAmount: figure,
});
export type ContractTotals = z.infer<typeof contractTotals>;
