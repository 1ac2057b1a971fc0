import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { query } from '../../kernel/procedure.ts';
import { searchKinds, searchRules } from '../../kernel/search/search-rules.ts';

/**
 * One search over all rooms: name, pinyin, initials, telephone, number, credit code, best first. Behind the customers that
 * it finds come their latest opportunities, quotes and orders.
 */
const quick = query
  .route({ method: 'GET', path: '/search' })
  .input(
    z.object({
      text: z.string().max(100),
      limit: z.number().int().min(1).max(100).default(20),
      kinds: z.array(z.enum(searchKinds)).max(searchKinds.length).optional(),
    }),
  )
  .output(
    z.array(
      z.object({
        kind: z.enum(searchKinds),
        id,
        title: z.string(),
        /** What tells two records of one name apart: the customer and title of a contact, the place of a customer, whose order it is. */
        subtitle: z.string().nullable(),
        rule: z.enum(searchRules),
      }),
    ),
  );

export const searchContract = { quick };
