import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { quantityText } from '../../kernel/money/decimal-fields.ts';
import { documentLineFields, documentLineSums } from '../documents/document-line.model.ts';
import { orderLineFields } from '../orders/order-line.model.ts';

/** What a person types in a line: what an order's line says, with a cost of its own for the rights of contracts. */
export const contractLineFields = { ...orderLineFields, cost: documentLineFields().cost };

export const contractLine = z.object({
  id,
  contractId: id,
  ...contractLineFields,
  /** The line of a quote it was made of. */
  quoteLineId: id.nullable(),
  ...documentLineSums,
  revision: z.number().int(),
});
export type ContractLine = z.infer<typeof contractLine>;

/** A line as a page shows it: with what orders took of it. */
export const shownContractLine = contractLine.extend({ orderedQty: quantityText });
export type ShownContractLine = z.infer<typeof shownContractLine>;

/** One act on a line of a draft or of a contract that is being changed. */
export const contractLineEdit = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('put'),
    line: z.object({
      id,
      name: contractLineFields.name,
      ...z.object(contractLineFields).omit({ name: true }).partial().shape,
      quoteLineId: id.nullable().optional(),
    }),
  }),
  z.object({ act: z.literal('remove'), id }),
]);
export type ContractLineEdit = z.infer<typeof contractLineEdit>;
export type NewContractLine = Extract<ContractLineEdit, { act: 'put' }>['line'];
