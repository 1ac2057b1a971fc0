import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { mostLines } from './quote.model.ts';
import { newQuoteLine, quoteLineFields } from './quote-line.model.ts';

/** A product as a line of a document, with its price. */
export const proposedLine = z.object({
  line: newQuoteLine,
  /** Equal price books: a person picks one and asks again with it. */
  choices: z.array(z.object({ bookId: id, name: z.string(), price: z.string() })),
  /** The price is of a book that is over. */
  isExpired: z.boolean(),
});
export type ProposedLine = z.infer<typeof proposedLine>;

/** Products whose lines are wanted. */
export const proposing = z.object({
  id,
  items: z
    .array(z.object({ productId: id, qty: quoteLineFields.qty.optional(), bookId: id.optional() }))
    .min(1)
    .max(mostLines),
});
